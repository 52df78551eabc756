using Csms.Domain.Requests;

namespace Csms.Domain.Customers;

/// <summary>What a station knows of a customer, in its own words.</summary>
public sealed record CustomerReport
{
    public required int RequestId { get; init; }

    public required RequestState State { get; init; }

    /// <summary>Why it ended as it did; null while it runs and when all went well.</summary>
    public string? Reason { get; init; }

    /// <summary>What has come so far, in the order of its parts; null when there is nothing, or nothing any more.</summary>
    public string? Text { get; init; }

    /// <summary>It has been here, and was deleted when its time was over.</summary>
    public required bool IsDeleted { get; init; }
}

/// <summary>One part of what a station says of a customer.</summary>
public sealed record CustomerReportPart(int RequestId, int SeqNo, DateTimeOffset GeneratedAt, bool MoreFollows, string Text);
