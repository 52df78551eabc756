namespace Csms.Domain.Transfers;

/// <summary>Another system that handles a vendor's data.</summary>
public sealed record WebHook
{
    public required string VendorId { get; init; }

    /// <summary>http or https.</summary>
    public required string Url { get; init; }

    /// <summary>Sent along, so that whoever is asked knows who asks; null for none.</summary>
    public string? Secret { get; init; }

    /// <summary>How long an answer may take; the station waits for it.</summary>
    public required TimeSpan Timeout { get; init; }

    public DateTimeOffset ChangedAt { get; init; }
}
