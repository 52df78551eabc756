namespace Csms.Protocol;

/// <summary>Why a CALL was not answered with a CALLRESULT. OCPP-J 1.6 §4.2.3, OCPP 2.0.1 Part 4 §4.3.</summary>
public enum RpcErrorCode
{
    NotImplemented,
    NotSupported,
    InternalError,
    ProtocolError,
    SecurityError,

    /// <summary>Syntactically wrong; on the wire <c>FormationViolation</c> in 1.6.</summary>
    FormatViolation,
    PropertyConstraintViolation,

    /// <summary>Too few or too many of something; on the wire <c>OccurenceConstraintViolation</c>, one r, in 1.6.</summary>
    OccurrenceConstraintViolation,
    TypeConstraintViolation,
    GenericError,

    /// <summary>2.0.1 only; 1.6 has no such answer.</summary>
    MessageTypeNotSupported,

    /// <summary>2.0.1 only; 1.6 says <c>ProtocolError</c>.</summary>
    RpcFrameworkError,
}

/// <summary>The spelling of an error code in each version.</summary>
public static class RpcErrorCodeNames
{
    /// <summary>The code as <paramref name="version"/> writes it.</summary>
    public static string OnTheWire(this RpcErrorCode code, OcppVersion version) => (version, code) switch
    {
        (OcppVersion.Ocpp16, RpcErrorCode.FormatViolation) => "FormationViolation",
        (OcppVersion.Ocpp16, RpcErrorCode.OccurrenceConstraintViolation) => "OccurenceConstraintViolation",
        (OcppVersion.Ocpp16, RpcErrorCode.RpcFrameworkError) => "ProtocolError",
        (OcppVersion.Ocpp16, RpcErrorCode.MessageTypeNotSupported) => "NotSupported",
        _ => code.ToString(),
    };
}
