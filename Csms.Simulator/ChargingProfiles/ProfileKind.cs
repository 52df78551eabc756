namespace Csms.Simulator.ChargingProfiles;

/// <summary>What a schedule's periods are counted from.</summary>
internal enum ProfileKind
{
    Absolute,
    RecurringDaily,
    RecurringWeekly,

    /// <summary>The start of the transaction.</summary>
    Relative,
}
