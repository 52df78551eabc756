using Csms.Domain.Configuration;

namespace Csms.Domain.LocalLists;

/// <summary>What is to be sent to a station so that it has its list.</summary>
/// <param name="Parts">In this order; none when the station has all that it shall have.</param>
/// <param name="Wanted">How many tokens the station then has.</param>
/// <param name="TokenChanges">The state of the tokens that this was made from.</param>
public sealed record LocalListPlan(IReadOnlyList<LocalListPart> Parts, int Wanted, long TokenChanges, LocalListScope Scope, string? GroupId);

/// <summary>What a station takes. What is null it does not tell.</summary>
public sealed record LocalListLimits
{
    /// <summary>False when the station has no list, or it is switched off.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Why not, and what to do about it.</summary>
    public string? DisabledBecause { get; init; }

    public int? MaxEntries { get; init; }

    public required MessageLimits PerMessage { get; init; }
}
