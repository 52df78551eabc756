namespace Csms.Server.Connections;

/// <summary>
/// Does all that follows a boot, one thing after the other; one that fails takes none of the others with it. Of one station a single round is under way: of
/// the boots that come meanwhile the newest gets a round of its own afterwards, and a station that boots in a loop is not asked the more for it.
/// </summary>
internal sealed class AfterBoot(IEnumerable<IAfterBoot> followers, StationJournal journal)
{
    private readonly Lock _lock = new();

    /// <summary>The stations with a round under way, and who waits for its end: told true when it is its turn, false when a newer boot has come.</summary>
    private readonly Dictionary<string, TaskCompletionSource<bool>?> _rounds = new(StringComparer.Ordinal);

    public async Task RunAsync(StationConnection connection, CancellationToken cancellationToken)
    {
        if (!await TurnAsync(connection.StationId))
            return;
        try
        {
            foreach (var follower in followers)
                await FollowAsync(follower, connection, cancellationToken);
        }
        finally
        {
            End(connection.StationId);
        }
    }

    private async Task FollowAsync(IAfterBoot follower, StationConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await follower.BootedAsync(connection, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            journal.AfterAnswerFailed(connection, "BootNotification", failure);
        }
    }

    private Task<bool> TurnAsync(string stationId)
    {
        lock (_lock)
        {
            if (_rounds.TryAdd(stationId, null))
                return Task.FromResult(true);
            _rounds[stationId]?.SetResult(false);
            var turn = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            _rounds[stationId] = turn;
            return turn.Task;
        }
    }

    private void End(string stationId)
    {
        lock (_lock)
        {
            if (_rounds[stationId] is { } next)
            {
                _rounds[stationId] = null;
                next.SetResult(true);
            }
            else
            {
                _rounds.Remove(stationId);
            }
        }
    }
}
