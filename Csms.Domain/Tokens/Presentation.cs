using Csms.Domain.Stations;

namespace Csms.Domain.Tokens;

/// <summary>Where and when a token is presented. What is not known is not judged.</summary>
public sealed record Presentation
{
    public static Presentation Nowhere { get; } = new();

    public StationKey? Station { get; init; }

    /// <summary>Null, or 0, for the station as a whole.</summary>
    public int? Evse { get; init; }

    /// <summary>Null for now; a time that our clock has not reached counts as now.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What somebody else has decided, who is asked instead of the tokens.</summary>
    public Authorization? Verdict { get; init; }

    /// <summary>The token is there to stop: whether it may charge here and now is not asked.</summary>
    public bool IsStop { get; init; }

    /// <summary>An operator asks; no driver stands there.</summary>
    public bool IsDryRun { get; init; }
}
