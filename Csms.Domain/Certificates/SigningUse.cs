namespace Csms.Domain.Certificates;

/// <summary>What a station wants a certificate of its own for.</summary>
public enum SigningUse
{
    /// <summary>To prove to this server who it is.</summary>
    Station,

    /// <summary>To prove to vehicles who it is (ISO 15118).</summary>
    V2G,
}
