namespace Csms.Benchmarks.Report;

/// <summary>One measured figure, against its bar.</summary>
internal sealed record Figure
{
    /// <summary>What was measured, as the table of <c>docs/performance.md</c> calls it.</summary>
    public required string Name { get; init; }

    /// <summary>The sub-command that measures it.</summary>
    public required string Command { get; init; }

    /// <summary>The figure; not a number when there was no measurement.</summary>
    public double Value { get; init; } = double.NaN;

    /// <summary>What stands behind the figure: <c>×</c>, <c>of the echo</c>, <c>ms</c>.</summary>
    public required string Unit { get; init; }

    public Bar? Bar { get; init; }

    /// <summary>The absolute values that the figure was made from, and others worth knowing.</summary>
    public IReadOnlyList<Absolute> Absolutes { get; init; } = [];

    /// <summary>Why there is no figure, or what was wrong although there is one.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether the bar is reached; null when there is none and nothing went wrong.</summary>
    public bool? Passed => Fault is not null ? false : Bar?.IsReachedBy(Value);
}

/// <summary>What a figure must reach.</summary>
/// <param name="Limit">The bar itself, in the figure's unit.</param>
/// <param name="IsFloor">Whether the figure must not be below it; otherwise it must not be above it.</param>
internal readonly record struct Bar(double Limit, bool IsFloor)
{
    public static Bar AtLeast(double limit) => new(limit, IsFloor: true);

    public static Bar AtMost(double limit) => new(limit, IsFloor: false);

    public bool IsReachedBy(double value) => IsFloor ? value >= Limit : value <= Limit;

    public override string ToString() => $"{(IsFloor ? "≥" : "≤")} {Limit:#,0.###}";
}

/// <summary>A value as it was measured.</summary>
internal sealed record Absolute(string Name, double Value, string Unit)
{
    public override string ToString() => $"{Name} {Numbers.Text(Value)} {Unit}".TrimEnd();
}
