namespace Csms.Domain.Operators;

/// <summary>Somebody who may use the HTTP API.</summary>
public sealed record Operator
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }
}

/// <summary>An operator with the key that is shown once.</summary>
public sealed record NewOperator(Operator Operator, string ApiKey);

/// <summary>Who did what, and when.</summary>
public sealed record AuditLine
{
    public required DateTimeOffset At { get; init; }

    public required string OperatorName { get; init; }

    /// <summary>What was done, such as <c>reset</c> or <c>PUT /tokens/4711</c>.</summary>
    public required string Action { get; init; }

    public string? StationId { get; init; }

    /// <summary>More about it, never a secret.</summary>
    public string? Detail { get; init; }
}
