using Csms.Domain.Stations;
using Csms.Domain.Timeline;
using Csms.Storage;
using Csms.Storage.Profiles;
using Csms.Storage.Timeline;

namespace Csms.Domain.Profiles;

/// <summary>The limits that others than the CSMS have set at stations, as the stations tell them. OCPP 2.0.1 K11–K13.</summary>
public sealed class ChargingLimits(Database database, TimeProvider clock)
{
    /// <summary>More than four for each EVSE of a large station: one that makes up EVSEs must not fill the database.</summary>
    internal const int MostLimits = 200;

    /// <summary>Keeps a limit; it replaces what the same source had set at the same place.</summary>
    public ValueTask NotedAsync(StationKey station, OutsideLimit limit, CancellationToken cancellation)
    {
        var now = Now();
        var (schedules, cut) = ToldSchedules.Of(limit.Schedules, DateTimeOffset.FromUnixTimeMilliseconds(now));
        var row = new ChargingLimitRow
        {
            StationNumber = station.Number,
            Source = limit.Source,
            Evse = limit.EvseId,
            IsGridCritical = limit.IsGridCritical,
            Schedules = ProfileJson.Write(schedules),
            NotedAt = now,
        };
        var critical = limit.IsGridCritical ? ", critical for the grid" : "";
        return database.WriteAsync(
            session =>
            {
                if (!ChargingLimitRows.Has(session, row) && ChargingLimitRows.Count(session, station.Number) >= MostLimits)
                {
                    TimelineRows.InsertDaily(
                        session, station.Id, now, TimelineKind.Status, "charging limits", $"The station tells more than {MostLimits} limits of others: the rest is not kept");
                    return;
                }
                ChargingLimitRows.Put(session, row);
                TimelineRows.Insert(
                    session, station.Id, now, TimelineKind.Status,
                    $"{limit.Source} limits {Where(limit.EvseId)}{HowMuch(limit)}{critical}{(cut is null ? "" : $". It is too long to be kept whole: {cut}")}", null);
            },
            cancellation);
    }

    /// <summary>The source has lifted its limits.</summary>
    /// <param name="evse">Null for all its limits.</param>
    public ValueTask ClearedAsync(StationKey station, string source, int? evse, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                var count = ChargingLimitRows.Remove(session, station.Number, source, evse);
                var words = count == 0 ? "a limit that is not known here" : $"its limit of {(evse is { } place ? Where(place) : "the station")}";
                TimelineRows.Insert(session, station.Id, now, TimelineKind.Status, $"{source} has lifted {words}", null);
            },
            cancellation);
    }

    /// <param name="evse">Only those that hold at this EVSE, the station's own included; null for all.</param>
    public ValueTask<IReadOnlyList<OutsideLimit>> ListAsync(StationKey station, int? evse, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<OutsideLimit>>(
            session =>
            [
                .. ChargingLimitRows.List(session, station.Number, evse).Select(row => new OutsideLimit
                {
                    Source = row.Source,
                    EvseId = row.Evse,
                    IsGridCritical = row.IsGridCritical,
                    Schedules = ProfileJson.Read<List<RequestedSchedule>>(row.Schedules),
                    NotedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.NotedAt),
                }),
            ],
            cancellation);

    private static string Where(int evse) => evse == 0 ? "the station" : $"EVSE {evse}";

    private static string HowMuch(OutsideLimit limit) =>
        limit.Schedules is [{ Periods: [var first, ..] } schedule, ..] ? $" to {first.Limit:0.#} {schedule.Unit}" : ", without saying how much";

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
