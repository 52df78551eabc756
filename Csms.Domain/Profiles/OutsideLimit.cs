namespace Csms.Domain.Profiles;

/// <summary>A limit that somebody else than the CSMS has set, such as a grid operator or the building's energy management.</summary>
public sealed record OutsideLimit
{
    /// <summary>The station's word: <c>EMS</c>, <c>SO</c>, <c>CSO</c>, <c>Other</c>.</summary>
    public required string Source { get; init; }

    /// <summary>0 for the whole station.</summary>
    public required int EvseId { get; init; }

    /// <summary>The grid depends on it.</summary>
    public required bool IsGridCritical { get; init; }

    /// <summary>All hold at once; empty where the station does not tell how much.</summary>
    public required IReadOnlyList<RequestedSchedule> Schedules { get; init; }

    /// <summary>When the station told. Filled in on storing.</summary>
    public DateTimeOffset NotedAt { get; init; }
}
