namespace Csms.Simulator;

/// <summary>A frame that a station sent or received.</summary>
/// <param name="At">When, by the station's clock.</param>
/// <param name="Text">The frame as it was on the wire.</param>
public sealed record StationFrame(DateTimeOffset At, string Text);
