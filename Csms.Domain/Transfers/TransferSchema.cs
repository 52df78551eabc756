namespace Csms.Domain.Transfers;

/// <summary>What was agreed with a vendor about one of its messages.</summary>
public sealed record TransferSchema
{
    public required string VendorId { get; init; }

    /// <summary>Null for the vendor's messages that carry no id.</summary>
    public string? MessageId { get; init; }

    /// <summary>The JSON Schema of the message's data.</summary>
    public required string Json { get; init; }

    public DateTimeOffset ChangedAt { get; init; }
}
