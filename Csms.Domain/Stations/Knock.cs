namespace Csms.Domain.Stations;

/// <summary>A station that tried to connect and was refused: an unknown one, or a registered one that cannot prove who it is.</summary>
public sealed record Knock
{
    public required string StationId { get; init; }

    /// <summary>The network address of the last attempt.</summary>
    public required string Address { get; init; }

    public required KnockKind Kind { get; init; }

    /// <summary>Whether a station of this id is registered.</summary>
    public required bool IsRegistered { get; init; }

    /// <summary>Why it was refused the last time, in words.</summary>
    public required string Reason { get; init; }

    public required long Count { get; init; }

    public required DateTimeOffset FirstAt { get; init; }

    public required DateTimeOffset LastAt { get; init; }
}
