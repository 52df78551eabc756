using Csms.Domain.LocalLists;
using Csms.Domain.Stations;
using Csms.Server.Connections;
using Csms.Server.Hosting;

namespace Csms.Server.Commands;

/// <summary>
/// Keeps local lists up to date while nobody asks: after tokens have changed, after a station came back, and now and then after a failure.
/// </summary>
internal sealed partial class LocalListWatch(
    LocalListBook localLists, StationDirectory directory, StationCommands commands, TimeProvider time, ILogger<LocalListWatch> logger)
    : Watch(Period, time)
{
    /// <summary>Lists sent at the same time: each is a handful of messages of some kilobytes.</summary>
    private const int AtOnce = 4;

    /// <summary>How late a station may learn of a change; a station that is online asks anyway.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(10);

    /// <summary>The socket over which each station was looked at last, and when that failed.</summary>
    private readonly Dictionary<string, (StationConnection Connection, DateTimeOffset? FailedAt)> _tried = [];

    protected override async Task LookAsync(CancellationToken stopping)
    {
        var now = Time.GetUtcNow();
        var watched = await localLists.WatchedAsync(stopping);
        foreach (var forgotten in _tried.Keys.Except(watched.Select(list => list.StationId)).ToList())
            _tried.Remove(forgotten);
        var due = new List<StationConnection>();
        foreach (var (stationId, isBehind) in watched)
        {
            if (directory.Find(stationId) is { Session.Registration: Registration.Accepted } connection && IsDue(connection, isBehind, now))
                due.Add(connection);
        }
        var isDone = new bool[due.Count];
        await Parallel.ForAsync(0, due.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stopping }, async (i, token) =>
            isDone[i] = await TrySyncAsync(due[i], token));
        for (var i = 0; i < due.Count; i++)
            _tried[due[i].StationId] = (due[i], isDone[i] ? null : now);
    }

    // A station that is back may have lost its list or been given another.
    private bool IsDue(StationConnection connection, bool isBehind, DateTimeOffset now) =>
        !_tried.TryGetValue(connection.StationId, out var last) || last.Connection != connection
        || (last.FailedAt is { } failed ? now - failed >= AfterFailure : isBehind);

    private async Task<bool> TrySyncAsync(StationConnection connection, CancellationToken stopping)
    {
        try
        {
            var answer = await commands.SyncLocalListAsync(CommandOrigin.Own(connection.StationId), stopping);
            return answer.List.State != LocalListState.Failed;
        }
        catch (Exception failure) when (CommandFailure.IsExpected(failure))
        {
            StaysBehind(connection.StationId, failure.Message);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{StationId}: its local list is not up to date: {Reason}")]
    private partial void StaysBehind(string stationId, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Local lists could not be looked after; the next try is in half a minute")]
    protected override partial void LookedInVain(Exception failure);
}
