namespace Csms.Protocol;

/// <summary>A version of OCPP-J that the project speaks. The security extension of 1.6 is part of <see cref="Ocpp16"/>.</summary>
public enum OcppVersion
{
    Ocpp16,
    Ocpp201,
}

/// <summary>How a version is called on the wire and for people.</summary>
public static class OcppVersionNames
{
    extension(OcppVersion version)
    {
        /// <summary>The WebSocket subprotocol: <c>ocpp1.6</c>, <c>ocpp2.0.1</c>.</summary>
        public string Subprotocol => "ocpp" + version.Number;

        /// <summary>The version's number: <c>1.6</c>, <c>2.0.1</c>.</summary>
        public string Number => version switch
        {
            OcppVersion.Ocpp16 => "1.6",
            OcppVersion.Ocpp201 => "2.0.1",
            _ => throw new ArgumentOutOfRangeException(nameof(version), version, null),
        };
    }

    /// <summary>The version of a subprotocol name, or null for a name that is not ours.</summary>
    public static OcppVersion? FromSubprotocol(string subprotocol) => subprotocol switch
    {
        "ocpp1.6" => OcppVersion.Ocpp16,
        "ocpp2.0.1" => OcppVersion.Ocpp201,
        _ => null,
    };
}
