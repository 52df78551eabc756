namespace Csms.Domain.Certificates;

/// <summary>What a station holds a certificate of others for.</summary>
public enum InstalledUse
{
    /// <summary>Root of this server's certificate.</summary>
    Csms,

    /// <summary>Root of the manufacturer's signatures on firmware.</summary>
    Manufacturer,

    /// <summary>Root of the stations' certificates that vehicles check.</summary>
    V2G,

    /// <summary>Root of contract certificates.</summary>
    MobilityOperator,

    /// <summary>The station's own certificate towards vehicles, with its authorities. It is listed, not installed.</summary>
    V2GChain,
}
