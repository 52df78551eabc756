using System.Globalization;
using Csms.Domain.Stations;
using Csms.Domain.Timeline;
using Csms.Storage.Configuration;
using Csms.Storage.Engine;
using Csms.Storage.Stations;
using Csms.Storage.Timeline;

namespace Csms.Domain.Configuration;

/// <summary>Keeps what stations tell of their settings, within the unit of work of whoever heard it.</summary>
internal static class Inventory
{
    /// <summary>More variables than any station has: one that goes on and on must not fill the database.</summary>
    internal const int MostVariables = 20_000;

    private const string WriteOnly = "WriteOnly";

    /// <summary>Keeps the values, and each change of one.</summary>
    public static void Tell(Session session, StationKey station, ToldSettings told, long now)
    {
        int? count = null;
        foreach (var variable in told.Settings)
        {
            var row = ToRow(station.Number, variable, now);
            var known = DeviceRows.Find(session, row);
            if (known is null)
            {
                // An event says too little of a variable to begin with it.
                if (told.Source == SettingSource.Event)
                    continue;
                count ??= DeviceRows.Count(session, station.Number);
                if (++count > MostVariables)
                {
                    TimelineRows.InsertDaily(
                        session, station.Id, now, TimelineKind.Report, "variables", $"The station reports more than {MostVariables} variables: the rest is not kept");
                    break;
                }
                row = WithoutSecret(row);
                DeviceRows.Put(session, [row]);
                if (told.Source == SettingSource.Written && row.Value is not null)
                    Changed(session, row, null, row.Value, told.Source, now);
                continue;
            }
            row = WithoutSecret(told.Source == SettingSource.Report ? Renamed(row, known) : Revalued(known, row, now));
            DeviceRows.Put(session, [row]);
            // A meter's every step is an event, but no change of a setting.
            if (known.Value != row.Value && (told.Source != SettingSource.Event || row.Mutability != "ReadOnly"))
                Changed(session, row, known.Value, row.Value, told.Source, now);
        }
    }

    /// <summary>Everything was told since then: what was not is no longer there.</summary>
    public static void Complete(Session session, StationKey station, bool isFlat, long since, long now)
    {
        foreach (var gone in DeviceRows.RemoveOlder(session, station.Number, isFlat, since))
            Changed(session, gone, gone.Value, null, SettingSource.Report, now);
        InventoryRows.Taken(session, station.Number, now);
    }

    public static SettingKey KeyOf(DeviceVariableRow row) => new(
        row.Component, Null(row.ComponentInstance), Null(row.Evse), Null(row.Connector), row.Variable, Null(row.VariableInstance), row.Attribute);

    private static void Changed(Session session, DeviceVariableRow row, string? oldValue, string? newValue, SettingSource source, long now) =>
        SettingChangeRows.Insert(session, new SettingChangeRow
        {
            StationNumber = row.StationNumber, Name = KeyOf(row).ToString(), At = now, OldValue = oldValue, NewValue = newValue, Source = (int)source,
        });

    // OCPP 2.0.1 errata 2.10: what can only be written has no value to show.
    private static DeviceVariableRow WithoutSecret(DeviceVariableRow row)
    {
        if (row.Mutability == WriteOnly || KeyOf(row).IsSecret)
            row.Value = null;
        return row;
    }

    // The name as it was spelt first: it is the row's key.
    private static DeviceVariableRow Renamed(DeviceVariableRow row, DeviceVariableRow known)
    {
        (row.Component, row.ComponentInstance, row.Variable, row.VariableInstance) = (known.Component, known.ComponentInstance, known.Variable, known.VariableInstance);
        return row;
    }

    private static DeviceVariableRow Revalued(DeviceVariableRow known, DeviceVariableRow told, long now) => new()
    {
        StationNumber = known.StationNumber,
        Component = known.Component,
        ComponentInstance = known.ComponentInstance,
        Evse = known.Evse,
        Connector = known.Connector,
        Variable = known.Variable,
        VariableInstance = known.VariableInstance,
        Attribute = known.Attribute,
        Value = told.Value,
        Mutability = told.Mutability ?? known.Mutability,
        DataType = known.DataType,
        Unit = known.Unit,
        ValuesList = known.ValuesList,
        MinLimit = known.MinLimit,
        MaxLimit = known.MaxLimit,
        UpdatedAt = now,
    };

    private static DeviceVariableRow ToRow(long station, DeviceVariable variable, long now) => new()
    {
        StationNumber = station,
        Component = variable.Component,
        ComponentInstance = variable.ComponentInstance ?? "",
        Evse = variable.Evse ?? DeviceVariableRow.Unnamed,
        Connector = variable.Connector ?? DeviceVariableRow.Unnamed,
        Variable = variable.Variable,
        VariableInstance = variable.VariableInstance ?? "",
        Attribute = variable.Attribute,
        Value = variable.Value,
        Mutability = variable.Mutability,
        DataType = variable.DataType,
        Unit = variable.Unit,
        ValuesList = variable.ValuesList,
        MinLimit = variable.MinLimit?.ToString(CultureInfo.InvariantCulture),
        MaxLimit = variable.MaxLimit?.ToString(CultureInfo.InvariantCulture),
        UpdatedAt = now,
    };

    private static string? Null(string text) => text.Length == 0 ? null : text;

    private static int? Null(int number) => number == DeviceVariableRow.Unnamed ? null : number;
}
