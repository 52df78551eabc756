using Csms.Protocol;
using Csms.Simulator;
using Csms.Tests.Support;

namespace Csms.Tests.Api;

/// <summary>Reservations between the real server and a simulated station that share one clock.</summary>
[TestFixture(OcppVersion.Ocpp16)]
[TestFixture(OcppVersion.Ocpp201)]
internal sealed class ReservationsAtAStationTests(OcppVersion version)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Property("Requirement", "H01.FR.15")]
    [Property("Requirement", "H03")]
    [Test]
    public async Task A_reserved_EVSE_refuses_others_and_its_driver_uses_the_reservation_up()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await ConnectAsync(server, clock);
        var id = await ReserveAsync(server);
        await UntilAsync(station, at => at.Evses[0].State == ConnectorState.Reserved && at.Idle);

        station.PlugIn(1);
        station.PresentCard(1, "OTHER");
        await UntilAsync(station, at => at.Idle);
        Assert.That(station.Evses[0].InTransaction, Is.False);
        Assert.That(await StateAsync(server, id), Is.EqualTo("Accepted"));

        station.PresentCard(1, "MINE");
        await UntilAsync(station, at => at.Evses[0].TransactionId is not null && at.Idle);
        var used = await server.GetAsync($"reservations/{id}");
        var transaction = await server.GetAsync($"transactions/{(int)used["transactionId"]!}");
        Assert.That(((string)used["state"]!, (string)transaction["idToken"]!, (int)transaction["reservationId"]!), Is.EqualTo(("Used", "MINE", id)));
    }

    [Property("Requirement", "H04")]
    [Test]
    public async Task A_reservation_that_nobody_uses_expires_on_both_sides()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await ConnectAsync(server, clock);
        var id = await ReserveAsync(server);
        clock.Advance(TimeSpan.FromMinutes(5));
        await UntilAsync(station, at => at.Evses[0].State == ConnectorState.Available && at.Idle);
        await server.UntilAsync($"reservations/{id}", shown => (string)shown["state"]! == "Expired");
    }

    [Property("FieldReport", "68")]
    [Test]
    public async Task A_fault_ends_the_reservation_on_both_sides()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await ConnectAsync(server, clock);
        var id = await ReserveAsync(server);
        station.Fault(1);
        station.ClearFault(1);
        await UntilAsync(station, at => at.Idle);
        Assert.That(station.Evses[0].State, Is.EqualTo(ConnectorState.Available));
        Assert.That(await StateAsync(server, id), Is.EqualTo("Removed"));
    }

    [Property("Requirement", "H02")]
    [Test]
    public async Task A_cancelled_reservation_frees_the_EVSE()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await ConnectAsync(server, clock);
        var id = await ReserveAsync(server);
        Assert.That((string)(await server.SendForAsync(200, "DELETE", $"stations/CS-1/reservations/{id}"))["status"]!, Is.EqualTo("Accepted"));
        await UntilAsync(station, at => at.Evses[0].State == ConnectorState.Available && at.Idle);
        Assert.That(await StateAsync(server, id), Is.EqualTo("Cancelled"));
        Assert.That((string)(await server.SendForAsync(200, "DELETE", $"stations/CS-1/reservations/{id}"))["status"]!, Is.EqualTo("Rejected"), "the station knows it no longer");
        Assert.That(await StateAsync(server, id), Is.EqualTo("Cancelled"));
    }

    [Test]
    public async Task A_reservation_outlives_a_reboot_of_the_station()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await ConnectAsync(server, clock);
        var id = await ReserveAsync(server);
        station.PowerCycle();
        clock.Advance(station.Options.RebootTime);
        await UntilAsync(station, at => at.Idle);
        Assert.That((station.Evses[0].State, await StateAsync(server, id)), Is.EqualTo((ConnectorState.Reserved, "Accepted")));
    }

    private async Task<SimulatedStation> ConnectAsync(TestServer server, ManualClock clock)
    {
        var station = new SimulatedStation(new StationOptions
        {
            Id = "CS-1",
            Url = new Uri($"ws://127.0.0.1:{server.Address.Port}/ocpp"),
            Version = version,
            TimeProvider = clock,
            ReconnectJitter = 0,
            PingInterval = TimeSpan.Zero,
        });
        await station.StartAsync();
        await UntilAsync(station, at => at.Idle);
        return station;
    }

    private static async Task<int> ReserveAsync(TestServer server)
    {
        var answer = await server.SendForAsync(
            200, "POST", "stations/CS-1/reservations", """{"idToken":"MINE","idTokenType":"ISO14443","evseId":1,"expiresAt":"2026-03-01T13:00:00Z"}""");
        Assert.That((string)answer["status"]!, Is.EqualTo("Accepted"));
        return (int)answer["reservationId"]!;
    }

    private static async Task<string> StateAsync(TestServer server, int id) => (string)(await server.GetAsync($"reservations/{id}"))["state"]!;

    private static Task UntilAsync(SimulatedStation station, Func<SimulatedStation, bool> condition) => station.WaitForAsync(condition).WaitAsync(Patience);
}
