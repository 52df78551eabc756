namespace Csms.Domain.Stations;

/// <summary>An unknown station that tried to connect.</summary>
public sealed record Knock
{
    public required string StationId { get; init; }

    /// <summary>The network address of the last attempt.</summary>
    public required string Address { get; init; }

    /// <summary>Why it was refused, in words.</summary>
    public required string Reason { get; init; }

    public required long Count { get; init; }

    public required DateTimeOffset FirstAt { get; init; }

    public required DateTimeOffset LastAt { get; init; }
}
