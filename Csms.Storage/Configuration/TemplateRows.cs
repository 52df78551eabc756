using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Configuration;

/// <summary>A template as stored; a pattern that is null fits every station.</summary>
internal sealed class TemplateRow
{
    public string Name { get; init; } = "";

    public string? Vendor { get; init; }

    public string? Model { get; init; }

    public string? FirmwareVersion { get; init; }

    public string SettingsJson { get; init; } = "{}";

    public long UpdatedAt { get; init; }
}

/// <summary>SQL of the tables configuration_templates and wanted_settings.</summary>
internal static class TemplateRows
{
    public static IEnumerable<TemplateRow> All(Session session) => session.Connection.Query<TemplateRow>("select * from configuration_templates order by name");

    public static bool Put(Session session, TemplateRow row)
    {
        var isNew = session.Connection.ExecuteScalar<int>("select count(*) from configuration_templates where name = @Name", row) == 0;
        session.Connection.Execute(
            """
            insert into configuration_templates (name, vendor, model, firmware_version, settings_json, updated_at)
            values (@Name, @Vendor, @Model, @FirmwareVersion, @SettingsJson, @UpdatedAt)
            on conflict (name) do update set
              vendor = excluded.vendor, model = excluded.model, firmware_version = excluded.firmware_version, settings_json = excluded.settings_json,
              updated_at = excluded.updated_at
            """,
            row);
        return isNew;
    }

    public static bool Remove(Session session, string name) =>
        session.Connection.Execute("delete from configuration_templates where name = @name", new { name }) > 0;

    /// <summary>What is wanted of one station beside the templates; null when nothing is.</summary>
    public static string? WantedOf(Session session, long station) => session.Connection.ExecuteScalar<string?>(
        "select settings_json from wanted_settings where station_number = @station", new { station });

    public static void PutWanted(Session session, long station, string json, long at) => session.Connection.Execute(
        """
        insert into wanted_settings (station_number, settings_json, updated_at) values (@station, @json, @at)
        on conflict (station_number) do update set settings_json = excluded.settings_json, updated_at = excluded.updated_at
        """,
        new { station, json, at });
}
