namespace Csms.Domain.Stations;

/// <summary>Why a station was not let in. Stored as numbers: words may be added at the end, never moved.</summary>
public enum KnockKind
{
    UnknownStation,

    /// <summary>No password, or a wrong one.</summary>
    Credentials,

    /// <summary>It offers no version of OCPP that we speak.</summary>
    Subprotocol,

    /// <summary>Its certificate is not good, or it comes without TLS.</summary>
    Certificate,
}
