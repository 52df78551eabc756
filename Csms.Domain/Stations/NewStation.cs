namespace Csms.Domain.Stations;

/// <summary>A station to register.</summary>
public sealed record NewStation
{
    /// <summary>1 to <see cref="StationRegistry.MaxIdLength"/> characters, no colon and no control characters: the user name of Basic authentication ends at one.</summary>
    public required string Id { get; init; }

    public Registration Registration { get; init; } = Registration.Accepted;

    public int SecurityProfile { get; init; } = 1;

    /// <summary>What the station's certificate has to name in security profile 3; each boot replaces it.</summary>
    public string? SerialNumber { get; init; }

    /// <inheritdoc cref="Station.AnswersPings"/>
    public bool AnswersPings { get; init; } = true;

    /// <inheritdoc cref="Station.DefaultSubprotocol"/>
    public string? DefaultSubprotocol { get; init; }

    /// <summary>16 to 64 characters; null generates one where the security profile asks for a password.</summary>
    public string? Password { get; init; }
}

/// <summary>What to change of a station; null keeps what there is.</summary>
public sealed record StationChange
{
    public Registration? Registration { get; init; }

    public int? SecurityProfile { get; init; }

    /// <summary>Lets the security profile go from 3 to 2.</summary>
    public bool AllowDowngrade { get; init; }

    /// <summary>Empty takes away what there is.</summary>
    public string? SerialNumber { get; init; }

    /// <inheritdoc cref="Station.AnswersPings"/>
    public bool? AnswersPings { get; init; }

    /// <summary><c>ocpp1.6</c> or <c>ocpp2.0.1</c>; empty takes away what there is.</summary>
    public string? DefaultSubprotocol { get; init; }

    public string? Password { get; init; }

    /// <summary>True makes a new password, which <see cref="StoredStation.GeneratedPassword"/> shows once.</summary>
    public bool GeneratePassword { get; init; }
}

/// <summary>A station as it was stored.</summary>
/// <param name="GeneratedPassword">The password when it was generated just now; it is kept only as a hash.</param>
public sealed record StoredStation(Station Station, string? GeneratedPassword);
