using Csms.Domain.LocalLists;
using Csms.Domain.Stations;
using Csms.Server.Calls;
using Csms.Server.Connections;

namespace Csms.Server.Commands;

/// <summary>
/// Keeps local lists up to date while nobody asks: after tokens have changed, after a station came back, and now and then after a failure.
/// </summary>
internal sealed partial class LocalListWatch(
    LocalListBook localLists, StationDirectory directory, StationCommands commands, TimeProvider time, ILogger<LocalListWatch> logger)
    : IHostedService, IAsyncDisposable
{
    /// <summary>Stands where an operator's name does.</summary>
    private const string Name = "csms";

    /// <summary>Lists sent at the same time: each is a handful of messages of some kilobytes.</summary>
    private const int AtOnce = 4;

    /// <summary>How late a station may learn of a change; a station that is online asks anyway.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(10);

    private readonly CancellationTokenSource _stopping = new();

    /// <summary>The socket over which each station was looked at last, and when that failed.</summary>
    private readonly Dictionary<string, (StationConnection Connection, DateTimeOffset? FailedAt)> _tried = [];

    private Task _loop = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _loop = LoopAsync();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _loop;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        _stopping.Dispose();
    }

    private async Task LoopAsync()
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
                await LookAsync();
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task LookAsync()
    {
        try
        {
            var watched = await localLists.WatchedAsync(_stopping.Token);
            foreach (var forgotten in _tried.Keys.Except(watched.Select(list => list.StationId)).ToList())
                _tried.Remove(forgotten);
            var due = new List<StationConnection>();
            foreach (var (stationId, isBehind) in watched)
            {
                if (directory.Find(stationId) is { Session.Registration: Registration.Accepted } connection && IsDue(connection, isBehind))
                    due.Add(connection);
            }
            var results = new (StationConnection Connection, bool IsDone)[due.Count];
            await Parallel.ForAsync(0, due.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = _stopping.Token }, async (i, _) =>
                results[i] = (due[i], await TrySyncAsync(due[i])));
            foreach (var (connection, isDone) in results)
                _tried[connection.StationId] = (connection, isDone ? null : time.GetUtcNow());
        }
        catch (Exception failure) when (!_stopping.IsCancellationRequested)
        {
            TriedInVain(failure);
        }
    }

    // A station that is back may have lost its list or been given another.
    private bool IsDue(StationConnection connection, bool isBehind) =>
        !_tried.TryGetValue(connection.StationId, out var last) || last.Connection != connection
        || (last.FailedAt is { } failed ? time.GetUtcNow() - failed >= AfterFailure : isBehind);

    private async Task<bool> TrySyncAsync(StationConnection connection)
    {
        try
        {
            var answer = await commands.SyncLocalListAsync(new CommandOrigin(connection.StationId, Name), _stopping.Token);
            return answer.List.State != LocalListState.Failed;
        }
        catch (Exception failure) when (failure is StationCallException or NotConnectedException or NotKnownException or RuleBrokenException)
        {
            StaysBehind(connection.StationId, failure.Message);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{StationId}: its local list is not up to date: {Reason}")]
    private partial void StaysBehind(string stationId, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Local lists could not be looked after; the next try is in half a minute")]
    private partial void TriedInVain(Exception failure);
}
