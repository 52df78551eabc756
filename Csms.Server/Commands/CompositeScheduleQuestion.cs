using Csms.Domain.Profiles;

namespace Csms.Server.Commands;

/// <summary>Asks for the limits that follow from all profiles together.</summary>
/// <param name="EvseId">0 for the station's grid connection.</param>
/// <param name="DurationSeconds">How far ahead.</param>
/// <param name="Unit">Null lets the station choose.</param>
internal sealed record CompositeScheduleQuestion(int EvseId, int DurationSeconds, RateUnit? Unit);

/// <summary>The limits that follow from all profiles together.</summary>
public sealed record CompositeScheduleAnswer : CommandAnswer
{
    /// <summary>What the station has computed. Null unless it was asked and accepted.</summary>
    public CompositeSchedule? Schedule { get; init; }

    /// <summary>What the server has computed from the profiles that it has kept. Null unless that was asked for.</summary>
    public CompositeSchedule? Computed { get; init; }

    /// <summary>Where the two differ by more than rounding. Null unless both were asked for and came.</summary>
    public IReadOnlyList<CompositeDifference>? Differences { get; init; }
}
