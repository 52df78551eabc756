using Csms.Domain.Stations;
using Csms.Domain.Timeline;
using Csms.Storage;
using Csms.Storage.Profiles;
using Csms.Storage.Timeline;

namespace Csms.Domain.Profiles;

/// <summary>The charging profiles that stations were sent, with what became of them. One of a single transaction is forgotten when that ends.</summary>
public sealed class ChargingProfiles(Database database, TimeProvider clock)
{
    /// <summary>Keeps a profile before it is sent. What the station has accepted before stays beside it until the answer.</summary>
    public ValueTask WantedAsync(StationKey station, StationProfile profile, CancellationToken cancellation)
    {
        var row = ToRow(station, profile, ProfileState.Wanted);
        return database.WriteAsync(session => ProfileRows.Put(session, row), cancellation);
    }

    /// <summary>Keeps an accepted profile. It replaces the one with the same id (OCPP 2.0.1 K01.FR.05).</summary>
    /// <param name="replaces">Which others it replaces at the station.</param>
    public ValueTask AcceptedAsync(StationKey station, StationProfile profile, Func<StationProfile, bool> replaces, CancellationToken cancellation)
    {
        var row = ToRow(station, profile, ProfileState.Accepted);
        return database.WriteAsync(
            session =>
            {
                foreach (var replaced in ProfileRows.List(session, station.Number).Select(ToProfile).Where(other => other.Profile.Id == row.ProfileId || replaces(other)).ToList())
                    ProfileRows.Remove(session, station.Number, replaced.Profile.Id, null);
                ProfileRows.Put(session, row);
            },
            cancellation);
    }

    /// <summary>The station did not take it, or it was never sent: what the station had before still holds.</summary>
    public ValueTask RefusedAsync(StationKey station, int profileId, CancellationToken cancellation) => database.WriteAsync(
        session =>
        {
            ProfileRows.Remove(session, station.Number, profileId, (int)ProfileState.Wanted);
        },
        cancellation);

    /// <summary>Whether the station has it is not known: the profile stays wanted, with the reason, and the timeline says so.</summary>
    public ValueTask InDoubtAsync(StationKey station, int profileId, string reason, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                ProfileRows.Note(session, station.Number, profileId, (int)ProfileState.Wanted, reason);
                TimelineRows.Insert(session, station.Id, now, TimelineKind.Command, $"Whether charging profile {profileId} is installed is not known: {reason}", null);
            },
            cancellation);
    }

    /// <summary>The station has it no longer and did not take it again; it is shown with the reason and limits nothing any more.</summary>
    public ValueTask LostAsync(StationKey station, StationProfile profile, string reason, CancellationToken cancellation)
    {
        var row = ToRow(station, profile with { Note = reason }, ProfileState.Lost);
        return database.WriteAsync(
            session =>
            {
                ProfileRows.Remove(session, station.Number, profile.Profile.Id, null);
                ProfileRows.Put(session, row);
                TimelineRows.Insert(session, station.Id, row.At, TimelineKind.Command, $"Charging profile {profile.Profile.Id} is lost: {reason}", null);
            },
            cancellation);
    }

    /// <summary>Forgets what the station has cleared; returns how many. An id alone decides, else all criteria must fit.</summary>
    public ValueTask<int> ClearedAsync(StationKey station, ProfileCriteria criteria, CancellationToken cancellation) => database.WriteAsync(
        session => criteria.ProfileId is { } id
            ? ProfileRows.Remove(session, station.Number, id, null)
            : ProfileRows.Clear(session, station.Number, criteria.Evse, criteria.Purpose, criteria.StackLevel),
        cancellation);

    /// <summary>All that were sent, by EVSE, purpose and stack level.</summary>
    public ValueTask<IReadOnlyList<StationProfile>> ListAsync(StationKey station, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<StationProfile>>(
            session => [.. ProfileRows.List(session, station.Number).Select(ToProfile)], cancellation);

    /// <summary>Remembers that a report of profiles was asked for to mend what differs.</summary>
    public ValueTask MendByAsync(StationKey station, int requestId, CancellationToken cancellation) => database.WriteAsync(
        session => ProfileRows.MendBy(session, station.Number, requestId), cancellation);

    /// <summary>Whether a report was asked for to mend what differs; true once only.</summary>
    public ValueTask<bool> TakeMendAsync(StationKey station, int requestId, CancellationToken cancellation) => database.WriteAsync(
        session => ProfileRows.TakeMend(session, station.Number, requestId), cancellation);

    private ProfileRow ToRow(StationKey station, StationProfile profile, ProfileState state) => new()
    {
        StationNumber = station.Number,
        ProfileId = profile.Profile.Id,
        Evse = profile.Evse,
        Purpose = profile.Profile.Purpose.ToString(),
        StackLevel = profile.Profile.StackLevel,
        OcppTransactionId = profile.OcppTransactionId,
        Json = ProfileJson.Write(profile.Profile),
        State = (int)state,
        Note = profile.Note,
        At = Now(),
    };

    private static StationProfile ToProfile(ProfileRow row) => new()
    {
        Evse = row.Evse,
        OcppTransactionId = row.OcppTransactionId,
        Profile = ProfileJson.Read<RequestedProfile>(row.Json),
        State = (ProfileState)row.State,
        Note = row.Note,
        At = DateTimeOffset.FromUnixTimeMilliseconds(row.At),
    };

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
