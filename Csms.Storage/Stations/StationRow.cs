namespace Csms.Storage.Stations;

/// <summary>A station as stored.</summary>
internal sealed class StationRow
{
    public long Number { get; init; }

    public string Id { get; init; } = "";

    public int Registration { get; set; }

    public int? AnsweredRegistration { get; init; }

    public int SecurityProfile { get; set; }

    public bool AnswersPings { get; set; } = true;

    public string? DefaultSubprotocol { get; set; }

    public byte[]? PasswordSalt { get; set; }

    public byte[]? PasswordHash { get; set; }

    public byte[]? OfferedSalt { get; set; }

    public byte[]? OfferedHash { get; set; }

    public string? OcppVersion { get; init; }

    public string? Vendor { get; init; }

    public string? Model { get; init; }

    public string? SerialNumber { get; set; }

    public string? FirmwareVersion { get; init; }

    public string? Iccid { get; init; }

    public string? Imsi { get; init; }

    public string? MeterType { get; init; }

    public string? MeterSerialNumber { get; init; }

    public string? BootReason { get; init; }

    public long? BootedAt { get; init; }

    public long? LastSeenAt { get; init; }

    public long CreatedAt { get; init; }
}

/// <summary>A connector's state as stored.</summary>
internal sealed class ConnectorRow
{
    public long StationNumber { get; init; }

    public int Evse { get; init; }

    public int Connector { get; init; }

    public string Status { get; init; } = "";

    public long StatusAt { get; init; }

    public long ReceivedAt { get; init; }

    public string? ErrorCode { get; init; }

    public string? VendorErrorCode { get; init; }

    public string? ErrorDetail { get; init; }
}
