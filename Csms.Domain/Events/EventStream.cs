namespace Csms.Domain.Events;

/// <summary>Domain events for whoever listens within this process. Costs nothing while nobody does.</summary>
public sealed class EventStream
{
    /// <summary>Whether anybody listens; lets a caller skip making the content.</summary>
    public bool HasSubscribers => throw new NotImplementedException();

    /// <summary>Tells all subscribers; never waits.</summary>
    /// <param name="content">A record that becomes the event's JSON.</param>
    public void Publish(string kind, string? stationId, object content) => throw new NotImplementedException();

    /// <summary>
    /// Events from now on, or from after <paramref name="lastId"/> as far as they are still remembered. A subscriber that is too slow loses the
    /// oldest. Ends with the cancellation.
    /// </summary>
    public IAsyncEnumerable<DomainEvent> SubscribeAsync(long? lastId, CancellationToken cancellation) => throw new NotImplementedException();
}
