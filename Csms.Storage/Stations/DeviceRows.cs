using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Stations;

/// <summary>One attribute of a variable as stored; an instance that is not named is empty, an EVSE or connector that is not named -1.</summary>
internal sealed class DeviceVariableRow
{
    public const int Unnamed = -1;

    public long StationNumber { get; init; }

    public string Component { get; set; } = "";

    public string ComponentInstance { get; set; } = "";

    public int Evse { get; init; }

    public int Connector { get; init; }

    public string Variable { get; set; } = "";

    public string VariableInstance { get; set; } = "";

    public string Attribute { get; init; } = "";

    public string? Value { get; set; }

    public string? Mutability { get; init; }

    public string? DataType { get; init; }

    public string? Unit { get; init; }

    public string? ValuesList { get; init; }

    public string? MinLimit { get; init; }

    public string? MaxLimit { get; init; }

    public long UpdatedAt { get; init; }
}

/// <summary>SQL of the table device_variables.</summary>
internal static class DeviceRows
{
    public static void Put(Session session, IEnumerable<DeviceVariableRow> rows) => session.Connection.Execute(
        """
        insert into device_variables (
          station_number, component, component_instance, evse, connector, variable, variable_instance, attribute, value, mutability, data_type, unit,
          values_list, min_limit, max_limit, updated_at)
        values (
          @StationNumber, @Component, @ComponentInstance, @Evse, @Connector, @Variable, @VariableInstance, @Attribute, @Value, @Mutability, @DataType, @Unit,
          @ValuesList, @MinLimit, @MaxLimit, @UpdatedAt)
        on conflict (station_number, component, component_instance, evse, connector, variable, variable_instance, attribute) do update set
          value = excluded.value, mutability = excluded.mutability, data_type = excluded.data_type, unit = excluded.unit,
          values_list = excluded.values_list, min_limit = excluded.min_limit, max_limit = excluded.max_limit, updated_at = excluded.updated_at
        """,
        rows);

    public static IEnumerable<DeviceVariableRow> OfComponent(Session session, long station, string component) => session.Connection.Query<DeviceVariableRow>(
        "select * from device_variables where station_number = @station and component = @component order by variable", new { station, component });

    public static IEnumerable<DeviceVariableRow> List(Session session, long station) => session.Connection.Query<DeviceVariableRow>(
        "select * from device_variables where station_number = @station order by component, component_instance, evse, connector, variable, variable_instance, attribute",
        new { station });

    /// <summary>The attribute of this name; upper and lower case are the same.</summary>
    public static DeviceVariableRow? Find(Session session, DeviceVariableRow name) => session.Connection.QueryFirstOrDefault<DeviceVariableRow>(
        """
        select * from device_variables
        where station_number = @StationNumber and lower(component) = lower(@Component) and lower(variable) = lower(@Variable)
          and lower(component_instance) = lower(@ComponentInstance) and lower(variable_instance) = lower(@VariableInstance)
          and evse = @Evse and connector = @Connector and attribute = @Attribute
        """,
        name);

    public static int Count(Session session, long station) =>
        session.Connection.ExecuteScalar<int>("select count(*) from device_variables where station_number = @station", new { station });

    /// <summary>Removes what the station has not told since then, and returns it.</summary>
    /// <param name="isFlat">The keys of a 1.6 station; false for the variables of a 2.0.1 station.</param>
    public static IReadOnlyList<DeviceVariableRow> RemoveOlder(Session session, long station, bool isFlat, long since) =>
    [
        .. session.Connection.Query<DeviceVariableRow>(
            "delete from device_variables where station_number = @station and (component = '') = @isFlat and updated_at < @since returning *",
            new { station, isFlat, since }),
    ];
}
