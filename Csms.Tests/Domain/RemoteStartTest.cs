using Csms.Domain.Transactions;
using static Csms.Domain.Transactions.TransactionPhase;

namespace Csms.Tests.Domain;

[Property("FieldReport", "41")]
internal sealed class RemoteStartTest : LedgerTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public async Task A_start_of_the_same_token_on_the_connector_is_what_the_remote_start_brought_about()
    {
        var remote = await RequestAsync(evse: 1);
        var waiting = World.RemoteStarts.WaitForTransactionAsync(remote.Id, Patience, default);
        await World.RemoteStarts.AnsweredAsync(remote.Id, "Accepted", null, default);
        var id = await StartAsync(Start(token: "tag-1"));
        Assert.That((await waiting)!.Id, Is.EqualTo(id));
        Assert.That((await World.TransactionAsync(id)).RemoteStartId, Is.EqualTo(remote.Id));
        Assert.That((await World.RemoteStarts.WaitForTransactionAsync(remote.Id, Patience, default))!.Id, Is.EqualTo(id), "known already");
    }

    [Test]
    public async Task A_start_that_overtakes_the_stations_answer_counts()
    {
        var remote = await RequestAsync();
        var id = await StartAsync();
        await World.RemoteStarts.AnsweredAsync(remote.Id, "Accepted", null, default);
        Assert.That((await World.RemoteStarts.WaitForTransactionAsync(remote.Id, Patience, default))!.Id, Is.EqualTo(id));
    }

    [Test]
    public async Task Each_start_answers_one_remote_start()
    {
        var first = await RequestAsync(evse: 1);
        var second = await RequestAsync(evse: 2);
        var onTwo = await World.TransactionAsync(await StartAsync(Start(evse: 2)));
        var onOne = await World.TransactionAsync(await StartAsync(Start(evse: 1)));
        Assert.That((onOne.RemoteStartId, onTwo.RemoteStartId), Is.EqualTo((first.Id, second.Id)));
    }

    [Test]
    public async Task Another_token_another_connector_a_rejection_and_an_old_wish_do_not_count()
    {
        await RequestAsync(evse: 2);
        var rejected = await RequestAsync(evse: 3);
        await World.RemoteStarts.AnsweredAsync(rejected.Id, "Rejected", null, default);
        await RequestAsync(evse: 4);
        Assert.That((await World.TransactionAsync(await StartAsync(Start(evse: 1)))).RemoteStartId, Is.Null);
        Assert.That((await World.TransactionAsync(await StartAsync(Start(evse: 2, token: "TAG-2")))).RemoteStartId, Is.Null);
        Assert.That((await World.TransactionAsync(await StartAsync(Start(evse: 3)))).RemoteStartId, Is.Null);
        World.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.That((await World.TransactionAsync(await StartAsync(Start(evse: 4)))).RemoteStartId, Is.Null);
    }

    [Test]
    public async Task The_newest_wish_is_what_a_start_answers()
    {
        var forgotten = await RequestAsync();
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = await RequestAsync();
        Assert.That((await World.TransactionAsync(await StartAsync())).RemoteStartId, Is.EqualTo(again.Id).And.Not.EqualTo(forgotten.Id));
    }

    [Test]
    public async Task A_start_that_waited_in_the_stations_queue_answers_no_later_wish()
    {
        var remote = await RequestAsync();
        Assert.That((await World.TransactionAsync(await StartAsync(Start(at: Now.AddMinutes(-11))))).RemoteStartId, Is.Null);
        Assert.That((await World.TransactionAsync(await StartAsync(Start(at: DateTimeOffset.UnixEpoch.AddSeconds(5))))).RemoteStartId, Is.EqualTo(remote.Id),
            "a clock that was never set tells nothing");
    }

    [Test]
    public async Task An_event_names_its_remote_start()
    {
        var remote = await RequestAsync();
        var waiting = World.RemoteStarts.WaitForTransactionAsync(remote.Id, Patience, default);
        await RecordAsync(Event(Started, 0));
        var transaction = await RecordAsync(Event(Updated, 1) with { RemoteStartId = remote.Id });
        Assert.That((await waiting)!.Id, Is.EqualTo(transaction.Id));
    }

    [Test]
    public async Task The_stations_answer_may_name_a_transaction_that_is_there_already()
    {
        var transaction = await RecordAsync(Event(Started, 0));
        var remote = await RequestAsync();
        await World.RemoteStarts.AnsweredAsync(remote.Id, "Accepted", "tx-1", default);
        Assert.That((await World.RemoteStarts.WaitForTransactionAsync(remote.Id, Patience, default))!.Id, Is.EqualTo(transaction.Id));
    }

    [Test]
    public async Task Waiting_ends_in_time()
    {
        var remote = await RequestAsync();
        var waiting = World.RemoteStarts.WaitForTransactionAsync(remote.Id, Patience, default);
        for (var i = 0; i < 1_000 && !waiting.IsCompleted; i++)
        {
            World.Clock.Advance(Patience);
            await Task.Yield();
        }
        Assert.That(await waiting, Is.Null);
    }

    [Test]
    public async Task Another_station_cannot_claim_a_remote_start()
    {
        var remote = await RequestAsync();
        var thief = await World.AddStationAsync("CS-2");
        await RecordAsync(Event(Started, 0) with { Station = thief, RemoteStartId = remote.Id });
        Assert.That(await World.RemoteStarts.WaitForTransactionAsync(remote.Id, TimeSpan.Zero, default), Is.Null);
    }

    private ValueTask<RemoteStart> RequestAsync(int? evse = null) => World.RemoteStarts.RequestAsync(
        new NewRemoteStart { Station = Station, IdToken = "TAG-1", Evse = evse, OperatorName = "alice" }, default);
}
