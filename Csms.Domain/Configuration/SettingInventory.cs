using System.Globalization;
using Csms.Domain.Stations;
using Csms.Storage;
using Csms.Storage.Configuration;
using Csms.Storage.Stations;

namespace Csms.Domain.Configuration;

/// <summary>What stations are set to, as they told it last, and what they were set to before.</summary>
public sealed class SettingInventory(Database database, TimeProvider clock)
{
    /// <summary>Keeps what a station has told or agreed to.</summary>
    public ValueTask ToldAsync(StationKey station, ToldSettings told, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                if (told.IsAll)
                    InventoryRows.Asked(session, station.Number, null, now);
                Inventory.Tell(session, station, told, now);
                if (told.IsAll)
                    Inventory.Complete(session, station, isFlat: true, now, now);
            },
            cancellation);
    }

    /// <summary>Whether everything is to be asked for: it never was, or the firmware or the version is another one since. OCPP 2.0.1 B07.FR.14.</summary>
    public ValueTask<bool> IsDueAsync(Station station, CancellationToken cancellation) => database.ReadAsync(
        session => InventoryRows.Find(session, station.Key.Number) is not { TakenAt: not null } row
            || row.FirmwareVersion != station.FirmwareVersion || row.OcppVersion != station.OcppVersion,
        cancellation);

    /// <summary>All settings of a station in the version that it speaks.</summary>
    public ValueTask<IReadOnlyList<KnownSetting>> ListAsync(Station station, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<KnownSetting>>(
        session =>
        [
            .. DeviceRows.List(session, station.Key.Number)
                .Where(row => row.Component.Length == 0 == station.HasFlatSettings)
                .Select(row => new KnownSetting(Inventory.KeyOf(row), row.Value, row.Mutability, Time(row.UpdatedAt))),
        ],
        cancellation);

    /// <summary>One setting; null when the station never told it.</summary>
    public ValueTask<KnownSetting?> FindAsync(StationKey station, SettingKey key, CancellationToken cancellation) => database.ReadAsync(
        session => DeviceRows.Find(session, new DeviceVariableRow
        {
            StationNumber = station.Number,
            Component = key.Component,
            ComponentInstance = key.ComponentInstance ?? "",
            Evse = key.Evse ?? DeviceVariableRow.Unnamed,
            Connector = key.Connector ?? DeviceVariableRow.Unnamed,
            Variable = key.Variable,
            VariableInstance = key.VariableInstance ?? "",
            Attribute = key.Attribute,
        }) is { } row ? new KnownSetting(Inventory.KeyOf(row), row.Value, row.Mutability, Time(row.UpdatedAt)) : null,
        cancellation);

    /// <summary>A limit that the station has told; null when it told none that is a number.</summary>
    public async ValueTask<int?> LimitAsync(StationKey station, SettingKey key, CancellationToken cancellation) =>
        int.TryParse((await FindAsync(station, key, cancellation))?.Value?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0 ? limit : null;

    /// <summary>The changes of a station's settings, the newest first.</summary>
    /// <param name="key">Null for all settings.</param>
    public ValueTask<Page<SettingChange>> HistoryAsync(StationKey station, string? key, PageRequest page, CancellationToken cancellation) => database.ReadAsync(
        session => page.Cut(
            [.. SettingChangeRows.List(session, station.Number, key, page.AfterId, page.Limit + 1)], row => $"{row.Id}",
            row => new SettingChange { Key = row.Name, At = Time(row.At), OldValue = row.OldValue, NewValue = row.NewValue, Source = (SettingSource)row.Source }),
        cancellation);

    private static DateTimeOffset Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
