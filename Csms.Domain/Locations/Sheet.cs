namespace Csms.Domain.Locations;

/// <summary>A table of locations and what stands there, one line for each connector, as read from a file.</summary>
/// <param name="Columns">The names in its first line.</param>
public sealed record Sheet(IReadOnlyList<string> Columns, IReadOnlyList<SheetLine> Lines);

/// <param name="Number">The line of the file on which it begins, from 1.</param>
public sealed record SheetLine(int Number, IReadOnlyList<string> Cells);

/// <summary>What is wrong in a table.</summary>
/// <param name="Line">The line of the file, from 1.</param>
/// <param name="Column">Null for the line as a whole.</param>
public sealed record SheetFault(int Line, string? Column, string Text);

/// <summary>What a table changes, or would change.</summary>
public sealed record SheetOutcome
{
    /// <summary>True: nothing was changed; it was asked for so, or there are faults.</summary>
    public required bool IsDryRun { get; init; }

    public required int Lines { get; init; }

    public required int New { get; init; }

    public required int Changed { get; init; }

    public required int Unchanged { get; init; }

    /// <summary>What is new or changed, in the order of the table; the first thousand.</summary>
    public required IReadOnlyList<SheetChange> Changes { get; init; }

    /// <summary>The first hundred; with one of them, nothing of the table is taken.</summary>
    public required IReadOnlyList<SheetFault> Faults { get; init; }

    public required int FaultCount { get; init; }
}

/// <summary>What becomes of a location, or of something that stands there.</summary>
/// <param name="Line">Where the table tells of it first.</param>
/// <param name="Id">The location's id, the station's id, or the station's id with the numbers of EVSE and connector.</param>
public sealed record SheetChange(int Line, SheetKind Kind, string Id, bool IsNew, IReadOnlyList<CellChange> Cells);

/// <summary>A cell that is another than what was known.</summary>
public sealed record CellChange(string Column, string? Before, string? After);

/// <summary>What a line of a table tells of.</summary>
public enum SheetKind
{
    Location,
    Station,
    Evse,
    Connector,
}
