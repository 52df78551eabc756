namespace Csms.Domain.Profiles;

/// <summary>
/// How much may flow. Watts of all phases and amperes of each phase are kept side by side: turned into each other too early, a limit of three phases would
/// let a single one carry three times as much.
/// </summary>
/// <param name="Watts">All phases together; null for no such limit.</param>
/// <param name="Amperes">Each phase; null for no such limit.</param>
/// <param name="Phases">How many phases may carry it.</param>
internal readonly record struct Bound(decimal? Watts, decimal? Amperes, int Phases)
{
    // A gigawatt, or as many amperes: whatever is told, computing with it must not fail.
    private const decimal Most = 1_000_000_000;

    public static Bound Of(RateUnit unit, decimal limit, int phases)
    {
        var possible = Math.Clamp(limit, 0, Most);
        return unit == RateUnit.W ? new(possible, null, phases) : new(null, possible, phases);
    }

    /// <summary>Both hold.</summary>
    public Bound And(Bound other) => new(Lower(Watts, other.Watts), Lower(Amperes, other.Amperes), Math.Min(Phases, other.Phases));

    /// <summary>The limit in one unit, rounded down to the one decimal that OCPP has; null for none.</summary>
    /// <param name="volts">Of one phase.</param>
    public decimal? In(RateUnit unit, decimal volts)
    {
        var limit = unit == RateUnit.W ? Lower(Watts, Amperes * volts * Phases) : Lower(Amperes, Watts / (volts * Phases));
        return limit is { } exact ? Math.Floor(exact * 10) / 10 : null;
    }

    private static decimal? Lower(decimal? one, decimal? other) => one is null ? other : other is null ? one : Math.Min(one.Value, other.Value);
}
