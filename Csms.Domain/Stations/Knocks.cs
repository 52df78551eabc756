using System.Globalization;
using Csms.Domain.Events;
using Csms.Domain.Timeline;
using Csms.Storage;
using Csms.Storage.Stations;
using Csms.Storage.Timeline;

namespace Csms.Domain.Stations;

/// <summary>The stations that tried to connect and were refused; an operator may admit the unknown ones.</summary>
public sealed class Knocks(Database database, EventStream events, TimeProvider clock)
{
    /// <summary>Anybody may knock under any name; no more of it is kept.</summary>
    private const int MaxIdLength = StationRegistry.MaxIdLength;

    /// <summary>Records an attempt of an unknown station, in its timeline too. Not waited for.</summary>
    public void Record(string stationId, string address, string reason)
    {
        var at = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var id = Cut(stationId);
        database.Post(session =>
        {
            KnockRows.Put(session, id, address, (int)KnockKind.UnknownStation, reason, at);
            TimelineRows.Insert(session, id, at, TimelineKind.Refused, $"{reason} From {address}.", null);
        });
        Tell(id, address, KnockKind.UnknownStation, reason);
    }

    /// <summary>Records an attempt that failed for another reason. Not waited for.</summary>
    public void Record(string stationId, string address, KnockKind kind, string reason)
    {
        var at = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var id = Cut(stationId);
        database.Post(session => KnockRows.Put(session, id, address, (int)kind, reason, at));
        Tell(id, address, kind, reason);
    }

    /// <summary>A station that has come in does not stand at the door any more. Not waited for.</summary>
    public void CameIn(string stationId) => database.Post(session => KnockRows.Remove(session, stationId));

    /// <summary>The newest first.</summary>
    public ValueTask<Page<Knock>> ListAsync(PageRequest page, CancellationToken cancellation) => database.ReadSettledAsync(
        session => page.Cut(
            [.. KnockRows.List(session, After(page.Cursor), page.Limit + 1)],
            row => string.Create(CultureInfo.InvariantCulture, $"{row.LastAt}:{row.StationId}"),
            row => new Knock
            {
                StationId = row.StationId,
                Address = row.Address,
                Kind = (KnockKind)row.Kind,
                IsRegistered = row.IsRegistered,
                Reason = row.Reason,
                Count = row.Count,
                FirstAt = DateTimeOffset.FromUnixTimeMilliseconds(row.FirstAt),
                LastAt = DateTimeOffset.FromUnixTimeMilliseconds(row.LastAt),
            }),
        cancellation);

    /// <summary>Forgets the knocks of an id that was dismissed; <see cref="StationRegistry.AddAsync"/> forgets those of one that was admitted.</summary>
    public ValueTask<bool> ForgetAsync(string stationId, CancellationToken cancellation) =>
        database.WriteAsync(session => KnockRows.Remove(session, stationId), cancellation);

    // Told before it is on disk: whoever reads the list then waits for that.
    private void Tell(string stationId, string address, KnockKind kind, string reason)
    {
        if (events.HasSubscribers)
            events.Publish(EventKind.Knock, stationId, new { Kind = $"{kind}", Reason = reason, Address = address });
    }

    private static string Cut(string stationId) => stationId.Length > MaxIdLength ? stationId[..MaxIdLength] : stationId;

    private static (long At, string Id)? After(string? cursor) =>
        cursor?.Split(':', 2) is [var at, var id] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var lastAt) ? (lastAt, id) : null;
}
