namespace Csms.Storage.Files;

/// <summary>An image as stored. Times in milliseconds since 1970.</summary>
internal sealed class FirmwareRow
{
    public long Id { get; init; }

    public string Version { get; init; } = "";

    public string? Vendor { get; init; }

    public string? Model { get; init; }

    public long SizeBytes { get; init; }

    public string Sha256 { get; init; } = "";

    public string Md5 { get; init; } = "";

    public string? SigningCertificate { get; init; }

    public string? Signature { get; init; }

    public long UploadedAt { get; init; }

    public string Operator { get; init; } = "";
}

/// <summary>An update as stored, with the state of its request.</summary>
internal sealed class FirmwareUpdateRow
{
    public long StationNumber { get; init; }

    /// <summary>Filled in by lookups only.</summary>
    public string StationId { get; init; } = "";

    public int RequestId { get; init; }

    public long? FirmwareId { get; init; }

    public string? Location { get; init; }

    public string? Version { get; init; }

    public string? TokenHash { get; init; }

    public long BytesServed { get; init; }

    /// <summary>Of the image; filled in by lookups only.</summary>
    public long? SizeBytes { get; init; }

    public long? CampaignId { get; init; }

    public long AskedAt { get; init; }

    public int State { get; init; }

    public string? Status { get; init; }

    public string? Reason { get; init; }

    public long? EndedAt { get; init; }
}
