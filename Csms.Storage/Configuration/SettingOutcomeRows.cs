using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Configuration;

/// <summary>What a station answered when it was last told to change a setting, as stored.</summary>
internal sealed class SettingOutcomeRow
{
    public long StationNumber { get; init; }

    public string NameKey { get; init; } = "";

    public string Value { get; init; } = "";

    public string Status { get; init; } = "";

    public string? FirmwareVersion { get; init; }

    public long At { get; init; }
}

/// <summary>SQL of the table setting_outcomes.</summary>
internal static class SettingOutcomeRows
{
    public static void Put(Session session, SettingOutcomeRow row) => session.Connection.Execute(
        """
        insert into setting_outcomes (station_number, name_key, value, status, firmware_version, at)
        values (@StationNumber, @NameKey, @Value, @Status, (select firmware_version from stations where number = @StationNumber), @At)
        on conflict (station_number, name_key) do update set
          value = excluded.value, status = excluded.status, firmware_version = excluded.firmware_version, at = excluded.at
        """,
        row);

    public static IEnumerable<SettingOutcomeRow> List(Session session, long station) => session.Connection.Query<SettingOutcomeRow>(
        "select * from setting_outcomes where station_number = @station", new { station });

    public static void Clear(Session session, long station) =>
        session.Connection.Execute("delete from setting_outcomes where station_number = @station", new { station });
}
