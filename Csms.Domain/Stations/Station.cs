namespace Csms.Domain.Stations;

/// <summary>A registered station, as last stored. A snapshot: <see cref="StationRegistry.FindAsync"/> gives the newest.</summary>
public sealed record Station
{
    public required StationKey Key { get; init; }

    public string Id => Key.Id;

    public required Registration Registration { get; init; }

    /// <summary>OCPP security profile 0 to 3; 0 asks for no credentials.</summary>
    public required int SecurityProfile { get; init; }

    /// <summary>The version spoken last, <c>1.6</c> or <c>2.0.1</c>; null before the first boot.</summary>
    public string? OcppVersion { get; init; }

    public string? Vendor { get; init; }

    public string? Model { get; init; }

    public string? SerialNumber { get; init; }

    public string? FirmwareVersion { get; init; }

    public bool HasPassword => Password is not null;

    internal PasswordHash? Password { get; init; }
}
