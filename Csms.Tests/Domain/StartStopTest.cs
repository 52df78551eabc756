using Csms.Domain.Tokens;
using Csms.Domain.Transactions;

namespace Csms.Tests.Domain;

internal sealed class StartStopTest : LedgerTest
{
    [Test]
    public async Task A_transaction_has_the_energy_between_its_registers()
    {
        var id = await StartAsync();
        World.Clock.Advance(TimeSpan.FromHours(1));
        var transaction = await StopAsync(Stop(id));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(transaction.State, Is.EqualTo(TransactionState.Ended));
            Assert.That(transaction.EnergyWh, Is.EqualTo(4_000m));
            Assert.That(transaction.StopReason, Is.EqualTo("Local"));
            Assert.That(transaction.Flags, Is.Empty);
            Assert.That(transaction.IsComplete, Is.True);
            Assert.That(transaction.OcppTransactionId, Is.EqualTo($"{id}"));
        }
    }

    [Test]
    public async Task A_repeated_StartTransaction_gets_the_same_transactionId()
    {
        var start = Start();
        var first = await World.Ledger.StartAsync(start, default);
        var second = await World.Ledger.StartAsync(start, default);
        Assert.That(second.TransactionId, Is.EqualTo(first.TransactionId));
        Assert.That((first.Repeated, second.Repeated), Is.EqualTo((false, true)));
        Assert.That(await World.TransactionsAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_repeated_StartTransaction_gets_the_same_transactionId_after_a_crash()
    {
        var start = Start();
        var first = await StartAsync(start);
        await World.CrashAsync();
        Assert.That(await StartAsync(start), Is.EqualTo(first));
    }

    [Test]
    public async Task Two_starts_that_are_sent_at_once_are_one_transaction()
    {
        var start = Start();
        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => StartAsync(start)));
        Assert.That(ids.Distinct().Count(), Is.EqualTo(1));
    }

    [Test, Property("FieldReport", "37")]
    public async Task A_start_that_is_replayed_after_its_stop_gets_the_same_answer_and_starts_nothing()
    {
        var start = Start();
        var id = await StartAsync(start);
        await StopAsync(Stop(id));
        var replayed = await World.Ledger.StartAsync(start, default);
        Assert.That((replayed.TransactionId, replayed.Repeated), Is.EqualTo((id, true)));
        Assert.That((await World.TransactionAsync(id)).State, Is.EqualTo(TransactionState.Ended));
    }

    [Test]
    public async Task A_repeated_stop_changes_nothing()
    {
        var id = await StartAsync();
        await StopAsync(Stop(id) with { Values = [Register(Now, "5000", context: "Transaction.End")] });
        var repeated = await World.Ledger.StopAsync(Stop(id) with { Values = [Register(Now, "5000", context: "Transaction.End")] }, default);
        Assert.That((repeated.TransactionId, repeated.Repeated), Is.EqualTo((id, true)));
        Assert.That((await World.TransactionAsync(id)).EnergyWh, Is.EqualTo(4_000m));
        Assert.That(await World.ReadingsAsync(id), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_second_stop_that_contradicts_the_first_is_kept_once_and_left_for_review()
    {
        var id = await StartAsync();
        World.Clock.Advance(TimeSpan.FromHours(1));
        await StopAsync(Stop(id));
        World.Clock.Advance(TimeSpan.FromHours(1));
        var second = Stop(id, meterWh: 9_000) with { Values = [Register(Now, "8900")] };
        var stopped = await StopAsync(second);
        Assert.That(stopped.Flags, Is.EqualTo(new[] { TransactionFlag.ContradictingStop }));
        Assert.That((stopped.EnergyWh, stopped.MeterStopWh), Is.EqualTo((4_000m, 5_000m)), "the first one stands");
        await World.CrashAsync();
        await StopAsync(second);
        Assert.That((await World.ReadingsAsync(id)).Select(reading => reading.Raw), Is.EqualTo(new[] { "8900", "9000" }));
    }

    [Test, Property("FieldReport", "57")]
    public async Task The_same_start_in_1970_after_the_end_is_another_start()
    {
        var start = Start(at: DateTimeOffset.UnixEpoch.AddSeconds(77), meterWh: 0);
        var ids = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            ids.Add(await StartAsync(start));
            Assert.That(await StartAsync(start), Is.EqualTo(ids[i]), "a repeat while it runs");
            World.Clock.Advance(TimeSpan.FromHours(1));
            await StopAsync(Stop(ids[i], meterWh: 0));
        }
        Assert.That(ids, Is.Unique);
    }

    [Test, Property("FieldReport", "35")]
    public async Task A_stop_with_an_unknown_id_is_answered_and_kept_as_an_orphan_once()
    {
        var stop = Stop(4711, token: "TAG-9") with { Values = [Register(Now, "4900")] };
        var first = await World.Ledger.StopAsync(stop, default);
        var second = await World.Ledger.StopAsync(stop, default);
        var orphan = await World.TransactionAsync(first.TransactionId);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.TransactionId, Is.EqualTo(first.TransactionId));
            Assert.That(orphan.State, Is.EqualTo(TransactionState.Ended));
            Assert.That(orphan.MeterStopWh, Is.EqualTo(5_000m));
            Assert.That(orphan.IdToken, Is.EqualTo("TAG-9"));
            Assert.That(orphan.Flags, Does.Contain(TransactionFlag.Orphan).And.Contain(TransactionFlag.Gap));
        }
        Assert.That(await World.ReadingsAsync(first.TransactionId), Has.Count.EqualTo(1));
        Assert.That(await World.TransactionsAsync(), Has.Count.EqualTo(1));
    }

    [TestCase(-1)]
    [TestCase(0)]
    [Property("FieldReport", "36")]
    [Property("FieldReport", "42")]
    public async Task A_stop_without_an_id_ends_the_transaction_of_its_token(int id)
    {
        var other = await StartAsync(Start(token: "TAG-2", evse: 2));
        var own = await StartAsync(Start(token: "TAG-1"));
        World.Clock.Advance(TimeSpan.FromMinutes(30));
        var stop = Stop(id, token: "tag-1");
        var stopped = await StopAsync(stop);
        Assert.That(stopped.Id, Is.EqualTo(own));
        Assert.That(stopped.Flags, Is.EqualTo(new[] { TransactionFlag.MatchedStop }));
        Assert.That((await World.TransactionAsync(other)).State, Is.EqualTo(TransactionState.Active));
        Assert.That((await World.Ledger.StopAsync(stop, default)).TransactionId, Is.EqualTo(own), "a repeat finds the same");
    }

    [Test, Property("FieldReport", "36")]
    public async Task A_stop_without_an_id_that_fits_two_transactions_ends_neither()
    {
        var first = await StartAsync(Start(token: "TAG-1", evse: 1));
        var second = await StartAsync(Start(token: "TAG-1", evse: 2));
        var stopped = await StopAsync(Stop(-1, token: "TAG-1"));
        Assert.That(stopped.Flags, Does.Contain(TransactionFlag.Orphan));
        Assert.That((await World.TransactionAsync(first)).State, Is.EqualTo(TransactionState.Active));
        Assert.That((await World.TransactionAsync(second)).State, Is.EqualTo(TransactionState.Active));
    }

    [Test, Property("FieldReport", "36")]
    public async Task A_stop_without_an_id_does_not_end_another_drivers_transaction()
    {
        var id = await StartAsync(Start(token: "TAG-1"));
        Assert.That((await StopAsync(Stop(-1, token: "TAG-2"))).Flags, Does.Contain(TransactionFlag.Orphan));
        Assert.That((await StopAsync(Stop(-1, meterWh: 999))).Flags, Does.Contain(TransactionFlag.Orphan), "less than at its start");
        Assert.That((await World.TransactionAsync(id)).State, Is.EqualTo(TransactionState.Active));
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await StopAsync(Stop(-1))).Id, Is.EqualTo(id), "the only one, and no driver is named");
    }

    [Test, Property("FieldReport", "36")]
    public async Task A_stop_without_an_id_by_a_token_of_the_group_ends_the_only_transaction()
    {
        await World.Tokens.PutAsync(new Token { IdToken = "TAG-1", GroupId = "FAMILY" }, default);
        await World.Tokens.PutAsync(new Token { IdToken = "TAG-2", GroupId = "Family" }, default);
        var id = await StartAsync(Start(token: "TAG-1"));
        Assert.That((await StopAsync(Stop(-1, token: "TAG-2"))).Id, Is.EqualTo(id));
    }

    [Test, Property("FieldReport", "45")]
    public async Task A_random_id_does_not_stop_what_runs()
    {
        var id = await StartAsync();
        var stopped = await StopAsync(Stop(id + 1000, token: "TAG-1"));
        Assert.That(stopped.Flags, Does.Contain(TransactionFlag.Orphan));
        Assert.That((await World.TransactionAsync(id)).State, Is.EqualTo(TransactionState.Active));
    }

    [Test, Property("FieldReport", "46")]
    public async Task A_station_cannot_stop_another_stations_transaction()
    {
        var id = await StartAsync();
        var thief = await World.AddStationAsync("CS-2");
        var stopped = await StopAsync(Stop(id, station: thief));
        Assert.That(stopped.Id, Is.Not.EqualTo(id));
        Assert.That(stopped.StationId, Is.EqualTo("CS-2"));
        Assert.That((await World.TransactionAsync(id)).State, Is.EqualTo(TransactionState.Active));
    }

    [Test, Property("FieldReport", "38"), Property("FieldReport", "34")]
    public async Task A_start_with_an_invalid_token_is_kept_with_a_real_id_and_flagged()
    {
        await World.Tokens.PutAsync(new Token { IdToken = "BLOCKED", Status = TokenStatus.Blocked }, default);
        var outcome = await World.Ledger.StartAsync(Start(token: "blocked"), default);
        Assert.That(outcome.Authorization.Status, Is.EqualTo(AuthorizationStatus.Blocked));
        Assert.That(outcome.TransactionId, Is.Positive);
        Assert.That((await World.TransactionAsync(outcome.TransactionId)).Flags, Is.EqualTo(new[] { TransactionFlag.InvalidToken }));
        var stopped = await StopAsync(Stop(outcome.TransactionId));
        Assert.That(stopped.EnergyWh, Is.EqualTo(4_000m));
    }

    [Test, Property("FieldReport", "44")]
    public async Task A_refused_start_does_not_end_what_runs_on_the_connector()
    {
        var running = await StartAsync();
        await World.Tokens.PutAsync(new Token { IdToken = "BLOCKED", Status = TokenStatus.Blocked }, default);
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        await StartAsync(Start(token: "BLOCKED"));
        Assert.That((await World.TransactionAsync(running)).State, Is.EqualTo(TransactionState.Active));
    }

    [Test]
    public async Task A_new_start_on_the_same_connector_ends_the_one_whose_stop_was_lost()
    {
        var lost = await StartAsync();
        World.Clock.Advance(TimeSpan.FromMinutes(10));
        await MeterAsync(lost, Register(Now, "1500"));
        World.Clock.Advance(TimeSpan.FromMinutes(10));
        var next = await StartAsync(Start(meterWh: 1_500, token: "TAG-2"));
        var replaced = await World.TransactionAsync(lost);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(replaced.State, Is.EqualTo(TransactionState.Ended));
            Assert.That(replaced.Flags, Does.Contain(TransactionFlag.Replaced));
            Assert.That(replaced.EnergyWh, Is.EqualTo(500m));
            Assert.That(replaced.IsComplete, Is.False);
        }
        Assert.That((await World.TransactionAsync(next)).State, Is.EqualTo(TransactionState.Active));

        var late = await StopAsync(Stop(lost, meterWh: 1_600));
        Assert.That(late.Flags, Is.Empty, "the lost stop has come");
        Assert.That(late.EnergyWh, Is.EqualTo(600m));
    }

    [Test]
    public async Task An_older_start_from_the_stations_queue_does_not_end_what_runs()
    {
        var running = await StartAsync();
        await StartAsync(Start(at: Now.AddHours(-2), meterWh: 500));
        Assert.That((await World.TransactionAsync(running)).State, Is.EqualTo(TransactionState.Active));
    }

    [Test, Property("FieldReport", "43")]
    public async Task One_transaction_after_another_gets_its_own_id()
    {
        var ids = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add(await StartAsync(Start(meterWh: 1_000 + (i * 100))));
            World.Clock.Advance(TimeSpan.FromMinutes(5));
            await StopAsync(Stop(ids[i], meterWh: 1_100 + (i * 100)));
        }
        Assert.That(ids, Is.Unique.And.Ordered.And.All.Positive);
    }

    [Test, Property("FieldReport", "39")]
    public async Task An_operator_ends_a_zombie_and_a_late_stop_still_tells_its_energy()
    {
        var id = await StartAsync();
        var closed = await World.Ledger.CloseAsync(id, "alice", "station is gone", default);
        Assert.That(closed!.State, Is.EqualTo(TransactionState.Ended));
        Assert.That(closed.Flags, Does.Contain(TransactionFlag.ClosedByOperator));
        Assert.That(closed.StopReason, Is.EqualTo("station is gone (alice)"));
        var stopped = await StopAsync(Stop(id));
        Assert.That(stopped.EnergyWh, Is.EqualTo(4_000m));
        Assert.That(await World.Ledger.CloseAsync(987, "alice", "none", default), Is.Null);
    }

    [Test, Property("FieldReport", "40")]
    public async Task A_stop_is_kept_after_its_token_has_expired()
    {
        await World.Tokens.PutAsync(new Token { IdToken = "TAG-1", ExpiresAt = Now.AddMinutes(30) }, default);
        var id = await StartAsync();
        World.Clock.Advance(TimeSpan.FromHours(1));
        var outcome = await World.Ledger.StopAsync(Stop(id, token: "TAG-1"), default);
        Assert.That(outcome.Authorization!.Status, Is.EqualTo(AuthorizationStatus.Expired));
        Assert.That((await World.TransactionAsync(id)).State, Is.EqualTo(TransactionState.Ended));
    }

    [Test]
    public async Task Begin_and_end_samples_may_come_with_the_stop()
    {
        var id = await StartAsync();
        World.Clock.Advance(TimeSpan.FromHours(1));
        var stopped = await StopAsync(Stop(id) with
        {
            Values = [Register(Now.AddHours(-1), "1.0", "kWh", "Transaction.Begin"), Register(Now, "5.0", "kWh", "Transaction.End")],
        });
        Assert.That(stopped.EnergyWh, Is.EqualTo(4_000m));
        Assert.That(stopped.Flags, Is.Empty);
        Assert.That((await World.ReadingsAsync(id)).Select(reading => (reading.Context, reading.Value, reading.Raw)),
            Is.EqualTo(new[] { ("Transaction.Begin", (decimal?)1_000m, "1.0"), ("Transaction.End", 5_000m, "5.0") }));
    }

    [Test, Property("FieldReport", "29")]
    public async Task What_was_mended_to_be_understood_is_flagged_with_the_message_itself()
    {
        var id = await StartAsync();
        await World.Ledger.RecordAsync(
            Station, new() { Evse = 1, Connector = 1, TransactionId = id, Values = [Register(Now, "1100")], Salvaged = true }, default);
        await World.CrashAsync();
        Assert.That((await World.TransactionAsync(id)).Flags, Is.EqualTo(new[] { TransactionFlag.Salvaged }));

        var started = await World.TransactionAsync(await StartAsync(Start(evse: 2) with { Salvaged = true }));
        var stopped = await StopAsync(Stop(await StartAsync(Start(evse: 3))) with { Salvaged = true });
        var recorded = await RecordAsync(Event(TransactionPhase.Updated, 0) with { Salvaged = true });
        Assert.That(new[] { started.Flags, stopped.Flags, recorded.Flags }, Is.All.Contains(TransactionFlag.Salvaged));
    }

    [Test]
    public async Task What_was_answered_is_there_after_a_crash()
    {
        var id = await StartAsync();
        await MeterAsync(id, Register(Now.AddMinutes(1), "1100"));
        await World.CrashAsync();
        var transaction = await World.TransactionAsync(id);
        Assert.That(transaction.EnergyWh, Is.EqualTo(100m));
        Assert.That(await World.ReadingsAsync(id), Has.Count.EqualTo(1));
        var stopped = await StopAsync(Stop(id, meterWh: 1_200));
        Assert.That(stopped.EnergyWh, Is.EqualTo(200m));
    }

    [Test]
    public async Task Transactions_are_listed_newest_first_by_page_and_filter()
    {
        var other = await World.AddStationAsync("CS-2");
        var ids = new List<int>();
        for (var i = 0; i < 7; i++)
        {
            World.Clock.Advance(TimeSpan.FromMinutes(1));
            ids.Add(await StartAsync(Start(evse: i + 1, station: i % 2 == 0 ? Station : other, token: $"T{i}")));
        }
        await StopAsync(Stop(ids[0]));

        var page = await World.Ledger.ListAsync(new TransactionQuery(), new(3), default);
        var next = await World.Ledger.ListAsync(new TransactionQuery(), new(3, page.Next), default);
        var last = await World.Ledger.ListAsync(new TransactionQuery(), new(3, next.Next), default);
        Assert.That(page.Items.Concat(next.Items).Concat(last.Items).Select(item => item.Id), Is.EqualTo(Enumerable.Reverse(ids)));
        Assert.That(last.Next, Is.Null);

        Assert.That(await World.TransactionsAsync(new() { StationId = "CS-2" }), Has.Count.EqualTo(3));
        Assert.That(await World.TransactionsAsync(new() { State = TransactionState.Ended }), Has.Count.EqualTo(1));
        Assert.That(await World.TransactionsAsync(new() { From = Now.AddMinutes(-2), To = Now }), Has.Count.EqualTo(2));
    }
}
