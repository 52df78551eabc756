using Csms.Domain.Stations;

namespace Csms.Server.Api;

/// <summary>A station to register.</summary>
internal sealed record NewStationBody
{
    /// <summary>1 to 48 characters, no colon.</summary>
    public required string Id { get; init; }

    /// <summary>What its BootNotification is answered. Default Accepted.</summary>
    public Registration? Registration { get; init; }

    /// <summary>0 to 3. Default 1.</summary>
    public int? SecurityProfile { get; init; }

    /// <summary>What the certificate of security profile 3 has to name. Default: the id, until a boot tells the serial number.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>False for a station that leaves WebSocket pings unanswered; it is then not dropped for it. Default true.</summary>
    public bool? AnswersPings { get; init; }

    /// <summary><c>ocpp1.6</c> or <c>ocpp2.0.1</c>: assumed when the station offers no subprotocol. Default: it is then refused.</summary>
    public string? DefaultSubprotocol { get; init; }

    /// <summary>16 to 40 characters. Default: one is generated where the security profile asks for one.</summary>
    public string? Password { get; init; }
}

/// <summary>What to change of a station; what is left out stays.</summary>
internal sealed record StationChangeBody
{
    /// <summary>May be there, but cannot be changed.</summary>
    public string? Id { get; init; }

    public Registration? Registration { get; init; }

    /// <summary>Never lower than it is, but for 3 to 2 with <see cref="AllowDowngrade"/>.</summary>
    public int? SecurityProfile { get; init; }

    /// <summary>True lets the security profile go from 3 to 2 (OCPP 2.0.1 errata 2.5). Default false.</summary>
    public bool? AllowDowngrade { get; init; }

    /// <summary>What the certificate of security profile 3 has to name; empty takes away what there is.</summary>
    public string? SerialNumber { get; init; }

    public bool? AnswersPings { get; init; }

    /// <summary>Empty takes away what there is.</summary>
    public string? DefaultSubprotocol { get; init; }

    public string? Password { get; init; }

    /// <summary>True makes a new password, which the answer shows once.</summary>
    public bool? GeneratePassword { get; init; }
}
