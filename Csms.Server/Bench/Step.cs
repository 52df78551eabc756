using Csms.Domain.Bench;

namespace Csms.Server.Bench;

/// <summary>A thing to do, and what is expected of it, seen from the side of the CSMS.</summary>
internal sealed record Step
{
    /// <summary>The same in every scenario that has this step.</summary>
    public required string Key { get; init; }

    /// <summary>What is expected, in words.</summary>
    public required string Title { get; init; }

    /// <summary>How long it may take. Where somebody is needed at a real station it begins when that is said to be done. Default a minute.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>What somebody is to do at the station; a simulated one does it by itself. Default null: nobody is needed.</summary>
    public BenchDeed? Deed { get; init; }

    /// <summary>Which card; null for any that may charge.</summary>
    public Func<Stage, string?>? Card { get; init; }

    /// <summary>Whether it is played after a failure too, since it brings the station back to how it was. Default false.</summary>
    public bool Always { get; init; }

    /// <summary>Returns what was seen, in words. Comes back when the expectation is met; waits for it as long as it is let.</summary>
    public required Func<Stage, CancellationToken, Task<string>> PlayAsync { get; init; }
}

/// <summary>What was expected did not happen, or something else did; the message says which, in words.</summary>
internal sealed class StepFailedException(string reason) : Exception(reason);
