using System.Globalization;
using Dapper;

namespace Csms.Storage.Engine;

/// <summary>Brings a file's tables up to date: numbered scripts, forward only, each in a transaction, each recorded.</summary>
internal static class Migrations
{
    /// <param name="prefix">What the scripts' names begin with, before the number: nothing for the database, <c>log_</c> for the message log.</param>
    /// <exception cref="DatabaseUnusableException">The file is newer than the program.</exception>
    public static void Apply(Session session, string path, string prefix, TimeProvider clock)
    {
        var connection = session.Connection;
        connection.Execute("""
            create table if not exists schema_versions (
              number integer primary key,
              name text not null,
              applied_at integer not null
            )
            """);
        var scripts = Scripts(prefix);
        var present = connection.Query<int>("select number from schema_versions").ToHashSet();
        if (present.Count > 0 && present.Max() > scripts.Keys.Last())
            throw new DatabaseUnusableException($"The database {path} was made by a newer version of this program (tables {present.Max()}, known {scripts.Keys.Last()}); update the program.");
        // Also those between: scripts are written side by side.
        foreach (var (number, name) in scripts.Where(script => !present.Contains(script.Key)))
        {
            using var transaction = connection.BeginTransaction();
            connection.Execute(Text(name), transaction: transaction);
            connection.Execute(
                "insert into schema_versions (number, name, applied_at) values (@number, @name, @at)",
                new { number, name, at = clock.GetUtcNow().ToUnixTimeMilliseconds() },
                transaction);
            transaction.Commit();
        }
        ProveWritable(connection);
    }

    /// <summary>A read-only or full database shows itself now, not with the first message.</summary>
    private static void ProveWritable(System.Data.Common.DbConnection connection) =>
        connection.Execute("begin immediate; update schema_versions set name = name where number = 1; commit");

    private static SortedDictionary<int, string> Scripts(string prefix)
    {
        var scripts = new SortedDictionary<int, string>();
        foreach (var name in typeof(Migrations).Assembly.GetManifestResourceNames())
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal)
                && name.Length > prefix.Length + 4
                && int.TryParse(name.AsSpan(prefix.Length, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                scripts.Add(number, name);
        }
        return scripts;
    }

    private static string Text(string name)
    {
        using var reader = new StreamReader(typeof(Migrations).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
