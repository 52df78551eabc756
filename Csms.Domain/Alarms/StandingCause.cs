namespace Csms.Domain.Alarms;

/// <summary>Something that lasts at a station and that a rule raises an alarm for.</summary>
/// <param name="Since">By our clock.</param>
/// <param name="IsDue">False: it has not lasted long enough to raise an alarm, and one that was raised for it stays.</param>
internal sealed record StandingCause(AlarmSign Sign, long Since, int Severity, bool IsDue = true);
