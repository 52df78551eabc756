using System.Text.Json;
using Csms.Domain;
using Csms.Domain.Events;
using Csms.Domain.Reservations;

namespace Csms.Tests.Domain;

internal sealed class ReservationTest
{
    [Test]
    public async Task What_was_being_asked_for_when_the_process_was_killed_is_in_doubt()
    {
        await using var world = await World.OpenAsync();
        var station = await world.AddStationAsync();
        var asked = await world.Reservations.RequestAsync(station, Wish(world), default);
        var accepted = await world.Reservations.RequestAsync(station, Wish(world), default);
        await world.Reservations.AnsweredAsync(accepted!.Number, "Accepted", default);

        await world.CrashAsync();
        await world.Reservations.RecoverAsync(default);

        Assert.That((await world.Reservations.FindAsync(asked!.Id, default))!.State, Is.EqualTo(ReservationState.Unknown));
        Assert.That((await world.Reservations.FindAsync(accepted.Id, default))!.State, Is.EqualTo(ReservationState.Accepted));
        Assert.That((await world.Reservations.ListUnansweredAsync(default)).Select(reservation => reservation.Id), Is.EqualTo(new[] { asked.Id }));
    }

    [Test]
    public async Task A_replacement_in_doubt_is_not_withdrawn_while_the_old_one_is_in_force()
    {
        await using var world = await World.OpenAsync();
        var station = await world.AddStationAsync();
        var old = await world.Reservations.RequestAsync(station, Wish(world), default);
        await world.Reservations.AnsweredAsync(old!.Number, "Accepted", default);
        var replacement = await world.Reservations.RequestAsync(station, Wish(world) with { Id = old.Id }, default);
        await world.Reservations.UnansweredAsync(replacement!.Number, default);
        // Either way the station keeps the EVSE free for the driver.
        Assert.That(await world.Reservations.ListUnansweredAsync(default), Is.Empty);

        await world.Reservations.EndedAsync(station, old.Id, isExpired: false, default);
        var all = await world.Reservations.ListAsync(new ReservationQuery(), new PageRequest(), default);
        Assert.That(all.Items.Select(reservation => reservation.State), Is.All.EqualTo(ReservationState.Removed));
    }

    [Test]
    public async Task What_was_never_sent_leaves_no_trace_and_its_id_is_free()
    {
        await using var world = await World.OpenAsync();
        var station = await world.AddStationAsync();
        var other = await world.AddStationAsync("CS-2");
        var unsent = await world.Reservations.RequestAsync(station, Wish(world), default);
        Assert.That(await world.Reservations.RequestAsync(other, Wish(world) with { Id = unsent!.Id }, default), Is.Null);
        await world.Reservations.NotSentAsync(unsent.Number, default);
        Assert.That(await world.Reservations.FindAsync(unsent.Id, default), Is.Null);
        Assert.That((await world.Reservations.RequestAsync(other, Wish(world) with { Id = unsent.Id }, default))!.Id, Is.EqualTo(unsent.Id));
    }

    [Test]
    public async Task Listeners_are_told_how_a_reserve_command_went_on()
    {
        await using var world = await World.OpenAsync();
        var station = await world.AddStationAsync();
        var first = await world.Reservations.RequestAsync(station, Wish(world), default);
        await world.Reservations.AnsweredAsync(first!.Number, "Accepted", default);
        var second = await world.Reservations.RequestAsync(station, Wish(world), default);
        await world.Reservations.AnsweredAsync(second!.Number, "Accepted", default);
        using var end = new CancellationTokenSource();
        await using var events = world.Events.SubscribeAsync(null, end.Token).GetAsyncEnumerator(end.Token);

        await world.Reservations.EndedAsync(station, first.Id, isExpired: false, default);
        await world.Reservations.ExpireAsync(default);
        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.Reservations.ExpireAsync(default);

        foreach (var (id, status) in new[] { (first.Id, "Removed"), (second.Id, "Expired") })
        {
            Assert.That(await events.MoveNextAsync(), Is.True);
            var content = JsonSerializer.SerializeToElement(events.Current.Content);
            Assert.That(
                (events.Current.Kind, events.Current.StationId, content.GetProperty("ReservationId").GetInt32(), content.GetProperty("Status").GetString()),
                Is.EqualTo((EventKind.Command, "CS-1", id, status)));
        }
    }

    private static NewReservation Wish(World world) => new() { Evse = 1, Connector = 1, IdToken = "TAG-1", ExpiresAt = world.Now.AddHours(1) };
}
