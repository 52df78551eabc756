namespace Csms.Storage.Certificates;

/// <summary>A certificate that a station asked for, as stored. Times in milliseconds since 1970.</summary>
internal sealed class SigningRow
{
    public const int Requested = 0;
    public const int Issued = 1;
    public const int Accepted = 2;
    public const int Rejected = 3;
    public const int Failed = 4;
    public const int Replaced = 5;

    public long Number { get; set; }

    public long StationNumber { get; init; }

    /// <summary>Filled in by lookups only.</summary>
    public string StationId { get; init; } = "";

    public string Use { get; init; } = "";

    public string Fingerprint { get; init; } = "";

    public string Csr { get; init; } = "";

    public string Subject { get; set; } = "";

    public int State { get; set; }

    public int Attempts { get; set; }

    public long NextTryAt { get; set; }

    public long CreatedAt { get; init; }

    public string? Chain { get; set; }

    public string? Issuer { get; set; }

    public string? SerialNumber { get; set; }

    public long? NotBefore { get; set; }

    public long? NotAfter { get; set; }

    public long? AnsweredAt { get; set; }

    public string? Reason { get; set; }

    public int Announced { get; set; }

    public long? RenewalAskedAt { get; set; }

    public bool IsOpen => State is Requested or Issued;
}
