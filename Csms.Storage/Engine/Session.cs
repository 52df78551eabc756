using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace Csms.Storage.Engine;

/// <summary>
/// A connection in use by one reader, or by the writer within its open transaction. Dapper works on <see cref="Connection"/>; what runs for
/// every message uses <see cref="Prepare"/>.
/// </summary>
internal sealed class Session(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, Statement> _statements = new(SameText.Instance);

    public DbConnection Connection => connection;

    /// <summary>Whether a transaction is open; an engine in need may have rolled it back by itself.</summary>
    public bool InTransaction => SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0;

    /// <summary>The prepared statement of a constant text, made once per session.</summary>
    public Statement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
            _statements.Add(sql, statement = new Statement(connection, sql));
        return statement;
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        connection.Dispose();
    }

    /// <summary>The texts are constants, so the reference is enough and a long text need not be hashed for each message.</summary>
    private sealed class SameText : IEqualityComparer<string>
    {
        public static readonly SameText Instance = new();

        public bool Equals(string? one, string? other) => ReferenceEquals(one, other);

        public int GetHashCode(string text) => RuntimeHelpers.GetHashCode(text);
    }
}
