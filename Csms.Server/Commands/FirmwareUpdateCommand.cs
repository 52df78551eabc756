namespace Csms.Server.Commands;

/// <summary>Asks a station to fetch and install firmware: an image of the library, or one that lies elsewhere.</summary>
public sealed record FirmwareUpdateCommand
{
    /// <summary>Of the library.</summary>
    public long? FirmwareId { get; init; }

    /// <summary>Where the image lies when it is not of the library: http, https, ftp or sftp.</summary>
    public string? Url { get; init; }

    /// <summary>With <see cref="Url"/>: what the station is going to report. Default: the station's own word is all there is.</summary>
    public string? Version { get; init; }

    /// <summary>With <see cref="Url"/>: PEM of the certificate that signed the image.</summary>
    public string? SigningCertificate { get; init; }

    /// <summary>With <see cref="Url"/>: in Base64, over the SHA-256 of the image.</summary>
    public string? Signature { get; init; }

    /// <summary>When the station fetches it. Default: now.</summary>
    public DateTimeOffset? RetrieveAt { get; init; }

    /// <summary>When the station installs it. Default: as soon as it can. Not for unsigned updates of 1.6 stations.</summary>
    public DateTimeOffset? InstallAt { get; init; }

    /// <summary>How often the station tries again when the download fails. Default: as it likes.</summary>
    public int? Retries { get; init; }

    /// <summary>How long it waits between two tries. Default: as it likes.</summary>
    public int? RetryIntervalSeconds { get; init; }
}

/// <summary>What is to be installed, checked and with the URL that this station fetches it from.</summary>
internal sealed record OfferedFirmware
{
    public required string Url { get; init; }

    public required DateTimeOffset RetrieveAt { get; init; }

    public DateTimeOffset? InstallAt { get; init; }

    public string? SigningCertificate { get; init; }

    public string? Signature { get; init; }

    public int? Retries { get; init; }

    public int? RetryIntervalSeconds { get; init; }
}

/// <summary>Asks a local controller to offer an image to the stations behind it. OCPP 2.0.1 L03.</summary>
public sealed record PublishFirmwareCommand
{
    public required long FirmwareId { get; init; }

    public int? Retries { get; init; }

    public int? RetryIntervalSeconds { get; init; }
}
