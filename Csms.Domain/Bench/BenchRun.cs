using System.Text.Json;

namespace Csms.Domain.Bench;

/// <summary>A scenario played at a station, simulated or real.</summary>
public sealed record BenchRun
{
    public required long Id { get; init; }

    public required string StationId { get; init; }

    /// <summary>The scenario's name, such as <c>remote-start</c>.</summary>
    public required string Scenario { get; init; }

    /// <summary><c>1.6</c> or <c>2.0.1</c>.</summary>
    public required string OcppVersion { get; init; }

    /// <summary>Whether a station of the test bench played by itself what somebody does at a real one.</summary>
    public required bool IsSimulated { get; init; }

    /// <summary>Where it was played.</summary>
    public required int EvseId { get; init; }

    public required string OperatorName { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Null while it runs.</summary>
    public BenchVerdict? Verdict { get; init; }

    /// <summary>Why it was not passed, in a sentence.</summary>
    public string? Reason { get; init; }

    public required IReadOnlyList<BenchStep> Steps { get; init; }
}

/// <summary>How a run ended.</summary>
public enum BenchVerdict
{
    /// <summary>No step failed.</summary>
    Passed,

    Failed,

    /// <summary>By an operator, or because the server stopped.</summary>
    Cancelled,
}

/// <summary>Something to do, and what is expected of it.</summary>
public sealed record BenchStep
{
    /// <summary>The same in every scenario that has this step.</summary>
    public required string Key { get; init; }

    /// <summary>What is expected, in words.</summary>
    public required string Title { get; init; }

    public required BenchStepState State { get; init; }

    /// <summary>What was seen, or why it failed, in words; null before that.</summary>
    public string? Seen { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How long it may take.</summary>
    public required double LimitSeconds { get; init; }

    /// <summary>What somebody is to do at the station meanwhile; null when nobody is needed.</summary>
    public BenchWish? Asks { get; init; }

    /// <summary>What was said meanwhile, at most some dozen exchanges, as the message log keeps them.</summary>
    public required IReadOnlyList<BenchFrame> Frames { get; init; }
}

/// <summary>Where a step is, or how it ended.</summary>
public enum BenchStepState
{
    Waiting,
    Running,
    Passed,
    Failed,

    /// <summary>By whoever guides the run, or because a step before it failed.</summary>
    Skipped,
}

/// <summary>What somebody is to do at a station.</summary>
/// <param name="What">Which deed.</param>
/// <param name="EvseId">Where.</param>
/// <param name="IdToken">Which card; null for any that may charge.</param>
public sealed record BenchWish(BenchDeed What, int EvseId, string? IdToken);

/// <summary>The deeds of somebody who stands at a station.</summary>
public enum BenchDeed
{
    PlugIn,
    Unplug,
    PresentCard,

    /// <summary>A card that may not charge.</summary>
    PresentBlockedCard,

    /// <summary>Takes the network from the station.</summary>
    CutNetwork,
    RestoreNetwork,

    /// <summary>Puts the station into a fault, by its emergency stop for instance.</summary>
    Fault,
    ClearFault,
}

/// <summary>One exchange of a step.</summary>
/// <param name="Direction"><c>fromStation</c> or <c>toStation</c>: who sent the CALL.</param>
/// <param name="Kind"><c>result</c>, <c>error</c>, <c>none</c> for no answer, <c>invalid</c> for what is no message.</param>
public sealed record BenchFrame(
    DateTimeOffset At, string Direction, string MessageId, string Action, string Kind, JsonElement? Payload, JsonElement? Answer, string? Violations);
