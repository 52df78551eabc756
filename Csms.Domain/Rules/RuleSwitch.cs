namespace Csms.Domain.Rules;

/// <summary>A leniency rule that an operator has switched.</summary>
/// <param name="StationId">Null: for all stations. A station's own switch wins over the one for all.</param>
public sealed record RuleSwitch(string RuleId, string? StationId, bool Enabled);

/// <summary>How often a station needed a leniency rule.</summary>
public sealed record DeviationCount(string StationId, string RuleId, long Count, DateTimeOffset FirstAt, DateTimeOffset LastAt);
