namespace Csms.Domain.LocalLists;

/// <summary>Where what a station has taken is not what it shall have; each a list of tokens.</summary>
/// <param name="Missing">It shall have them, and has not.</param>
/// <param name="Changed">It has them otherwise than it shall: another status, end or group, or other EVSEs.</param>
/// <param name="Surplus">It has them, and shall not.</param>
public sealed record LocalListDifference(IReadOnlyList<string> Missing, IReadOnlyList<string> Changed, IReadOnlyList<string> Surplus);
