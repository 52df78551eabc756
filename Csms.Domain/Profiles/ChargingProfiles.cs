using Csms.Domain.Stations;
using Csms.Storage;
using Csms.Storage.Profiles;

namespace Csms.Domain.Profiles;

/// <summary>The charging profiles that stations have accepted. One of a single transaction is forgotten when that ends.</summary>
public sealed class ChargingProfiles(Database database, TimeProvider clock)
{
    /// <summary>
    /// Keeps an accepted profile. It replaces the one with the same id, and the one with the same EVSE, purpose, stack level and transaction
    /// (OCPP 2.0.1 K01.FR.05).
    /// </summary>
    public ValueTask AcceptedAsync(StationKey station, StationProfile profile, CancellationToken cancellation)
    {
        var row = new ProfileRow
        {
            StationNumber = station.Number,
            ProfileId = profile.ProfileId,
            Evse = profile.Evse,
            Purpose = profile.Purpose,
            StackLevel = profile.StackLevel,
            OcppTransactionId = profile.OcppTransactionId,
            Json = profile.Json,
            AcceptedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        return database.WriteAsync(session => ProfileRows.Put(session, row), cancellation);
    }

    /// <summary>Forgets what the station has cleared; returns how many. An id alone decides, else all criteria must fit.</summary>
    public ValueTask<int> ClearedAsync(StationKey station, ProfileCriteria criteria, CancellationToken cancellation) => database.WriteAsync(
        session => criteria.ProfileId is { } id
            ? ProfileRows.Remove(session, station.Number, id, null, null, null)
            : ProfileRows.Remove(session, station.Number, null, criteria.Evse, criteria.Purpose, criteria.StackLevel),
        cancellation);

    /// <summary>By EVSE, purpose and stack level.</summary>
    public ValueTask<IReadOnlyList<StationProfile>> ListAsync(StationKey station, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<StationProfile>>(
            session =>
            [
                .. ProfileRows.List(session, station.Number).Select(row => new StationProfile
                {
                    ProfileId = row.ProfileId,
                    Evse = row.Evse,
                    Purpose = row.Purpose,
                    StackLevel = row.StackLevel,
                    OcppTransactionId = row.OcppTransactionId,
                    Json = row.Json,
                    AcceptedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.AcceptedAt),
                }),
            ],
            cancellation);
}
