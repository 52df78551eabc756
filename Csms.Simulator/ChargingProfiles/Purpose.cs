namespace Csms.Simulator.ChargingProfiles;

/// <summary>What a profile limits.</summary>
internal enum Purpose
{
    /// <summary>The whole station, by somebody else than the CSMS.</summary>
    ExternalConstraints,

    /// <summary>The whole station.</summary>
    StationMaximum,

    /// <summary>Any transaction that has no profile of its own.</summary>
    TransactionDefault,

    /// <summary>One transaction.</summary>
    Transaction,
}
