namespace Csms.Domain.Transfers;

/// <summary>A vendor's data that a station sent, and what it was answered.</summary>
public sealed record DataTransfer
{
    public required DateTimeOffset ReceivedAt { get; init; }

    public required string VendorId { get; init; }

    public string? MessageId { get; init; }

    /// <summary>As JSON; null for none. What a 1.6 station sent as text is the JSON that the text holds, where it holds any that was wanted.</summary>
    public string? DataJson { get; init; }

    public required TransferStatus Status { get; init; }

    /// <summary>Why, in words; null where there is nothing to say.</summary>
    public string? Reason { get; init; }

    /// <summary>The data of the answer, as JSON.</summary>
    public string? AnswerJson { get; init; }
}

public enum TransferStatus
{
    Accepted,
    Rejected,
    UnknownMessageId,
    UnknownVendorId,
}
