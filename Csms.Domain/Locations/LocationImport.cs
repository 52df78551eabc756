using Csms.Storage;
using Csms.Storage.Engine;
using Csms.Storage.Locations;

namespace Csms.Domain.Locations;

/// <summary>Takes a table of locations, stations, EVSEs and connectors: all of it or nothing. What the table does not tell of stays as it is.</summary>
public sealed class LocationImport(Database database, TimeProvider clock)
{
    private const int MostChanges = 1_000;
    private const int MostFaults = 100;

    /// <param name="operatorName">Who does it, for the timelines of stations that move.</param>
    public ValueTask<SheetOutcome> RunAsync(Sheet sheet, string operatorName, bool isDryRun, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        if (isDryRun)
            return database.ReadAsync(session => Outcome(sheet, SheetPlan.Make(session, sheet), isDryRun), cancellation);
        return database.WriteAsync(
            session =>
            {
                var plan = SheetPlan.Make(session, sheet);
                if (plan.Faults.Count == 0)
                    Apply(session, plan, operatorName, now);
                return Outcome(sheet, plan, plan.Faults.Count > 0);
            },
            cancellation);
    }

    private static void Apply(Session session, SheetPlan plan, string operatorName, long now)
    {
        foreach (var draft in plan.Locations.Where(draft => CellChanges(SheetColumns.Locations, draft).Count > 0))
            LocationRows.Put(session, LocationMap.ToRow(draft.After, now));
        var locations = LocationRows.All(session).ToDictionary(row => row.Id, StringComparer.OrdinalIgnoreCase);
        var touched = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var placing in plan.Placings.Where(placing => placing.IsMove))
        {
            StationMove.Do(session, placing.Station.StationNumber, placing.Station.StationId, locations[placing.LocationId], operatorName, now);
            touched.UnionWith([placing.LocationId, placing.Station.LocationId ?? placing.LocationId]);
        }
        var places = plan.Placings.ToDictionary(placing => placing.Station.StationId);
        foreach (var label in plan.Labels.Where(label => label.Before != label.After))
        {
            if (label.After is { } text)
                ConnectorFactRows.PutLabel(session, new EvseLabelRow { StationNumber = label.Station.StationNumber, Evse = label.Evse, Label = text });
            else
                ConnectorFactRows.RemoveLabel(session, label.Station.StationNumber, label.Evse);
            touched.Add(places[label.Station.StationId].LocationId);
        }
        foreach (var (key, draft) in plan.Connectors.Where(connector => CellChanges(SheetColumns.Connectors, connector.Draft).Count > 0))
        {
            ConnectorFactRows.PutConnector(session, LocationMap.ToRow(places[key.Station].Station.StationNumber, key.Evse, draft.After));
            touched.Add(places[key.Station].LocationId);
        }
        LocationRows.Touch(session, [.. touched.Select(id => locations[id].Number)], now);
    }

    private static SheetOutcome Outcome(Sheet sheet, SheetPlan plan, bool isDryRun)
    {
        List<SheetChange> things =
        [
            .. plan.Locations.Select(draft => new SheetChange(
                draft.Line.Number, SheetKind.Location, draft.After.Id, draft.Before is null, CellChanges(SheetColumns.Locations, draft))),
            .. plan.Placings.Select(placing => new SheetChange(
                placing.Line, SheetKind.Station, placing.Station.StationId, false,
                placing.IsMove ? [new(SheetColumns.LocationId, placing.Station.LocationId, placing.LocationId)] : [])),
            .. plan.Labels.Where(label => label.Before is not null || label.After is not null).Select(label => new SheetChange(
                label.Line, SheetKind.Evse, $"{label.Station.StationId} {label.Evse}", label.Before is null,
                label.Before == label.After ? [] : [new(SheetColumns.EvseLabel, label.Before, label.After)])),
            .. plan.Connectors.Select(connector => new SheetChange(
                connector.Draft.Line.Number, SheetKind.Connector, $"{connector.Key.Station} {connector.Key.Evse}.{connector.Key.Connector}", connector.Draft.Before is null,
                CellChanges(SheetColumns.Connectors, connector.Draft))),
        ];
        var changes = things.Where(thing => thing.Cells.Count > 0).ToList();
        return new SheetOutcome
        {
            IsDryRun = isDryRun,
            Lines = sheet.Lines.Count,
            New = changes.Count(thing => thing.IsNew),
            Changed = changes.Count(thing => !thing.IsNew),
            Unchanged = things.Count - changes.Count,
            Changes = [.. changes.OrderBy(thing => thing.Line).Take(MostChanges)],
            Faults = [.. plan.Faults.Take(MostFaults)],
            FaultCount = plan.Faults.Count,
        };
    }

    private static List<CellChange> CellChanges<T>(IReadOnlyList<SheetColumn<T>> columns, SheetPlan.Draft<T> draft) =>
    [
        .. columns.Select(column => new CellChange(column.Name, draft.Before is { } before ? column.Read(before) : null, column.Read(draft.After)))
            .Where(cell => cell.Before != cell.After),
    ];
}
