namespace Csms.Domain;

/// <summary>One page of a list.</summary>
/// <param name="Next">The cursor of the page after this one; null when there is none.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Which part of a list is asked for.</summary>
/// <param name="Limit">How many items at most, 1 to 1000.</param>
/// <param name="Cursor"><see cref="Page{T}.Next"/> of the page before; null for the first page.</param>
public readonly record struct PageRequest(int Limit = 100, string? Cursor = null);
