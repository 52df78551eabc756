using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.LocalLists;

/// <summary>SQL of the tables local_lists and local_list_entries.</summary>
internal static class LocalListRows
{
    private const string Select = "select local_lists.*, stations.id as station_id from local_lists join stations on stations.number = station_number";

    public static LocalListRow? Find(Session session, long station) =>
        session.Connection.QuerySingleOrDefault<LocalListRow>($"{Select} where station_number = @station", new { station });

    /// <summary>All lists of stations that are still registered.</summary>
    public static IEnumerable<LocalListRow> All(Session session) => session.Connection.Query<LocalListRow>($"{Select} where stations.removed_at is null");

    public static void Put(Session session, LocalListRow row) => session.Connection.Execute(
        """
        insert into local_lists (
          station_number, scope, group_id, version, is_certain, station_version, state, reason, token_changes, checked_at, synced_at)
        values (
          @StationNumber, @Scope, @GroupId, @Version, @IsCertain, @StationVersion, @State, @Reason, @TokenChanges, @CheckedAt, @SyncedAt)
        on conflict (station_number) do update set
          scope = excluded.scope, group_id = excluded.group_id, version = excluded.version, is_certain = excluded.is_certain,
          station_version = excluded.station_version, state = excluded.state, reason = excluded.reason, token_changes = excluded.token_changes,
          checked_at = excluded.checked_at, synced_at = excluded.synced_at
        """,
        row);

    public static IEnumerable<LocalListEntryRow> Entries(Session session, long station) => session.Connection.Query<LocalListEntryRow>(
        "select token_key, id_token, type, content from local_list_entries where station_number = @station order by token_key", new { station });

    public static void Clear(Session session, long station) =>
        session.Connection.Execute("delete from local_list_entries where station_number = @station", new { station });

    public static void PutEntries(Session session, long station, IEnumerable<LocalListEntryRow> entries) => session.Connection.Execute(
        """
        insert into local_list_entries (station_number, token_key, id_token, type, content) values (@station, @TokenKey, @IdToken, @Type, @Content)
        on conflict (station_number, token_key) do update set id_token = excluded.id_token, type = excluded.type, content = excluded.content
        """,
        entries.Select(entry => new { station, entry.TokenKey, entry.IdToken, entry.Type, entry.Content }));

    public static void RemoveEntries(Session session, long station, IEnumerable<string> tokenKeys) => session.Connection.Execute(
        "delete from local_list_entries where station_number = @station and token_key = @tokenKey", tokenKeys.Select(tokenKey => new { station, tokenKey }));
}
