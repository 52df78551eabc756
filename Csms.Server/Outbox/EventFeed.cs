using Csms.Domain.Events;
using Csms.Domain.Outbox;
using Csms.Server.Api;

namespace Csms.Server.Outbox;

/// <summary>Puts events that web hooks want into the outbox, while any does. Alarms are there already, by the commit that made them.</summary>
internal sealed class EventFeed(EventStream events, Receivers receivers, OutboxBook outbox) : IHostedService, IDisposable
{
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
                var isWanted = (await receivers.KnownAsync(_stopping.Token)).Any(receiver => receiver.Enabled && receiver.Events.Any(happened => happened != EventKind.Alarm));
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
            if (happened.Kind == EventKind.Alarm)
                continue;
            var wanting = (await receivers.KnownAsync(CancellationToken.None)).Where(receiver => receiver.Wants(happened.Kind, happened.StationId)).ToList();
            if (wanting.Count == 0)
                continue;
            outbox.Post(wanting, happened, EventsApi.DataOf(happened).ToJsonString(ApiJson.Options));
        }
    }
}
