namespace Csms.Storage.Bench;

/// <summary>A run of a scenario as stored.</summary>
internal sealed class BenchRunRow
{
    public long Id { get; init; }

    public string StationId { get; init; } = "";

    public string Scenario { get; init; } = "";

    public string OcppVersion { get; init; } = "";

    public bool IsSimulated { get; init; }

    public int Evse { get; init; }

    public string OperatorName { get; init; } = "";

    public long StartedAt { get; init; }

    public long? EndedAt { get; init; }

    public int? Verdict { get; init; }

    public string? Reason { get; init; }

    public string StepsJson { get; init; } = "[]";
}
