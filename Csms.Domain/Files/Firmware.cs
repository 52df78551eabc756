using Csms.Domain.Stations;

namespace Csms.Domain.Files;

/// <summary>An image in the library, ready to be offered to stations.</summary>
public sealed record Firmware
{
    public long Id { get; init; }

    /// <summary>What a station reports once it runs it.</summary>
    public required string Version { get; init; }

    /// <summary>Whose stations it is for; null for any.</summary>
    public string? Vendor { get; init; }

    /// <summary>Which model it is for; null for any.</summary>
    public string? Model { get; init; }

    public required long SizeBytes { get; init; }

    /// <summary>Of the image, in lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Of the image, in lower-case hex: what OCPP 2.0.1 names a published image by.</summary>
    public required string Md5 { get; init; }

    /// <summary>PEM: the certificate that signed it, and perhaps its authorities; null when it is not signed.</summary>
    public string? SigningCertificate { get; init; }

    /// <summary>In Base64, over the SHA-256 of the image; null when it is not signed.</summary>
    public string? Signature { get; init; }

    public DateTimeOffset UploadedAt { get; init; }

    public required string Operator { get; init; }

    /// <summary>Whether a station may have it.</summary>
    public bool IsFor(Station station) => (Vendor is null || Vendor == station.Vendor) && (Model is null || Model == station.Model);
}
