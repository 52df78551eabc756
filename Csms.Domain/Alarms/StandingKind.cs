namespace Csms.Domain.Alarms;

/// <summary>The kinds of <see cref="AlarmSource.Station"/>: what lasts at a station and ends by itself.</summary>
public static class StandingKind
{
    /// <summary>A station that has been here is not connected.</summary>
    public const string Offline = "Offline";

    /// <summary>A connector, or the whole station, says that it is faulted.</summary>
    public const string Faulted = "Faulted";

    /// <summary>A transaction that charges, by what its station says, and whose meter has stopped.</summary>
    public const string NoEnergy = "NoEnergy";

    /// <summary>Messages that break the specification, refused or understood all the same.</summary>
    public const string Violations = "Violations";

    public static IReadOnlyList<string> All { get; } = [Offline, Faulted, NoEnergy, Violations];

    /// <summary>How long it lasts before it counts when the rule does not say.</summary>
    internal static int MinutesOf(string kind) => kind switch { Offline => 10, NoEnergy => 15, Violations => 10, _ => 0 };

    internal static int SeverityOf(string kind) => kind switch { NoEnergy => 5, Violations => 6, _ => 4 };

    /// <summary>How many violations count when the rule does not say.</summary>
    internal const int Times = 20;
}
