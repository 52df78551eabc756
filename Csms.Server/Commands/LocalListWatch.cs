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
    /// <summary>How late a station may learn of a change; a station that is online asks anyway.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(10);

    private readonly SocketMemory<string, Look> _looks = new();

    protected override async Task LookAsync(CancellationToken stopping)
    {
        var now = Time.GetUtcNow();
        var watched = await localLists.WatchedAsync(stopping);
        var ids = watched.Select(list => list.StationId).ToHashSet();
        _looks.Tidy(ids.Contains);
        foreach (var (stationId, isBehind) in watched)
        {
            if (directory.Find(stationId) is { Session.Registration: Registration.Accepted } connection && IsDue(_looks.Find(stationId, connection), isBehind, now))
                Begin(stationId, token => SyncAsync(connection, now, token));
        }
    }

    // A station that is back may have lost its list or been given another.
    private static bool IsDue(Look? last, bool isBehind, DateTimeOffset now) =>
        last is null || (last.FailedAt is { } failed ? now - failed >= AfterFailure : isBehind);

    private async Task SyncAsync(StationConnection connection, DateTimeOffset begunAt, CancellationToken stopping)
    {
        var isDone = await TrySyncAsync(connection, stopping);
        _looks.Keep(connection.StationId, connection, new Look(isDone ? null : begunAt));
    }

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

    /// <summary>A station was looked at.</summary>
    /// <param name="FailedAt">When, if that failed.</param>
    private sealed record Look(DateTimeOffset? FailedAt);
}
