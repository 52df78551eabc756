namespace Csms.Domain.Alarms;

/// <summary>Which signs raise an alarm. Of the rules that match, the first by position decides.</summary>
public sealed record AlarmRule
{
    /// <summary>The operator's name for it.</summary>
    public required string Id { get; init; }

    /// <summary>Rules are asked in ascending order; at the same position by id.</summary>
    public required int Position { get; init; }

    public required AlarmSource Source { get; init; }

    /// <summary>Which kinds, with <c>*</c> and <c>?</c>; case is ignored.</summary>
    public required string Kind { get; init; }

    /// <summary>Which stations, with <c>*</c> and <c>?</c>; case is ignored.</summary>
    public required string Station { get; init; }

    /// <summary><c>Alerting</c>, <c>Delta</c> or <c>Periodic</c>; null for any.</summary>
    public string? Trigger { get; init; }

    /// <summary>Only what is this grave or graver; null for all.</summary>
    public int? MaxSeverity { get; init; }

    /// <summary>False: what matches is no alarm.</summary>
    public required bool Raises { get; init; }

    /// <summary>The alarm's; null for the sign's own.</summary>
    public int? Severity { get; init; }

    /// <summary>For <see cref="AlarmSource.Station"/>: how long it lasts before it counts; for violations, within how long they are counted. Null for the kind's own.</summary>
    public int? Minutes { get; init; }

    /// <summary>How many violations within <see cref="Minutes"/>; null for the kind's own.</summary>
    public int? Times { get; init; }

    internal bool Matches(AlarmSign sign) =>
        Source == sign.Source
        && !(sign.Severity > MaxSeverity)
        && (Trigger is null || Trigger == sign.Trigger)
        && TextPattern.Matches(Kind, sign.Kind)
        && TextPattern.Matches(Station, sign.StationId);
}
