namespace Csms.Domain;

/// <summary>One page of a list.</summary>
/// <param name="Next">The cursor of the page after this one; null when there is none.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Which part of a list is asked for.</summary>
/// <param name="Limit">How many items at most, 1 to 1000.</param>
/// <param name="Cursor"><see cref="Page{T}.Next"/> of the page before; null for the first page.</param>
public sealed record PageRequest(int Limit = 100, string? Cursor = null)
{
    /// <summary>The cursor as the id that the page before ended with; null for the first page and for a cursor that is none.</summary>
    internal long? AfterId => long.TryParse(Cursor, out var id) ? id : null;

    /// <summary>Makes the page from its rows and one more, which tells whether there is a next one.</summary>
    internal Page<T> Cut<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, string> cursor, Func<TRow, T> item) => rows.Count > Limit
        ? new Page<T>([.. rows.Take(Limit).Select(item)], cursor(rows[Limit - 1]))
        : new Page<T>([.. rows.Select(item)], null);
}
