namespace Csms.Domain.Readings;

/// <summary>What a meter showed at one moment.</summary>
/// <param name="At">By the station's clock.</param>
public sealed record MeterValue(DateTimeOffset At, IReadOnlyList<Sample> Samples);
