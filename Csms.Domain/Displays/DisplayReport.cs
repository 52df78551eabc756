namespace Csms.Domain.Displays;

/// <summary>A part of what a station says of its messages.</summary>
public sealed record DisplayReport
{
    public required int RequestId { get; init; }

    public required IReadOnlyList<DisplayMessage> Messages { get; init; }

    /// <summary>True while more parts follow.</summary>
    public required bool MoreFollows { get; init; }
}
