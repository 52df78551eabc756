namespace Csms.Domain.Operators;

/// <summary>Something that an operator did.</summary>
public record Deed
{
    public required string OperatorName { get; init; }

    /// <summary>What was done, such as <c>reset</c> or <c>PUT /tokens/4711</c>.</summary>
    public required string Action { get; init; }

    public string? StationId { get; init; }

    /// <summary>More about it, never a secret.</summary>
    public string? Detail { get; init; }

    /// <summary>The network address it was done from; null for what the server did by itself.</summary>
    public string? Address { get; init; }

    /// <summary>What was there before, as JSON, never a secret; null when that is not known, or nothing.</summary>
    public string? BeforeJson { get; init; }

    /// <summary>What is there now, as JSON, never a secret.</summary>
    public string? AfterJson { get; init; }
}

/// <summary>Who did what, and when.</summary>
public sealed record AuditLine : Deed
{
    public required DateTimeOffset At { get; init; }
}

/// <summary>Which lines are asked for; what is null is not asked for.</summary>
public sealed record AuditQuery
{
    public string? OperatorName { get; init; }

    public string? StationId { get; init; }

    /// <summary>Part of the action or of its detail.</summary>
    public string? Text { get; init; }

    /// <summary>The first instant.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The first instant after.</summary>
    public DateTimeOffset? To { get; init; }
}
