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
    private readonly List<Subscriber> _subscribers = [];

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
                subscriber.Take(happened);
        }
    }

    /// <summary>
    /// Events from now on, or from after <paramref name="lastId"/> as far as they are still remembered; where they are not, the first is
    /// <see cref="EventKind.Missed"/>. A subscriber that is too slow loses the oldest. The subscription begins with the call and ends with the cancellation.
    /// </summary>
    /// <param name="isWanted">Asked of each event before it is kept for the subscriber, while others wait: cheap. Null for all.</param>
    public IAsyncEnumerable<DomainEvent> SubscribeAsync(long? lastId, CancellationToken cancellation, Predicate<DomainEvent>? isWanted = null)
    {
        var subscriber = new Subscriber(isWanted);
        lock (_gate)
        {
            if (lastId < _forgotten || lastId > _lastId)
            {
                var reason = "Not all that happened since this id is remembered: ask for what is shown anew.";
                subscriber.Waiting.Writer.TryWrite(new DomainEvent(_remembered.TryPeek(out var oldest) ? oldest.Id - 1 : _lastId, EventKind.Missed, null, clock.GetUtcNow(), new { Reason = reason }));
                lastId = Math.Min(lastId.Value, _lastId);
            }
            foreach (var missed in _remembered.Where(missed => missed.Id > lastId))
                subscriber.Take(missed);
            _subscribers.Add(subscriber);
            _isListening = true;
        }
        var ending = cancellation.Register(() => Leave(subscriber));
        return ReadAsync(subscriber, ending, cancellation);
    }

    private static long FirstId(TimeProvider clock) => clock.GetUtcNow().ToUnixTimeMilliseconds() * 1_000;

    private async IAsyncEnumerable<DomainEvent> ReadAsync(
        Subscriber subscriber, CancellationTokenRegistration ending, [EnumeratorCancellation] CancellationToken cancellation)
    {
        try
        {
            // Without the token: a cancellation completes the channel, which is no fault.
            await foreach (var happened in subscriber.Waiting.Reader.ReadAllAsync(CancellationToken.None))
            {
                if (cancellation.IsCancellationRequested)
                    yield break;
                yield return happened;
            }
        }
        finally
        {
            await ending.DisposeAsync();
            Leave(subscriber);
        }
    }

    private void Leave(Subscriber subscriber)
    {
        lock (_gate)
        {
            if (_subscribers.Remove(subscriber) && _subscribers.Count == 0)
                _listeningUntil = clock.GetTimestamp() + (long)(Patience.TotalSeconds * clock.TimestampFrequency);
        }
        subscriber.Waiting.Writer.TryComplete();
    }

    private sealed class Subscriber(Predicate<DomainEvent>? isWanted)
    {
        public Channel<DomainEvent> Waiting { get; } = Channel.CreateBounded<DomainEvent>(new BoundedChannelOptions(MaxWaiting)
        {
            FullMode = BoundedChannelFullMode.DropOldest,
            SingleReader = true,
        });

        public void Take(DomainEvent happened)
        {
            if (isWanted is null || isWanted(happened))
                Waiting.Writer.TryWrite(happened);
        }
    }
}
