using Csms.Storage.Engine;
using Csms.Storage.Locations;

namespace Csms.Domain.Locations;

/// <summary>Reads a table against what is known: what is wrong in it, and what it changes.</summary>
internal sealed class SheetPlan
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Location> _known;
    private readonly Dictionary<string, StandingRow> _stations;
    private readonly Dictionary<(long Station, int Evse), string> _labels;
    private readonly Dictionary<(long Station, int Evse, int Connector), ConnectorFacts> _connectors;

    private readonly Dictionary<string, Draft<Location>> _locationDrafts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Placing> _placings = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Station, int Evse), Label> _labelDrafts = [];
    private readonly Dictionary<(string Station, int Evse, int Connector), Draft<ConnectorFacts>> _connectorDrafts = [];

    private SheetPlan(Session session)
    {
        _known = LocationRows.All(session).ToDictionary(row => row.Id, LocationMap.ToLocation, StringComparer.OrdinalIgnoreCase);
        _stations = StandingRows.All(session).ToDictionary(row => row.StationId, StringComparer.Ordinal);
        _labels = ConnectorFactRows.Labels(session, null).ToDictionary(row => (row.StationNumber, row.Evse), row => row.Label);
        _connectors = ConnectorFactRows.Connectors(session, null).ToDictionary(row => (row.StationNumber, row.Evse, row.Connector), LocationMap.ToConnector);
    }

    public List<SheetFault> Faults { get; } = [];

    public IReadOnlyCollection<Draft<Location>> Locations => _locationDrafts.Values;

    public IReadOnlyCollection<Placing> Placings => _placings.Values;

    public IReadOnlyCollection<Label> Labels => _labelDrafts.Values;

    public IEnumerable<((string Station, int Evse, int Connector) Key, Draft<ConnectorFacts> Draft)> Connectors => _connectorDrafts.Select(pair => (pair.Key, pair.Value));

    public static SheetPlan Make(Session session, Sheet sheet)
    {
        var plan = new SheetPlan(session);
        plan.ReadHead(sheet.Columns);
        if (plan.Faults.Count > 0)
            return plan;
        foreach (var line in sheet.Lines)
            plan.ReadLine(line);
        return plan;
    }

    private void ReadHead(IReadOnlyList<string> names)
    {
        foreach (var (at, name) in names.Index().Where(column => column.Item.Length > 0))
        {
            if (!SheetColumns.All.Contains(name, StringComparer.OrdinalIgnoreCase))
                Faults.Add(new(1, name, $"There is no such column. There are: {string.Join(", ", SheetColumns.All)}."));
            else if (!_columns.TryAdd(name, at))
                Faults.Add(new(1, name, "The column is there twice."));
        }
        if (!_columns.ContainsKey(SheetColumns.LocationId))
            Faults.Add(new(1, SheetColumns.LocationId, "The column is missing; the first line of the file names the columns."));
    }

    private void ReadLine(SheetLine line)
    {
        if (line.Cells.Skip(_columns.Values.Max() + 1).Any(cell => cell.Length > 0))
            Faults.Add(new(line.Number, null, "The line has more cells than there are columns."));
        var id = Cell(line, SheetColumns.LocationId);
        if (id.Length == 0)
        {
            Fault(line, SheetColumns.LocationId, "Each line names its location.");
            return;
        }
        if (_locationDrafts.TryGetValue(id, out var draft))
            Repeat(line, draft);
        else
            _locationDrafts.Add(id, ReadLocation(line, id));
        if (Cell(line, SheetColumns.StationId) is not { Length: > 0 } stationId)
        {
            foreach (var name in ((IEnumerable<string>)[SheetColumns.EvseId, SheetColumns.ConnectorId]).Where(name => Cell(line, name).Length > 0))
                Fault(line, SheetColumns.StationId, $"The line has a {name} and names no station.");
            return;
        }
        if (!_stations.TryGetValue(stationId, out var station))
        {
            Fault(line, SheetColumns.StationId, $"No station '{stationId}' is registered.");
            return;
        }
        if (!_placings.TryGetValue(stationId, out var placing))
            _placings.Add(stationId, new Placing(line.Number, station, id));
        else if (!string.Equals(placing.LocationId, id, StringComparison.OrdinalIgnoreCase))
            Fault(line, SheetColumns.StationId, $"By line {placing.Line} it stands at the location '{placing.LocationId}'.");
        ReadEvse(line, station);
    }

    private Draft<Location> ReadLocation(SheetLine line, string id)
    {
        var before = _known.GetValueOrDefault(id);
        var after = before ?? new Location { Id = id, Address = "", City = "", Country = "", TimeZone = "" };
        var bad = new HashSet<string>();
        after = LocationMap.Tidy(Write(line, SheetColumns.Locations, after, bad));
        foreach (var fault in after.Faults())
        {
            var column = fault.Path == "id" ? SheetColumns.LocationId : ColumnOf(fault.Path);
            if (bad.Add(column))
                Fault(line, column, fault.Text);
        }
        return new Draft<Location>(line, before, after);
    }

    // The lines of one location repeat its cells, or leave them empty.
    private void Repeat(SheetLine line, Draft<Location> draft)
    {
        foreach (var column in SheetColumns.Locations)
        {
            if (Cell(line, column.Name) is { Length: > 0 } cell && cell != Cell(draft.Line, column.Name))
                Fault(line, column.Name, $"Line {draft.Line.Number} says otherwise of the same location.");
        }
    }

    private void ReadEvse(SheetLine line, StandingRow station)
    {
        var isOfConnector = SheetColumns.Connectors.Any(column => Cell(line, column.Name).Length > 0);
        var (evse, connector) = (NumberOf(line, SheetColumns.EvseId), NumberOf(line, SheetColumns.ConnectorId));
        if (evse is null && (connector is not null || isOfConnector || Cell(line, SheetColumns.EvseLabel).Length > 0))
            Fault(line, SheetColumns.EvseId, "The line tells of an EVSE and does not say of which.");
        if (evse is null)
            return;
        ReadLabel(line, station, evse.Value);
        if (connector is null && isOfConnector)
            Fault(line, SheetColumns.ConnectorId, "The line tells of a connector and does not say of which.");
        // A connector of which nothing is told is one that the station has and nobody has described.
        if (connector is null || !isOfConnector)
            return;
        var before = _connectors.GetValueOrDefault((station.StationNumber, evse.Value, connector.Value));
        var bad = new HashSet<string>();
        var empty = new ConnectorFacts { Id = connector.Value, Standard = "", Format = "", PowerType = "", MaxVoltage = 0, MaxAmperage = 0 };
        var after = Write(line, SheetColumns.Connectors, before ?? empty, bad);
        foreach (var fault in after.Faults().Where(fault => bad.Add(fault.Path)))
            Fault(line, fault.Path == "id" ? SheetColumns.ConnectorId : fault.Path, fault.Text);
        var key = (station.StationId, evse.Value, connector.Value);
        if (!_connectorDrafts.TryAdd(key, new Draft<ConnectorFacts>(line, before, after)))
            Fault(line, SheetColumns.ConnectorId, $"Line {_connectorDrafts[key].Line.Number} tells of the same connector.");
    }

    private void ReadLabel(SheetLine line, StandingRow station, int evse)
    {
        if (EvseFacts.WhyNotANumber(evse) is { } fault)
            Fault(line, SheetColumns.EvseId, fault);
        if (!_columns.ContainsKey(SheetColumns.EvseLabel))
            return;
        var label = Cell(line, SheetColumns.EvseLabel);
        if (EvseFacts.WhyNotALabel(label) is { } text)
            Fault(line, SheetColumns.EvseLabel, text);
        var key = (station.StationId, evse);
        if (!_labelDrafts.TryGetValue(key, out var draft))
            _labelDrafts.Add(key, new Label(line.Number, station, evse, _labels.GetValueOrDefault((station.StationNumber, evse)), label.Length == 0 ? null : label));
        else if (label.Length > 0 && label != draft.After)
            Fault(line, SheetColumns.EvseLabel, $"Line {draft.Line} says otherwise of the same EVSE.");
    }

    private T Write<T>(SheetLine line, IReadOnlyList<SheetColumn<T>> columns, T thing, HashSet<string> bad)
    {
        foreach (var column in columns.Where(column => _columns.ContainsKey(column.Name)))
        {
            try
            {
                thing = column.Write(thing, Cell(line, column.Name));
            }
            catch (FormatException fault)
            {
                bad.Add(column.Name);
                Fault(line, column.Name, fault.Message);
            }
        }
        return thing;
    }

    private int? NumberOf(SheetLine line, string column)
    {
        try
        {
            return SheetColumns.Number(Cell(line, column));
        }
        catch (FormatException fault)
        {
            Fault(line, column, fault.Message);
            return null;
        }
    }

    private string Cell(SheetLine line, string column) => _columns.TryGetValue(column, out var at) && at < line.Cells.Count ? line.Cells[at] : "";

    private void Fault(SheetLine line, string column, string text) => Faults.Add(new(line.Number, column, text));

    // A path such as openingHours.regular[0].begin is of the column that begins it, or of the one that it names.
    private static string ColumnOf(string path) =>
        SheetColumns.Locations.FirstOrDefault(column => path.Contains(column.Name, StringComparison.Ordinal) && column.Name != "openingHours")?.Name ?? path.Split('.')[0];

    /// <summary>A thing as it was, null for a new one, and as the table has it.</summary>
    internal sealed record Draft<T>(SheetLine Line, T? Before, T After);

    /// <summary>Where a station is to stand.</summary>
    internal sealed record Placing(int Line, StandingRow Station, string LocationId)
    {
        public bool IsMove => !string.Equals(Station.LocationId, LocationId, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What an EVSE is called, and is to be called.</summary>
    internal sealed record Label(int Line, StandingRow Station, int Evse, string? Before, string? After);
}
