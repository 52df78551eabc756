using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Csms.Storage.Engine;

/// <summary>
/// A prepared statement of the writer's hot path. Parameters are bound in the order in which their names first appear in the text; after
/// <see cref="Run"/>, or the last <see cref="Step"/>, it is ready to be bound again.
/// </summary>
internal sealed class Statement : IDisposable
{
    private const int MaxStackText = 256;

    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private int _bound;

    public Statement(SqliteConnection connection, string sql)
    {
        _connection = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_connection, sql, out _statement));
    }

    public Statement Bind(long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, ++_bound, value));
        return this;
    }

    public Statement Bind(long? value) => value is { } known ? Bind(known) : BindNull();

    public Statement Bind(string? value)
    {
        if (value is null)
            return BindNull();
        if (value.Length > MaxStackText)
        {
            Check(raw.sqlite3_bind_text(_statement, ++_bound, value));
            return this;
        }
        Span<byte> utf8 = stackalloc byte[MaxStackText * 3];
        return BindText(utf8[..Encoding.UTF8.GetBytes(value, utf8)]);
    }

    public Statement Bind(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            Check(raw.sqlite3_bind_zeroblob(_statement, ++_bound, 0));
            return this;
        }
        Check(raw.sqlite3_bind_blob(_statement, ++_bound, value));
        return this;
    }

    public Statement BindText(ReadOnlySpan<byte> utf8)
    {
        // An empty span would be bound as null.
        Check(utf8.IsEmpty ? raw.sqlite3_bind_text(_statement, ++_bound, "") : raw.sqlite3_bind_text(_statement, ++_bound, utf8));
        return this;
    }

    /// <summary>Executes a statement that returns no rows.</summary>
    public void Run()
    {
        while (Step())
        {
            // Rows of a statement that was not asked for them.
        }
    }

    /// <summary>Moves to the next row; false after the last one.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW)
            return true;
        Reset();
        if (result != raw.SQLITE_DONE)
            SqliteException.ThrowExceptionForRC(result, _connection);
        return false;
    }

    /// <summary>Gives up the rows that were not read.</summary>
    public void Reset()
    {
        _bound = 0;
        // The result repeats the error of the last step, which was thrown already.
        raw.sqlite3_reset(_statement);
    }

    public long Long(int column) => raw.sqlite3_column_int64(_statement, column);

    public void Dispose() => _statement.Dispose();

    private Statement BindNull()
    {
        Check(raw.sqlite3_bind_null(_statement, ++_bound));
        return this;
    }

    private void Check(int result)
    {
        if (result == raw.SQLITE_OK)
            return;
        _bound = 0;
        SqliteException.ThrowExceptionForRC(result, _connection);
    }
}
