using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Configuration;

/// <summary>A changed value as stored.</summary>
internal sealed class SettingChangeRow
{
    public long Id { get; init; }

    public long StationNumber { get; init; }

    public string Name { get; init; } = "";

    public long At { get; init; }

    public string? OldValue { get; init; }

    public string? NewValue { get; init; }

    public int Source { get; init; }
}

/// <summary>SQL of the table setting_changes.</summary>
internal static class SettingChangeRows
{
    /// <summary>Of each station the newest are kept, about so many.</summary>
    private const int Kept = 50_000;

    public static void Insert(Session session, SettingChangeRow row)
    {
        var id = session.Connection.ExecuteScalar<long>(
            """
            insert into setting_changes (station_number, name, at, old_value, new_value, source)
            values (@StationNumber, @Name, @At, @OldValue, @NewValue, @Source)
            returning id
            """,
            row);
        NewestRows.Keep(session, "setting_changes", "station_number", row.StationNumber, id, Kept);
    }

    /// <summary>The newest first.</summary>
    /// <param name="name">Null for all.</param>
    public static IEnumerable<SettingChangeRow> List(Session session, long station, string? name, long? before, int limit) =>
        session.Connection.Query<SettingChangeRow>(
            $"""
            select * from setting_changes where station_number = @station {(name is null ? "" : "and lower(name) = lower(@name)")} and id < @before
            order by id desc limit @limit
            """,
            new { station, name, before = before ?? long.MaxValue, limit });
}
