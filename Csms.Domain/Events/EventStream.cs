using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Csms.Domain.Events;

/// <summary>Domain events for whoever listens within this process. Costs nothing while nobody does.</summary>
public sealed class EventStream(TimeProvider clock)
{
    /// <summary>What a subscriber may lag behind; about a second of a busy installation.</summary>
    private const int MaxWaiting = 10_000;

    /// <summary>What a subscriber that was away can have again.</summary>
    private const int MaxRemembered = 1_000;

    /// <summary>Events are remembered this long after the last subscriber left, so that it can come back to them.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Queue<DomainEvent> _remembered = new();
    private readonly List<Channel<DomainEvent>> _subscribers = [];

    // Ids of a process that began later are higher: an id from before is known to be from before.
    private long _lastId = FirstId(clock);

    /// <summary>What happened up to here is not remembered.</summary>
    private long _forgotten = FirstId(clock);
    private long _listeningUntil = long.MinValue;
    private volatile bool _isListening;

    /// <summary>Whether anybody listens, or did a moment ago; lets a caller skip making the content.</summary>
    public bool HasSubscribers => _isListening;

    /// <summary>Tells all subscribers; never waits.</summary>
    /// <param name="content">A record that becomes the event's JSON.</param>
    public void Publish(string kind, string? stationId, object content)
    {
        if (!_isListening)
            return;
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            if (_subscribers.Count == 0 && clock.GetTimestamp() > _listeningUntil)
            {
                _isListening = false;
                _remembered.Clear();
                _forgotten = ++_lastId;
                return;
            }
            var happened = new DomainEvent(++_lastId, kind, stationId, now, content);
            _remembered.Enqueue(happened);
            if (_remembered.Count > MaxRemembered)
                _forgotten = _remembered.Dequeue().Id;
            foreach (var subscriber in _subscribers)
                subscriber.Writer.TryWrite(happened);
        }
    }

    /// <summary>
    /// Events from now on, or from after <paramref name="lastId"/> as far as they are still remembered; where they are not, the first is
    /// <see cref="EventKind.Missed"/>. A subscriber that is too slow loses the oldest. The subscription begins with the call and ends with the cancellation.
    /// </summary>
    public IAsyncEnumerable<DomainEvent> SubscribeAsync(long? lastId, CancellationToken cancellation)
    {
        var channel = Channel.CreateBounded<DomainEvent>(new BoundedChannelOptions(MaxWaiting)
        {
            FullMode = BoundedChannelFullMode.DropOldest,
            SingleReader = true,
        });
        lock (_gate)
        {
            if (lastId < _forgotten || lastId > _lastId)
            {
                var reason = "Not all that happened since this id is remembered: ask for what is shown anew.";
                channel.Writer.TryWrite(new DomainEvent(_remembered.TryPeek(out var oldest) ? oldest.Id - 1 : _lastId, EventKind.Missed, null, clock.GetUtcNow(), new { Reason = reason }));
                lastId = Math.Min(lastId.Value, _lastId);
            }
            foreach (var missed in _remembered.Where(missed => missed.Id > lastId))
                channel.Writer.TryWrite(missed);
            _subscribers.Add(channel);
            _isListening = true;
        }
        var ending = cancellation.Register(() => Leave(channel));
        return ReadAsync(channel, ending, cancellation);
    }

    private static long FirstId(TimeProvider clock) => clock.GetUtcNow().ToUnixTimeMilliseconds() * 1_000;

    private async IAsyncEnumerable<DomainEvent> ReadAsync(
        Channel<DomainEvent> channel, CancellationTokenRegistration ending, [EnumeratorCancellation] CancellationToken cancellation)
    {
        try
        {
            // Without the token: a cancellation completes the channel, which is no fault.
            await foreach (var happened in channel.Reader.ReadAllAsync(CancellationToken.None))
            {
                if (cancellation.IsCancellationRequested)
                    yield break;
                yield return happened;
            }
        }
        finally
        {
            await ending.DisposeAsync();
            Leave(channel);
        }
    }

    private void Leave(Channel<DomainEvent> channel)
    {
        lock (_gate)
        {
            if (_subscribers.Remove(channel) && _subscribers.Count == 0)
                _listeningUntil = clock.GetTimestamp() + (long)(Patience.TotalSeconds * clock.TimestampFrequency);
        }
        channel.Writer.TryComplete();
    }
}
