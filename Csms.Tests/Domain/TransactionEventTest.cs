using Csms.Domain.Readings;
using Csms.Domain.Tokens;
using Csms.Domain.Transactions;
using Csms.Storage.Transactions;
using static Csms.Domain.Transactions.TransactionPhase;

namespace Csms.Tests.Domain;

internal sealed class TransactionEventTest : LedgerTest
{
    [Test]
    public async Task Events_in_order_make_a_complete_transaction()
    {
        await RecordAsync(Event(Started, 0, values: Register(Now, "1000", context: "Transaction.Begin")) with { Token = new("TAG-1", "ISO14443") });
        World.Clock.Advance(TimeSpan.FromMinutes(30));
        await RecordAsync(Event(Updated, 1, values: Register(Now, "2000")) with { ChargingState = "Charging" });
        World.Clock.Advance(TimeSpan.FromMinutes(30));
        var ended = await RecordAsync(Event(Ended, 2, values: Register(Now, "3000", context: "Transaction.End")) with { StoppedReason = "EVDisconnected" });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ended.State, Is.EqualTo(TransactionState.Ended));
            Assert.That(ended.EnergyWh, Is.EqualTo(2_000m));
            Assert.That(ended.IsComplete, Is.True);
            Assert.That(ended.Flags, Is.Empty);
            Assert.That((ended.EvseId, ended.ConnectorId), Is.EqualTo((1, 1)));
            Assert.That((ended.IdToken, ended.IdTokenType), Is.EqualTo(("TAG-1", "ISO14443")));
            Assert.That(ended.StopReason, Is.EqualTo("EVDisconnected"));
            Assert.That(ended.ChargingState, Is.EqualTo("Charging"));
        }
    }

    [Test, Property("Requirement", "E06.FR.09")]
    public async Task An_end_without_a_reason_is_local() =>
        Assert.That((await RecordAsync(Event(Ended, 0))).StopReason, Is.EqualTo("Local"));

    [Test]
    public async Task A_repeated_event_is_stored_once_also_after_a_crash()
    {
        await RecordAsync(Event(Started, 0));
        var updated = Event(Updated, 1, values: Register(Now, "1100"));
        var first = await World.Ledger.RecordAsync(updated, default);
        var second = await World.Ledger.RecordAsync(updated, default);
        await World.CrashAsync();
        var third = await World.Ledger.RecordAsync(updated, default);
        Assert.That((first.Repeated, second.Repeated, third.Repeated), Is.EqualTo((false, true, true)));
        Assert.That(await World.ReadingsAsync(first.TransactionId), Has.Count.EqualTo(1));
    }

    [Test, Property("FieldReport", "50")]
    public async Task A_sequence_number_that_never_changes_loses_no_reading_and_no_end()
    {
        await RecordAsync(Event(Started, 0, values: Register(Now, "1000", context: "Transaction.Begin")));
        World.Clock.Advance(TimeSpan.FromMinutes(10));
        var updated = Event(Updated, 0, values: Register(Now, "1500"));
        await RecordAsync(updated);
        World.Clock.Advance(TimeSpan.FromMinutes(10));
        var end = Event(Ended, 0, values: Register(Now, "2000", context: "Transaction.End"));
        var ended = await RecordAsync(end);
        await World.CrashAsync();
        await RecordAsync(updated);
        await RecordAsync(end);
        Assert.That((ended.State, ended.EnergyWh), Is.EqualTo((TransactionState.Ended, 1_000m)));
        Assert.That(ended.Flags, Is.EqualTo(new[] { TransactionFlag.ReusedSeqNo }));
        Assert.That((await World.ReadingsAsync(ended.Id)).Select(reading => reading.Raw), Is.EqualTo(new[] { "1000", "1500", "2000" }));
    }

    [Test]
    public async Task An_update_with_another_updates_number_is_told_by_its_readings()
    {
        await RecordAsync(Event(Started, 0));
        await RecordAsync(Event(Updated, 1, values: Register(Now, "1100")));
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await RecordAsync(Event(Updated, 1, values: Register(Now, "1200")));
        Assert.That(second.Flags, Is.EqualTo(new[] { TransactionFlag.ReusedSeqNo }));
        Assert.That(await World.ReadingsAsync(second.Id), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_second_session_under_an_ended_ones_id_is_a_transaction_of_its_own()
    {
        var first = await RecordAsync(Event(Started, 0, values: Register(Now, "1000", context: "Transaction.Begin")));
        World.Clock.Advance(TimeSpan.FromMinutes(10));
        var end = Event(Ended, 1, values: Register(Now, "2000", context: "Transaction.End"));
        await RecordAsync(end);
        World.Clock.Advance(TimeSpan.FromMinutes(10));
        var start = Event(Started, 0, values: Register(Now, "2000", context: "Transaction.Begin"));
        var second = await RecordAsync(start);
        await World.RestartAsync();
        Assert.That((await World.Ledger.RecordAsync(start, default)).Repeated, Is.True);
        Assert.That((await World.Ledger.RecordAsync(end, default)).TransactionId, Is.EqualTo(first.Id), "a late repeat of the first one's");
        World.Clock.Advance(TimeSpan.FromMinutes(10));
        var ended = await RecordAsync(Event(Ended, 1, values: Register(Now, "2500", context: "Transaction.End")));
        Assert.That((ended.Id, ended.EnergyWh, ended.IsComplete), Is.EqualTo((second.Id, 500m, true)));
        Assert.That(ended.Id, Is.Not.EqualTo(first.Id));
        Assert.That(ended.Flags, Is.EqualTo(new[] { TransactionFlag.ReusedId }));
        Assert.That((await World.TransactionAsync(first.Id)).EnergyWh, Is.EqualTo(1_000m));
    }

    [Test]
    public async Task A_token_that_is_accepted_after_a_refused_one_is_the_transactions()
    {
        await World.Tokens.PutAsync(new Token { IdToken = "BAD", Status = TokenStatus.Invalid }, default);
        await World.Tokens.PutAsync(new Token { IdToken = "GOOD", GroupId = "FAMILY" }, default);
        await RecordAsync(Event(Started, 0) with { Token = new("BAD") });
        var stopping = await RecordAsync(Event(Updated, 1) with { Token = new("GOOD"), Trigger = "StopAuthorized" });
        Assert.That((stopping.IdToken, stopping.Flags.Single()), Is.EqualTo(("BAD", TransactionFlag.InvalidToken)));
        var mended = await RecordAsync(Event(Updated, 2) with { Token = new("GOOD") });
        Assert.That((mended.IdToken, mended.Flags.Count), Is.EqualTo(("GOOD", 0)));
        var elsewhere = await World.Ledger.RecordAsync(Event(Started, 0, "tx-2") with { Evse = 2, Token = new("good") }, default);
        Assert.That(elsewhere.Authorization!.Status, Is.EqualTo(AuthorizationStatus.ConcurrentTx), "it charges");
    }

    [Test]
    public async Task A_new_start_on_an_EVSE_ends_the_one_whose_end_was_lost()
    {
        var lost = (await RecordAsync(Event(Started, 0, "tx-1", Register(Now, "1000", context: "Transaction.Begin")))).Id;
        World.Clock.Advance(TimeSpan.FromMinutes(10));
        await RecordAsync(Event(Started, 0, "tx-offline") with { At = Now.AddHours(-3), Offline = true });
        Assert.That((await World.TransactionAsync(lost)).State, Is.EqualTo(TransactionState.Active), "an older start from the queue");
        await RecordAsync(Event(Started, 0, "tx-2"));
        var replaced = await World.TransactionAsync(lost);
        Assert.That((replaced.State, replaced.IsComplete), Is.EqualTo((TransactionState.Ended, false)));
        Assert.That(replaced.Flags, Does.Contain(TransactionFlag.Replaced));
        var late = await RecordAsync(Event(Ended, 1, "tx-1", Register(Now, "1500", context: "Transaction.End")) with { Offline = true });
        Assert.That((late.EnergyWh, late.Flags.Count), Is.EqualTo((500m, 0)));
        Assert.That((await World.Ledger.FindRunningAsync(Station, 1, default))!.OcppTransactionId, Is.EqualTo("tx-2"));
    }

    [Test, Property("FieldReport", "57")]
    public async Task An_end_before_the_start_is_flagged_in_both_versions()
    {
        var id = await StartAsync();
        Assert.That((await StopAsync(Stop(id, at: Now.AddMinutes(-1)))).Flags, Is.EqualTo(new[] { TransactionFlag.ClockOff }));
        await RecordAsync(Event(Ended, 1) with { At = Now.AddMinutes(-1) });
        Assert.That((await RecordAsync(Event(Started, 0))).Flags, Does.Contain(TransactionFlag.ClockOff));
    }

    [Test]
    public async Task A_repeated_event_with_a_token_is_authorized_again()
    {
        var started = Event(Started, 0) with { Token = new("TAG-1") };
        await World.Ledger.RecordAsync(started, default);
        Assert.That((await World.Ledger.RecordAsync(started, default)).Authorization!.Status, Is.EqualTo(AuthorizationStatus.Accepted));
    }

    [Test, Property("FieldReport", "50")]
    public async Task Gaps_are_flagged_while_events_are_missing_and_no_longer_when_they_came()
    {
        await RecordAsync(Event(Started, 0));
        var gap = await RecordAsync(Event(Updated, 4));
        Assert.That(gap.Flags, Does.Contain(TransactionFlag.MissingSeqNo));
        Assert.That(gap.MissingSeqNos, Is.EqualTo("1-3"));
        await RecordAsync(Event(Updated, 2));
        Assert.That((await RecordAsync(Event(Updated, 1))).MissingSeqNos, Is.EqualTo("3"));
        var full = await RecordAsync(Event(Updated, 3));
        Assert.That(full.Flags, Is.Empty);
        Assert.That(full.MissingSeqNos, Is.Null);
    }

    [Test, Property("FieldReport", "50")]
    public async Task Events_out_of_order_end_as_if_in_order()
    {
        var start = Now;
        World.Clock.Advance(TimeSpan.FromHours(2));
        await RecordAsync(Event(Ended, 3, values: Register(start.AddHours(1), "3000", context: "Transaction.End")) with { At = start.AddHours(1), Offline = true });
        await RecordAsync(Event(Updated, 2, values: Register(start.AddMinutes(40), "2500")) with { At = start.AddMinutes(40), ChargingState = "SuspendedEV", Offline = true });
        var early = await World.TransactionsAsync();
        Assert.That(early[0].Flags, Does.Contain(TransactionFlag.MissingSeqNo), "its beginning is missing");
        Assert.That(early[0].IsComplete, Is.False);
        await RecordAsync(Event(Started, 0, values: Register(start, "1000", context: "Transaction.Begin")) with { At = start, Offline = true });
        var transaction = await RecordAsync(Event(Updated, 1) with { At = start.AddMinutes(10), Offline = true });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(transaction.State, Is.EqualTo(TransactionState.Ended));
            Assert.That(transaction.StartedAt, Is.EqualTo(start));
            Assert.That(transaction.EndedAt, Is.EqualTo(start.AddHours(1)));
            Assert.That(transaction.EnergyWh, Is.EqualTo(2_000m));
            Assert.That(transaction.IsComplete, Is.True);
            Assert.That(transaction.Flags, Is.Empty);
        }
    }

    [Test]
    public async Task An_older_charging_state_does_not_replace_the_newest()
    {
        await RecordAsync(Event(Started, 0));
        await RecordAsync(Event(Updated, 2) with { ChargingState = "SuspendedEV" });
        var transaction = await RecordAsync(Event(Updated, 1) with { ChargingState = "Charging", Offline = true });
        Assert.That(transaction.ChargingState, Is.EqualTo("SuspendedEV"));
    }

    [Test, Property("FieldReport", "50")]
    public async Task What_comes_once_is_merged_whenever_it_comes()
    {
        await RecordAsync(Event(Started, 0) with { Evse = null });
        await RecordAsync(Event(Updated, 1) with { Evse = 2 });
        await RecordAsync(Event(Updated, 2) with { Token = new("TAG-1", "Central"), ReservationId = 7 });
        var transaction = await RecordAsync(Event(Updated, 3) with { Evse = 9, Token = new("TAG-2", "Central"), ReservationId = 8 });
        using (Assert.EnterMultipleScope())
        {
            Assert.That((transaction.EvseId, transaction.ConnectorId), Is.EqualTo((2, 1)), "a connector that is not named is the first");
            Assert.That(transaction.IdToken, Is.EqualTo("TAG-1"));
            Assert.That(transaction.ReservationId, Is.EqualTo(7));
        }
    }

    [Test]
    public async Task The_same_id_of_two_stations_names_two_transactions()
    {
        var other = await World.AddStationAsync("CS-2");
        var first = await RecordAsync(Event(Started, 0));
        var second = await RecordAsync(Event(Started, 0) with { Station = other });
        await RecordAsync(Event(Ended, 1) with { Station = other });
        Assert.That(second.Id, Is.Not.EqualTo(first.Id));
        Assert.That((await World.TransactionAsync(first.Id)).State, Is.EqualTo(TransactionState.Active));
    }

    [Test]
    public async Task An_invalid_token_is_flagged_and_the_transaction_kept()
    {
        await World.Tokens.PutAsync(new Token { IdToken = "BAD", Status = TokenStatus.Invalid }, default);
        var outcome = await World.Ledger.RecordAsync(Event(Started, 0) with { Token = new("BAD", "ISO14443") }, default);
        Assert.That(outcome.Authorization!.Status, Is.EqualTo(AuthorizationStatus.Invalid));
        Assert.That((await World.TransactionAsync(outcome.TransactionId)).Flags, Is.EqualTo(new[] { TransactionFlag.InvalidToken }));
    }

    [Test]
    public async Task A_late_event_after_the_end_is_kept()
    {
        await RecordAsync(Event(Started, 0, values: Register(Now, "1000", context: "Transaction.Begin")));
        World.Clock.Advance(TimeSpan.FromMinutes(10));
        var ended = await RecordAsync(Event(Ended, 2, values: Register(Now, "1200", context: "Transaction.End")));
        Assert.That(ended.IsComplete, Is.False);
        var late = await RecordAsync(Event(Updated, 1, values: Register(Now.AddMinutes(-5), "1100")));
        Assert.That(late.IsComplete, Is.True);
        Assert.That(late.State, Is.EqualTo(TransactionState.Ended));
        Assert.That(late.EnergyWh, Is.EqualTo(200m));
        Assert.That(await World.ReadingsAsync(late.Id), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_running_transactions_state_outlives_a_crash_between_two_snapshots()
    {
        await RecordAsync(Event(Started, 0, values: Register(Now, "1000", context: "Transaction.Begin")));
        for (var seqNo = 1; seqNo <= 20; seqNo++)
        {
            World.Clock.Advance(TimeSpan.FromSeconds(10));
            await RecordAsync(Event(Updated, seqNo, values: Register(Now, $"{1000 + seqNo}")));
        }
        await World.CrashAsync();
        var running = (await World.Ledger.FindRunningAsync(Station, 1, default))!;
        Assert.That(running.EnergyWh, Is.EqualTo(20m));
        Assert.That(running.Flags, Is.Empty);
        var ended = await RecordAsync(Event(Ended, 21, values: Register(Now, "1021", context: "Transaction.End")));
        Assert.That((ended.EnergyWh, ended.IsComplete), Is.EqualTo((21m, true)));
        Assert.That(await World.ReadingsAsync(ended.Id), Has.Count.EqualTo(22));
    }

    [Test]
    public async Task What_a_crash_left_unwritten_in_a_row_is_recovered_however_long_others_go_on()
    {
        var other = await World.AddStationAsync("CS-2");
        var id = (await RecordAsync(Event(Started, 0, values: Register(Now, "1000", context: "Transaction.Begin")))).Id;
        World.Clock.Advance(TimeSpan.FromSeconds(10));
        await RecordAsync(Event(Updated, 1, values: Register(Now, "1100")));
        await World.CrashAsync();
        for (var minute = 0; minute < 10; minute++)
        {
            World.Clock.Advance(TimeSpan.FromMinutes(1));
            await World.Ledger.RecordAsync(other, new MeterReport { Evse = 1, Connector = 1, Values = [Register(Now, "5")] }, default);
        }
        Assert.That((await World.TransactionAsync(id)).EnergyWh, Is.EqualTo(100m));
        Assert.That((await World.Ledger.RecordAsync(Event(Updated, 1), default)).Repeated, Is.True);
    }

    [Test]
    public async Task A_quiet_transactions_row_is_written_after_a_while()
    {
        var id = (await RecordAsync(Event(Started, 0, values: Register(Now, "1000", context: "Transaction.Begin")))).Id;
        World.Clock.Advance(TimeSpan.FromSeconds(10));
        await RecordAsync(Event(Updated, 1, values: Register(Now, "1100")));
        long? stored = null;
        for (var i = 0; i < 1_000 && stored is null or 0; i++)
        {
            World.Clock.Advance(TimeSpan.FromMinutes(1));
            await World.FlushAsync();
            stored = await World.Database.ReadAsync(session => TransactionRows.Find(session, id)!.Energy, default);
        }
        Assert.That(stored, Is.EqualTo(100_000));
    }
}
