using Csms.Storage;
using Csms.Storage.Timeline;

namespace Csms.Domain.Timeline;

/// <summary>What happened to each station, for whoever asks why.</summary>
public sealed class StationTimeline(Database database, TimeProvider clock)
{
    /// <summary>Adds an entry; written with the next commit and not waited for. Unknown stations may have entries too.</summary>
    /// <param name="kind">One of <see cref="TimelineKind"/>.</param>
    /// <param name="reason">What happened and why, in words for an operator.</param>
    public void Add(string stationId, string kind, string reason, string? detailJson = null)
    {
        var at = clock.GetUtcNow().ToUnixTimeMilliseconds();
        database.Post(session => TimelineRows.Insert(session, stationId, at, kind, reason, detailJson));
    }

    /// <summary>The newest first.</summary>
    public ValueTask<Page<TimelineEntry>> ListAsync(string stationId, PageRequest page, CancellationToken cancellation) =>
        ListAsync(stationId, null, page, cancellation);

    /// <summary>The newest first.</summary>
    /// <param name="stationId">Null for all stations.</param>
    /// <param name="kinds">Some of <see cref="TimelineKind"/>; null for all.</param>
    public ValueTask<Page<TimelineEntry>> ListAsync(string? stationId, IReadOnlyList<string>? kinds, PageRequest page, CancellationToken cancellation) => database.ReadSettledAsync(
        session => page.Cut([.. TimelineRows.List(session, stationId, kinds, page.AfterId, page.Limit + 1)], row => $"{row.Id}", ToEntry),
        cancellation);

    /// <summary>What happened to a station in a while, the oldest first, at most so much of the newest.</summary>
    public ValueTask<IReadOnlyList<TimelineEntry>> WindowAsync(
        string stationId, IReadOnlyList<string> kinds, DateTimeOffset from, DateTimeOffset to, int most, CancellationToken cancellation) =>
        database.ReadSettledAsync<IReadOnlyList<TimelineEntry>>(
            session =>
            [
                .. TimelineRows.List(session, stationId, kinds, null, most, from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds()).Reverse().Select(ToEntry),
            ],
            cancellation);

    private static TimelineEntry ToEntry(TimelineRow row) => new()
    {
        StationId = row.StationId,
        At = DateTimeOffset.FromUnixTimeMilliseconds(row.At),
        Kind = row.Kind,
        Reason = row.Reason,
        DetailJson = row.DetailJson,
    };
}
