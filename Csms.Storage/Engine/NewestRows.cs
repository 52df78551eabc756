using Dapper;

namespace Csms.Storage.Engine;

/// <summary>Histories keep the newest rows of each station: what a station tells has no end.</summary>
internal static class NewestRows
{
    // To look costs as much as the rows that stay. Ids go to all stations in turn, so one that tells much is looked at often.
    private const int Every = 256;

    // More than came since the last look, and no more than a commit can carry.
    private const int AtOnce = 8 * Every;

    /// <summary>Removes the oldest rows of a station beyond those that are kept, once in a while.</summary>
    /// <param name="table">Has an index of the owner and the id.</param>
    /// <param name="owner">The column that names the station.</param>
    /// <param name="newest">The id of the row that was just inserted.</param>
    /// <param name="over">Which rows may go; all when empty.</param>
    public static void Keep(Session session, string table, string owner, object station, long newest, int most, string over = "true")
    {
        if (newest % Every != 0)
            return;
        session.Connection.Execute(
            $"""
            delete from {table} where id in (
              select id from {table}
              where {owner} = @station and {over} and id <= (select id from {table} where {owner} = @station order by id desc limit 1 offset @most)
              order by id limit @AtOnce)
            """,
            new { station, most, AtOnce });
    }
}
