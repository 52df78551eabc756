using Csms.Storage.Certificates;

namespace Csms.Domain.Certificates;

/// <summary>How far a station's wish for a certificate has come.</summary>
public enum SigningState
{
    /// <summary>The authority has not signed it yet.</summary>
    Requested = SigningRow.Requested,

    /// <summary>Signed, and on its way to the station.</summary>
    Issued = SigningRow.Issued,

    /// <summary>The station took it and uses it.</summary>
    Accepted = SigningRow.Accepted,

    /// <summary>The station refused it.</summary>
    Rejected = SigningRow.Rejected,

    /// <summary>The authority refused it, or nobody could be reached for too long.</summary>
    Failed = SigningRow.Failed,

    /// <summary>A newer one took its place.</summary>
    Replaced = SigningRow.Replaced,
}
