using Csms.Storage;
using Csms.Storage.Stations;

namespace Csms.Domain.Stations;

/// <summary>
/// What stations have agreed to become: in or out of service, and reset. A station keeps its availability over a reboot (OCPP 2.0.1 G03, G04), and what it
/// scheduled may come hours later; here is remembered what was wanted, so that it can be held against what is.
/// </summary>
public sealed class StationWishes(Database database, TimeProvider clock)
{
    /// <summary>Keeps an availability that the station agreed to.</summary>
    /// <param name="replacesNarrower">What was wanted of single EVSEs is settled with it.</param>
    public ValueTask AgreedAsync(StationKey station, int evse, int connector, bool isOperative, string status, bool replacesNarrower, CancellationToken cancellation)
    {
        var row = new AvailabilityWishRow
        {
            StationNumber = station.Number, Evse = evse, Connector = connector, Operative = isOperative, Status = status, AskedAt = Now(),
        };
        return database.WriteAsync(
            session =>
            {
                if (replacesNarrower)
                    WishRows.RemoveAll(session, station.Number);
                WishRows.Put(session, row);
            },
            cancellation);
    }

    /// <summary>Keeps that the station will reset, or an EVSE of it, once nothing charges there.</summary>
    /// <param name="evse">0 for the station.</param>
    public ValueTask ResetScheduledAsync(StationKey station, int evse, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(session => WishRows.PutReset(session, station.Number, evse, now), cancellation);
    }

    public ValueTask<IReadOnlyList<AvailabilityWish>> AvailabilityAsync(StationOverview station, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<AvailabilityWish>>(
            session =>
            [
                .. WishRows.List(session, station.Station.Key.Number).Select(row => new AvailabilityWish
                {
                    EvseId = row.Evse == 0 ? null : row.Evse,
                    ConnectorId = row.Connector == 0 ? null : row.Connector,
                    Operative = row.Operative,
                    Status = row.Status,
                    AskedAt = Time(row.AskedAt),
                    IsReached = IsReached(row, station),
                }),
            ],
            cancellation);

    /// <summary>The resets that are still to come.</summary>
    public ValueTask<IReadOnlyList<ScheduledReset>> ResetsAsync(StationKey station, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<ScheduledReset>>(
            session => [.. WishRows.Resets(session, station.Number).Select(row => new ScheduledReset(row.Evse == 0 ? null : row.Evse, Time(row.AskedAt)))],
            cancellation);

    // As far as the station has told: without a word of a connector nothing is reached.
    private static bool IsReached(AvailabilityWishRow wish, StationOverview station)
    {
        var meant = station.Evses
            .Where(evse => wish.Evse == 0 ? evse.Id > 0 : evse.Id == wish.Evse)
            .SelectMany(evse => evse.Connectors)
            .Where(connector => wish.Connector == 0 || connector.Id == wish.Connector)
            .ToList();
        return meant.Count > 0 && meant.TrueForAll(connector => connector.Status == "Unavailable" != wish.Operative);
    }

    private static DateTimeOffset Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}

/// <summary>An availability that a station agreed to.</summary>
public sealed record AvailabilityWish
{
    /// <summary>Null for the station.</summary>
    public int? EvseId { get; init; }

    /// <summary>Null for all connectors of the EVSE.</summary>
    public int? ConnectorId { get; init; }

    public required bool Operative { get; init; }

    /// <summary>The station's answer: <c>Accepted</c>, or <c>Scheduled</c> for when nothing charges any more.</summary>
    public required string Status { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Whether all connectors that are meant show it now.</summary>
    public required bool IsReached { get; init; }
}

/// <summary>A reset that waits until nothing charges.</summary>
/// <param name="EvseId">Null for the station.</param>
public sealed record ScheduledReset(int? EvseId, DateTimeOffset AskedAt);
