using Csms.Domain.Events;
using Csms.Domain.Outbox;
using Csms.Server.Api;
using Csms.Storage;

namespace Csms.Server.Outbox;

/// <summary>Puts events that web hooks want into the outbox, while any does. Alarms and transactions are there already, by the commit that made them.</summary>
internal sealed partial class EventFeed(EventStream events, Receivers receivers, OutboxBook outbox, ILogger<EventFeed> logger) : IHostedService, IDisposable
{
    /// <summary>What may wait for one commit; a busy installation's events of some seconds.</summary>
    private const int MostWaiting = 10_000;

    private readonly Lock _gate = new();
    private List<(Receiver, DomainEvent, string)> _waiting = [];
    private Task _writing = Task.CompletedTask;
    private bool _isLosing;
    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _changed = new(1);
    private Task _loop = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        receivers.Changed += Look;
        _loop = LoopAsync();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        receivers.Changed -= Look;
        await _stopping.CancelAsync();
        await _loop;
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _changed.Dispose();
    }

    private void Look() => _changed.Release();

    private async Task LoopAsync()
    {
        CancellationTokenSource? listening = null;
        var feeding = Task.CompletedTask;
        try
        {
            while (true)
            {
                await _changed.WaitAsync(_stopping.Token);
                var isWanted = (await receivers.KnownAsync(_stopping.Token)).Any(receiver => receiver.Enabled && receiver.Events.Any(happened => !OutboxBook.IsOwedByCommit(happened)));
                if (isWanted && listening is null)
                {
                    listening = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
                    feeding = FeedAsync(events.SubscribeAsync(null, listening.Token));
                }
                else if (!isWanted && listening is not null)
                {
                    await listening.CancelAsync();
                    await feeding;
                    listening.Dispose();
                    listening = null;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
        await feeding;
        listening?.Dispose();
    }

    private async Task FeedAsync(IAsyncEnumerable<DomainEvent> stream)
    {
        await foreach (var happened in stream)
        {
            if (OutboxBook.IsOwedByCommit(happened.Kind))
                continue;
            var wanting = (await receivers.KnownAsync(CancellationToken.None)).Where(receiver => receiver.Wants(happened.Kind, happened.StationId)).ToList();
            if (wanting.Count == 0)
                continue;
            var content = EventsApi.DataOf(happened).ToJsonString(ApiJson.Options);
            lock (_gate)
            {
                if (_waiting.Count + wanting.Count > MostWaiting)
                {
                    if (!_isLosing)
                        Losing(MostWaiting);
                    _isLosing = true;
                    continue;
                }
                _waiting.AddRange(wanting.Select(receiver => (receiver, happened, content)));
                if (_writing.IsCompleted)
                    _writing = Task.Run(WriteAsync);
            }
        }
        await _writing;
    }

    // While one commit is under way, what happens meanwhile gathers for the next.
    private async Task WriteAsync()
    {
        while (true)
        {
            List<(Receiver, DomainEvent, string)> taken;
            lock (_gate)
            {
                if (_waiting.Count == 0)
                {
                    // Whoever adds to it from now on finds this completed, or waits for the gate until it is.
                    _writing = Task.CompletedTask;
                    return;
                }
                (taken, _waiting, _isLosing) = (_waiting, [], false);
            }
            try
            {
                await outbox.AddAsync(taken, CancellationToken.None);
            }
            catch (DatabaseUnusableException failure)
            {
                NotKept(taken.Count, failure.Message);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "More than {Most} events wait for the database: web hooks are not told of those that come meanwhile")]
    private partial void Losing(int most);

    [LoggerMessage(2, LogLevel.Warning, "{Count} events could not be kept for web hooks: {Reason}")]
    private partial void NotKept(int count, string reason);
}
