namespace Csms.Server.Commands;

/// <summary>What a station answered to a command.</summary>
public record CommandAnswer
{
    /// <summary>The station's own word, such as <c>Accepted</c> or <c>Rejected</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Why, as a code; only 2.0.1 stations say.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>Why, in words; only 2.0.1 stations say.</summary>
    public string? ReasonText { get; init; }
}
