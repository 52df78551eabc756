namespace Csms.Domain.Stations;

/// <summary>A registered station, as last stored. A snapshot: <see cref="StationRegistry.FindAsync"/> gives the newest.</summary>
public sealed record Station
{
    public required StationKey Key { get; init; }

    public string Id => Key.Id;

    /// <summary>What the next BootNotification is answered.</summary>
    public required Registration Registration { get; init; }

    /// <summary>What the last BootNotification was answered, which holds until the next one; null before the first.</summary>
    public Registration? AnsweredRegistration { get; init; }

    /// <summary>OCPP security profile 0 to 3; 0 asks for no credentials.</summary>
    public required int SecurityProfile { get; init; }

    /// <summary>False for a station that leaves WebSocket pings unanswered (field report 14): its silence does not mean that it is gone.</summary>
    public bool AnswersPings { get; init; } = true;

    /// <summary><c>ocpp1.6</c> or <c>ocpp2.0.1</c>: what is assumed when the station offers no subprotocol (field report 15); null refuses it then.</summary>
    public string? DefaultSubprotocol { get; init; }

    /// <summary>The version spoken last, <c>1.6</c> or <c>2.0.1</c>; null before the first boot.</summary>
    public string? OcppVersion { get; init; }

    internal const string FlatVersion = "1.6";

    /// <summary>Whether its settings are keys, as in 1.6, and not variables of components.</summary>
    public bool HasFlatSettings => OcppVersion == FlatVersion;

    public string? Vendor { get; init; }

    public string? Model { get; init; }

    public string? SerialNumber { get; init; }

    public string? FirmwareVersion { get; init; }

    public bool HasPassword => Password is not null;

    internal PasswordHash? Password { get; init; }

    /// <summary>A password that the station was sent and has perhaps taken.</summary>
    internal PasswordHash? OfferedPassword { get; init; }
}
