using Csms.Domain.Events;
using Csms.Domain.Transactions;

namespace Csms.Tests.Domain;

internal sealed class EventStreamTest : LedgerTest
{
    [Test]
    public async Task A_subscriber_is_told_what_happens_after_its_commit()
    {
        using var ending = new CancellationTokenSource();
        var events = World.Events.SubscribeAsync(null, ending.Token);
        var id = await StartAsync();
        await MeterAsync(id, Register(Now, "1100"));
        var told = await TakeAsync(events, 2);
        Assert.That(told.Select(happened => (happened.Kind, happened.StationId)), Is.EqualTo(new[] { (EventKind.Transaction, "CS-1"), (EventKind.Meter, "CS-1") }));
        Assert.That(((Transaction)told[0].Content).Id, Is.EqualTo(id));
        Assert.That(told.Select(happened => happened.Id), Is.Ordered.Ascending);
    }

    [Test]
    public void Nothing_is_remembered_while_nobody_listens()
    {
        World.Events.Publish(EventKind.Alarm, null, "1");
        Assert.That(World.Events.HasSubscribers, Is.False);
    }

    [Test]
    public async Task A_subscriber_that_comes_back_gets_what_it_missed()
    {
        using var first = new CancellationTokenSource();
        var events = World.Events.SubscribeAsync(null, first.Token);
        World.Events.Publish(EventKind.Alarm, null, "1");
        var seen = (await TakeAsync(events, 1))[0];
        World.Events.Publish(EventKind.Alarm, null, "2");
        World.Clock.Advance(TimeSpan.FromSeconds(10));
        World.Events.Publish(EventKind.Alarm, null, "3");
        using var second = new CancellationTokenSource();
        var missed = await TakeAsync(World.Events.SubscribeAsync(seen.Id, second.Token), 2);
        Assert.That(missed.Select(happened => happened.Content), Is.EqualTo(new[] { "2", "3" }));
    }

    [Test]
    public async Task The_last_subscriber_is_forgotten_after_a_minute()
    {
        using var ending = new CancellationTokenSource();
        _ = World.Events.SubscribeAsync(null, ending.Token);
        await ending.CancelAsync();
        World.Events.Publish(EventKind.Alarm, null, "1");
        Assert.That(World.Events.HasSubscribers, Is.True);
        World.Clock.Advance(TimeSpan.FromMinutes(2));
        World.Events.Publish(EventKind.Alarm, null, "2");
        Assert.That(World.Events.HasSubscribers, Is.False);
    }

    [Test]
    public async Task A_slow_subscriber_loses_the_oldest()
    {
        using var ending = new CancellationTokenSource();
        var events = World.Events.SubscribeAsync(null, ending.Token);
        for (var i = 1; i <= 10_005; i++)
            World.Events.Publish(EventKind.Alarm, null, i);
        Assert.That((await TakeAsync(events, 1))[0].Content, Is.EqualTo(6));
    }

    [Test]
    public async Task A_subscription_ends_with_its_cancellation()
    {
        using var ending = new CancellationTokenSource();
        var events = World.Events.SubscribeAsync(null, ending.Token);
        await ending.CancelAsync();
        Assert.That(await TakeAsync(events, 1), Is.Empty);
    }

    private static async Task<List<DomainEvent>> TakeAsync(IAsyncEnumerable<DomainEvent> events, int count)
    {
        var taken = new List<DomainEvent>();
        await foreach (var happened in events)
        {
            taken.Add(happened);
            if (taken.Count == count)
                break;
        }
        return taken;
    }
}
