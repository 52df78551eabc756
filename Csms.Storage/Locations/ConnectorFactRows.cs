using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Locations;

/// <summary>What people call an EVSE, as stored.</summary>
internal sealed class EvseLabelRow
{
    public long StationNumber { get; init; }

    public int Evse { get; init; }

    public string Label { get; init; } = "";
}

/// <summary>A connector as it was built, as stored.</summary>
internal sealed class ConnectorFactRow
{
    public long StationNumber { get; init; }

    public int Evse { get; init; }

    public int Connector { get; init; }

    public string Standard { get; init; } = "";

    public string Format { get; init; } = "";

    public string PowerType { get; init; } = "";

    public int MaxVoltage { get; init; }

    public int MaxAmperage { get; init; }

    public int? MaxElectricPower { get; init; }
}

/// <summary>SQL of the tables evse_labels and connector_facts.</summary>
internal static class ConnectorFactRows
{
    /// <summary>Of some stations; of all when null.</summary>
    public static IEnumerable<EvseLabelRow> Labels(Session session, IReadOnlyList<long>? stations) => session.Connection.Query<EvseLabelRow>(
        $"select * from evse_labels {(stations is null ? "" : "where station_number in @stations")}", new { stations });

    /// <inheritdoc cref="Labels"/>
    public static IEnumerable<ConnectorFactRow> Connectors(Session session, IReadOnlyList<long>? stations) => session.Connection.Query<ConnectorFactRow>(
        $"select * from connector_facts {(stations is null ? "" : "where station_number in @stations")} order by station_number, evse, connector", new { stations });

    public static void PutLabel(Session session, EvseLabelRow row) => session.Connection.Execute(
        """
        insert into evse_labels (station_number, evse, label) values (@StationNumber, @Evse, @Label)
        on conflict (station_number, evse) do update set label = excluded.label
        """,
        row);

    public static void RemoveLabel(Session session, long station, int evse) =>
        session.Connection.Execute("delete from evse_labels where station_number = @station and evse = @evse", new { station, evse });

    public static void PutConnector(Session session, ConnectorFactRow row) => session.Connection.Execute(
        """
        insert into connector_facts (station_number, evse, connector, standard, format, power_type, max_voltage, max_amperage, max_electric_power)
        values (@StationNumber, @Evse, @Connector, @Standard, @Format, @PowerType, @MaxVoltage, @MaxAmperage, @MaxElectricPower)
        on conflict (station_number, evse, connector) do update set
          standard = excluded.standard, format = excluded.format, power_type = excluded.power_type, max_voltage = excluded.max_voltage,
          max_amperage = excluded.max_amperage, max_electric_power = excluded.max_electric_power
        """,
        row);

    /// <summary>Forgets what is known of a station's EVSEs.</summary>
    public static void Clear(Session session, long station) => session.Connection.Execute(
        "delete from evse_labels where station_number = @station; delete from connector_facts where station_number = @station", new { station });
}
