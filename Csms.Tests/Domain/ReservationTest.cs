using Csms.Domain;
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

    private static NewReservation Wish(World world) => new() { Evse = 1, Connector = 1, IdToken = "TAG-1", ExpiresAt = world.Now.AddHours(1) };
}
