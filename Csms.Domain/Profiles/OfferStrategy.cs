namespace Csms.Domain.Profiles;

/// <summary>
/// What a vehicle is offered: within the limits of the place the lowest even power that brings its energy by its departure, so that others have the rest;
/// without energy or departure, or when time is short, all that the limits leave.
/// </summary>
public static class OfferStrategy
{
    /// <summary>How far an offer reaches when the vehicle does not say when it leaves.</summary>
    private const int UnknownStaySeconds = 24 * 3600;

    private const int LongestSeconds = 7 * 24 * 3600;

    // What is lost on the way into the battery.
    private const decimal Losses = 1.1m;

    /// <summary>How many seconds an offer covers.</summary>
    public static int Horizon(EvNeeds needs, DateTimeOffset from) =>
        needs.DepartureAt is { } departure ? (int)Math.Clamp((departure - from).TotalSeconds, 1, LongestSeconds) : UnknownStaySeconds;

    /// <param name="limits">What the place allows, in watts, over the horizon.</param>
    /// <param name="unit">The unit of the offer.</param>
    /// <param name="maxPeriods">How many periods vehicle and station can take.</param>
    public static RequestedSchedule Offer(EvNeeds needs, CompositeSchedule limits, RateUnit unit, int maxPeriods)
    {
        var horizon = limits.DurationSeconds ?? UnknownStaySeconds;
        var steps = limits.Periods
            .Select((period, i) => new Step(
                period.StartSeconds,
                (i + 1 < limits.Periods.Count ? limits.Periods[i + 1].StartSeconds : horizon) - period.StartSeconds,
                Math.Min(period.Limit ?? decimal.MaxValue, needs.MaxWatts)))
            .ToList();
        var level = needs is { EnergyWh: { } energy, DepartureAt: not null } ? Math.Max(Level(steps, energy * Losses), needs.MinWatts) : decimal.MaxValue;
        var offered = Fit(steps.Select(step => step with { Watts = Math.Min(step.Watts, level) }), maxPeriods);
        return new RequestedSchedule
        {
            Unit = unit,
            StartsAt = limits.StartsAt,
            DurationSeconds = horizon,
            Periods =
            [
                .. offered.Select(step => new RequestedPeriod
                {
                    StartSeconds = step.Start,
                    Limit = Bound.Of(RateUnit.W, step.Watts, needs.Phases).In(unit, Mains.Volts) ?? 0,
                    Phases = needs.IsDirect ? null : needs.Phases,
                }),
            ],
        };
    }

    /// <summary>The lowest power that, cut by the limits, brings the energy; more than any limit when none does.</summary>
    private static decimal Level(List<Step> steps, decimal energyWh)
    {
        // Below the lowest limit all time counts; each step whose limit is reached contributes that limit and no more.
        var missing = energyWh * 3600;
        var seconds = steps.Sum(step => (decimal)step.Seconds);
        foreach (var step in steps.OrderBy(step => step.Watts))
        {
            if (step.Watts * seconds >= missing)
                return Math.Ceiling(missing / seconds);
            missing -= step.Watts * step.Seconds;
            seconds -= step.Seconds;
        }
        return decimal.MaxValue;
    }

    /// <summary>Joins neighbours until they are few enough, those first that lose the least energy; the lower power holds for both.</summary>
    private static LinkedList<Step> Fit(IEnumerable<Step> steps, int maxPeriods)
    {
        var chain = new LinkedList<Step>();
        foreach (var step in steps)
        {
            if (chain.Last is { } last && last.Value.Watts == step.Watts)
                last.Value = last.Value.Join(step);
            else
                chain.AddLast(step);
        }
        // What would be lost by joining a step with the next one. What has changed since is put in anew, and the old entry passed over.
        var losses = new PriorityQueue<(LinkedListNode<Step> Node, Step One, Step Next), (decimal Lost, int Start)>();
        for (var node = chain.First; node is not null; node = node.Next)
            Weigh(node);
        while (chain.Count > Math.Max(1, maxPeriods))
        {
            var (node, one, next) = losses.Dequeue();
            if (node.List is null || node.Value != one || node.Next?.Value != next)
                continue;
            node.Value = one.Join(next);
            chain.Remove(node.Next);
            Weigh(node);
            if (node.Previous is { } previous)
                Weigh(previous);
        }
        return chain;

        void Weigh(LinkedListNode<Step> node)
        {
            if (node.Next is { } next)
                losses.Enqueue((node, node.Value, next.Value), (node.Value.Lost(next.Value), node.Value.Start));
        }
    }

    private readonly record struct Step(int Start, int Seconds, decimal Watts)
    {
        public Step Join(Step next) => this with { Seconds = Seconds + next.Seconds, Watts = Math.Min(Watts, next.Watts) };

        public decimal Lost(Step next) => Watts > next.Watts ? (Watts - next.Watts) * Seconds : (next.Watts - Watts) * next.Seconds;
    }
}
