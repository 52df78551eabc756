using Csms.Domain.Configuration;
using Csms.Domain.Stations;
using Csms.Domain.Tokens;
using Csms.Storage;
using Csms.Storage.Engine;
using Csms.Storage.LocalLists;
using Csms.Storage.Timeline;
using Csms.Storage.Tokens;

namespace Csms.Domain.LocalLists;

/// <summary>
/// The local authorization lists of all stations: which tokens belong on each, and what each station has taken. A part is kept once the station took it,
/// so that a list whose sending was cut short goes on from there, across restarts too.
/// </summary>
public sealed class LocalListBook(Database database, TimeProvider clock)
{
    /// <summary>1.6's longest tag; a longer one cannot be presented there.</summary>
    private const int MaxTag = 20;

    /// <summary>Versions from here on begin anew: what a station does with the last numbers there are is not known.</summary>
    private const int LastVersion = int.MaxValue - 1_000_000;

    /// <summary>Says which tokens belong on a station's list.</summary>
    public ValueTask SetScopeAsync(StationKey station, LocalListScope scope, string? groupId, CancellationToken cancellation) => database.WriteAsync(
        session =>
        {
            var row = Row(session, station);
            var hasNothing = row.Version == 0 && row.IsCertain;
            (row.Scope, row.GroupId, row.TokenChanges) = ((int)scope, groupId, null);
            row.State = (int)(scope == LocalListScope.None && hasNothing ? LocalListState.None : LocalListState.Pending);
            row.Reason = null;
            LocalListRows.Put(session, row);
        },
        cancellation);

    /// <summary>What is known of a station's list.</summary>
    public ValueTask<LocalList> FindAsync(StationKey station, CancellationToken cancellation) => database.ReadAsync(
        session =>
        {
            var row = Row(session, station);
            var isBehind = (LocalListState)row.State == LocalListState.Synced && row.Scope != (int)LocalListScope.None && row.TokenChanges != TokenRows.Changes(session);
            return ToList(station.Id, row, LocalListRows.Entries(session, station.Number).Count(), isBehind ? LocalListState.Pending : (LocalListState)row.State);
        },
        cancellation);

    /// <summary>What a station has taken.</summary>
    public ValueTask<IReadOnlyList<string>> TokensAsync(StationKey station, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<string>>(
        session => [.. LocalListRows.Entries(session, station.Number).Select(entry => entry.IdToken)], cancellation);

    /// <summary>Where what a station has taken is not what it shall have now.</summary>
    public ValueTask<LocalListDifference> DifferenceAsync(Station station, CancellationToken cancellation) => database.ReadAsync(
        session =>
        {
            var wanted = Wanted(session, station.Key, Row(session, station.Key), hasTypes: station.OcppVersion != Station.FlatVersion).ToDictionary(entry => entry.Key);
            var has = LocalListRows.Entries(session, station.Key.Number).ToDictionary(entry => entry.TokenKey);
            return new LocalListDifference(
                [.. wanted.Values.Where(entry => !has.ContainsKey(entry.Key)).Select(entry => entry.IdToken)],
                [.. wanted.Values.Where(entry => has.TryGetValue(entry.Key, out var old) && (old.Content != entry.Content || old.Type != entry.Type)).Select(entry => entry.IdToken)],
                [.. has.Values.Where(entry => !wanted.ContainsKey(entry.TokenKey)).Select(entry => entry.IdToken)]);
        },
        cancellation);

    /// <summary>The stations whose list is looked after, and whether the tokens have changed since each was brought up to date.</summary>
    public ValueTask<IReadOnlyList<(string StationId, bool IsBehind)>> WatchedAsync(CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<(string, bool)>>(
            session =>
            {
                var changes = TokenRows.Changes(session);
                return
                [
                    .. LocalListRows.All(session)
                        .Where(row => row.Scope != (int)LocalListScope.None || row.State != (int)LocalListState.None)
                        .Select(row => (row.StationId, row.State == (int)LocalListState.Pending || !row.IsCertain || row.TokenChanges != changes)),
                ];
            },
            cancellation);

    /// <summary>
    /// Compares what a station shall have with what it has. Differentials when it has what was sent last, else the whole list.
    /// </summary>
    /// <param name="stationVersion">What the station tells; 0 or below when it has no list.</param>
    /// <param name="hasTypes">2.0.1: tokens have types, and an entry can name EVSEs.</param>
    /// <param name="fullOnly">The station did not take a differential.</param>
    /// <exception cref="LocalListTooLargeException">It does not fit the station.</exception>
    public ValueTask<LocalListPlan> PlanAsync(
        StationKey station, int stationVersion, bool hasTypes, LocalListLimits limits, Func<LocalListEntry, int> sizeOf, bool fullOnly, CancellationToken cancellation) =>
        database.ReadAsync(
            session =>
            {
                var row = Row(session, station);
                var changes = TokenRows.Changes(session);
                var wanted = Wanted(session, station, row, hasTypes);
                if (wanted.Count > limits.MaxEntries)
                    throw new LocalListTooLargeException($"The list has {wanted.Count} tokens and the station takes {limits.MaxEntries}; nothing was sent.");
                var isKnown = !fullOnly && row.IsCertain && stationVersion > 0 && stationVersion == row.Version;
                // Told version 0 it has nothing, and nothing is what a list without tokens is.
                if (!isKnown && wanted.Count == 0 && stationVersion <= 0 && !fullOnly)
                    return new LocalListPlan([], 0, changes, (LocalListScope)row.Scope, row.GroupId);
                var version = Math.Max(Math.Max(row.Version, stationVersion), 0) is var last && last < LastVersion ? last + 1 : 1;
                if (!isKnown || version == 1)
                    return new LocalListPlan(Cut(limits.PerMessage, true, version, wanted, sizeOf), wanted.Count, changes, (LocalListScope)row.Scope, row.GroupId);
                var has = LocalListRows.Entries(session, station.Number).ToDictionary(entry => entry.TokenKey);
                var keys = wanted.Select(entry => entry.Key).ToHashSet();
                // First what goes, so that the list is never longer than it may be.
                List<LocalListEntry> difference =
                [
                    .. has.Values.Where(entry => !keys.Contains(entry.TokenKey)).Select(entry => new LocalListEntry { IdToken = entry.IdToken, Type = entry.Type }),
                    .. wanted.Where(entry => !has.TryGetValue(entry.Key, out var old) || old.Content != entry.Content),
                ];
                // D01.FR.04: an empty list is sent as one. A token of another type is another token: the old one would stay.
                var isAnew = wanted.Count == 0 || wanted.Any(entry => has.TryGetValue(entry.Key, out var old) && old.Type != entry.Type);
                return new LocalListPlan(difference.Count == 0 ? [] : Cut(limits.PerMessage, isAnew, version, isAnew ? wanted : difference, sizeOf), wanted.Count, changes, (LocalListScope)row.Scope, row.GroupId);
            },
            cancellation);

    /// <summary>The station took a part.</summary>
    public ValueTask TakenAsync(StationKey station, LocalListPart part, CancellationToken cancellation) => database.WriteAsync(
        session =>
        {
            var row = Row(session, station);
            (row.Version, row.StationVersion, row.IsCertain) = (part.Version, part.Version, true);
            LocalListRows.Put(session, row);
            if (part.IsFull)
                LocalListRows.Clear(session, station.Number);
            LocalListRows.RemoveEntries(session, station.Number, part.Entries.Where(entry => entry.Authorization is null).Select(entry => entry.Key));
            LocalListRows.PutEntries(
                session, station.Number,
                part.Entries.Where(entry => entry.Authorization is not null)
                    .Select(entry => new LocalListEntryRow { TokenKey = entry.Key, IdToken = entry.IdToken, Type = entry.Type, Content = entry.Content }));
        },
        cancellation);

    /// <summary>The station has what it shall have, in so many messages.</summary>
    public ValueTask SyncedAsync(StationKey station, LocalListPlan plan, int stationVersion, int sent, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                var row = Row(session, station);
                // Told otherwise in the meantime: what was sent is not what is wanted any more.
                if ((int)plan.Scope != row.Scope || plan.GroupId != row.GroupId)
                    return;
                row.State = (int)(row.Scope == (int)LocalListScope.None ? LocalListState.None : LocalListState.Synced);
                (row.Reason, row.TokenChanges, row.CheckedAt, row.IsCertain) = (null, plan.TokenChanges, now, true);
                row.StationVersion = sent > 0 ? row.Version : stationVersion;
                if (sent > 0 || row.SyncedAt is null)
                    row.SyncedAt = now;
                // No tokens are wanted, and it has none, whatever it was once sent.
                if (plan.Wanted == 0)
                    LocalListRows.Clear(session, station.Number);
                LocalListRows.Put(session, row);
                if (sent > 0)
                    TimelineRows.Insert(
                        session, station.Id, now, Timeline.TimelineKind.Command, $"The local list has {plan.Wanted} tokens now, version {row.Version}, sent in {sent} messages.", null);
            },
            cancellation);
    }

    /// <summary>The station does not have what it shall have.</summary>
    /// <param name="stationVersion">What the station told; null when it was not asked.</param>
    /// <param name="isDoubtful">What the station has now is not known.</param>
    public ValueTask NotSyncedAsync(
        StationKey station, LocalListState state, string reason, int? stationVersion, bool isDoubtful, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                var row = Row(session, station);
                var isNews = row.State != (int)state || row.Reason != reason;
                (row.State, row.Reason, row.CheckedAt) = ((int)state, reason, now);
                row.TokenChanges = TokenRows.Changes(session);
                row.StationVersion = stationVersion ?? row.StationVersion;
                row.IsCertain &= !isDoubtful;
                LocalListRows.Put(session, row);
                if (isNews)
                    TimelineRows.Insert(session, station.Id, now, Timeline.TimelineKind.Error, $"The local list is not up to date: {reason}", null);
            },
            cancellation);
    }

    /// <summary>The station may have something else than it was sent: it reports a conflict, or somebody sent it a list by hand.</summary>
    public ValueTask DoubtAsync(StationKey station, string reason, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                if (LocalListRows.Find(session, station.Number) is not { } row || (row.Scope == (int)LocalListScope.None && row.State == (int)LocalListState.None))
                    return;
                (row.IsCertain, row.State, row.Reason) = (false, (int)LocalListState.Pending, reason);
                LocalListRows.Put(session, row);
                TimelineRows.Insert(session, station.Id, now, Timeline.TimelineKind.Status, $"{reason} It will be sent again in full.", null);
            },
            cancellation);
    }

    private static List<LocalListEntry> Wanted(Session session, StationKey station, LocalListRow row, bool hasTypes)
    {
        if (row.Scope == (int)LocalListScope.None)
            return [];
        var groups = new Dictionary<string, TokenGroup?>();
        var wanted = new List<LocalListEntry>();
        foreach (var tokenRow in TokenRows.OfGroup(session, row.Scope == (int)LocalListScope.Group ? row.GroupId : null))
        {
            var token = TokenBook.ToToken(tokenRow);
            // A station without a connection can judge neither the time of the week nor a key code, and 1.6 neither EVSEs nor long ids: those must ask.
            if (KeyCode.IsMeant(token.Type) || (!hasTypes && token.IdToken.Length > MaxTag))
                continue;
            var group = (token.GroupId ?? token.ParentId) is { } id ? Group(session, groups, TokenBook.KeyOf(id)) : null;
            var rules = TokenRules.Join(token.Rules, group?.Rules);
            if (rules?.Times is not null)
                continue;
            var place = rules is null ? null : TokenPlaces.Judge(session, rules, station, null);
            if (place?.Refusal is not null || (place?.Evses is not null && !hasTypes))
                continue;
            // Judged by the station's clock, which is told the end: a token does not change the list by growing old.
            var standing = Authorizer.Standing(token, group, hasTypes, DateTimeOffset.MinValue);
            wanted.Add(new LocalListEntry { IdToken = token.IdToken, Type = token.Type, Authorization = standing with { EvseIds = place?.Evses } });
        }
        return [.. wanted.OrderBy(entry => entry.Key, StringComparer.Ordinal)];
    }

    // OCPP 2.0.1 D01.FR.11: the list in full first, then what did not fit as differentials; each with a version of its own.
    private static IReadOnlyList<LocalListPart> Cut(
        MessageLimits limits, bool isFull, int version, IReadOnlyList<LocalListEntry> entries, Func<LocalListEntry, int> sizeOf)
    {
        var messages = limits.Cut(entries, sizeOf, size => new LocalListTooLargeException(
            $"One token takes {size} bytes, and the station takes {limits.MaxBytes} bytes in one message; nothing was sent."));
        return messages.Count == 0 && isFull
            ? [new LocalListPart(true, version, [])]
            : [.. messages.Select((message, i) => new LocalListPart(isFull && i == 0, checked(version + i), message))];
    }

    private static TokenGroup? Group(Session session, Dictionary<string, TokenGroup?> known, string key)
    {
        if (!known.TryGetValue(key, out var group))
            known.Add(key, group = TokenGroupRows.Find(session, key) is { } row ? TokenGroups.ToGroup(row) : null);
        return group;
    }

    private static LocalListRow Row(Session session, StationKey station) =>
        LocalListRows.Find(session, station.Number) ?? new LocalListRow { StationNumber = station.Number };

    private static LocalList ToList(string stationId, LocalListRow row, int entries, LocalListState state) => new()
    {
        StationId = stationId,
        Scope = (LocalListScope)row.Scope,
        GroupId = row.GroupId,
        State = state,
        Reason = row.Reason,
        Version = row.Version,
        StationVersion = row.StationVersion,
        Entries = entries,
        CheckedAt = Time(row.CheckedAt),
        SyncedAt = Time(row.SyncedAt),
    };

    private static DateTimeOffset? Time(long? ms) => ms is null ? null : DateTimeOffset.FromUnixTimeMilliseconds(ms.Value);

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
