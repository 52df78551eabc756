using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Csms.Storage.Engine;

/// <summary>What SQLite's error codes mean to an operator.</summary>
internal static class SqliteFault
{
    /// <summary>Somebody else holds the file for a moment.</summary>
    public static bool IsBusy(SqliteException fault) => fault.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED;

    /// <summary>A statement of ours is wrong; the database is fine.</summary>
    public static bool IsOurs(SqliteException fault) =>
        fault.SqliteErrorCode is raw.SQLITE_ERROR or raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH or raw.SQLITE_RANGE or raw.SQLITE_TOOBIG or raw.SQLITE_MISUSE;

    public static DatabaseUnusableException Unusable(string path, SqliteException fault) => new($"The database {path} {Sentence(fault)}.", fault);

    private static string Sentence(SqliteException fault) => fault.SqliteErrorCode switch
    {
        raw.SQLITE_NOTADB => "is not a SQLite database, or is damaged at its beginning; restore it from a backup",
        raw.SQLITE_CORRUPT => "is damaged; restore it from a backup",
        raw.SQLITE_READONLY or raw.SQLITE_PERM => "is read-only; let the server's user write to it and to its folder",
        raw.SQLITE_FULL => "cannot grow: the disk is full",
        raw.SQLITE_CANTOPEN => "cannot be opened; check that the folder exists and may be written to",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "is held by another program",
        raw.SQLITE_IOERR => "cannot be read or written: the disk reports an error",
        _ => $"failed: {fault.Message}",
    };
}
