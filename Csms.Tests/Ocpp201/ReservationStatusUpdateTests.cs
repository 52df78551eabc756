using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Ocpp201;

[Property("Requirement", "H04")]
internal sealed class ReservationStatusUpdateTests
{
    [TestCase("Expired")]
    [TestCase("Removed")]
    public async Task What_the_station_says_is_over_is_over(string status)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var id = await ReserveAsync(server, station);
        var acknowledged = await station.CallAsync("ReservationStatusUpdate", $$"""{"reservationId":{{id}},"reservationUpdateStatus":"{{status}}"}""");
        Assert.That(acknowledged, Is.Empty);
        var shown = await server.GetAsync($"reservations/{id}");
        Assert.That(((string)shown["state"]!, (string)shown["endedAt"]!), Is.EqualTo((status, "2026-03-01T12:55:00.000Z")));
        Assert.That((string)shown["endReason"]!, Is.Not.Empty);
    }

    [Test]
    public async Task A_reservation_that_is_not_known_is_acknowledged_and_noted()
    {
        await using var server = await TestServer.StartAsync();
        await using var owner = await server.Boot201Async("S1");
        await using var station = await server.Boot201Async("S2");
        var anothers = await ReserveAsync(server, owner);
        foreach (var id in (int[])[4711, anothers])
        {
            await station.CallAsync("ReservationStatusUpdate", $$"""{"reservationId":{{id}},"reservationUpdateStatus":"Removed"}""");
            await server.TimelineWithAsync("S2", $"Reservation {id} is over (Removed), says the station; it is not known here");
        }
        Assert.That((string)(await server.GetAsync($"reservations/{anothers}"))["state"]!, Is.EqualTo("Accepted"), "another station's word ends nothing");
    }

    [Test]
    public async Task The_stations_word_counts_more_than_what_its_connector_told()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var id = await ReserveAsync(server, station);
        foreach (var status in (string[])["Reserved", "Available"])
            await station.CallAsync("StatusNotification", $$"""{"timestamp":"2026-03-01T12:55:00Z","connectorStatus":"{{status}}","evseId":1,"connectorId":1}""");
        Assert.That((string)(await server.GetAsync($"reservations/{id}"))["state"]!, Is.EqualTo("Removed"));
        await station.CallAsync("ReservationStatusUpdate", $$"""{"reservationId":{{id}},"reservationUpdateStatus":"Expired"}""");
        Assert.That((string)(await server.GetAsync($"reservations/{id}"))["state"]!, Is.EqualTo("Expired"));
    }

    [Test]
    public async Task An_EVSE_with_several_connectors_is_reserved_until_the_last_of_them_is_out()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var id = await ReserveAsync(server, station);
        foreach (var (connector, status, state) in ((int, string, string)[])[(1, "Reserved", "Accepted"), (2, "Reserved", "Accepted"), (1, "Faulted", "Accepted"), (2, "Unavailable", "Removed")])
        {
            await station.CallAsync("StatusNotification", $$"""{"timestamp":"2026-03-01T12:55:00Z","connectorStatus":"{{status}}","evseId":1,"connectorId":{{connector}}}""");
            Assert.That((string)(await server.GetAsync($"reservations/{id}"))["state"]!, Is.EqualTo(state));
        }
    }

    [Property("Requirement", "H01")]
    [Test]
    public async Task Any_EVSE_with_a_type_of_connector_may_be_reserved_for_a_token_and_a_group()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var answer = server.SendForAsync(
            200, "POST", "stations/S1/reservations",
            """{"idToken":"TAG1","idTokenType":"ISO14443","groupIdToken":"FLEET","connectorType":"cCCS2","expiresAt":"2026-03-01T13:55:00Z"}""");
        var request = await station.AnswerCallAsync("ReserveNow", """{"status":"Accepted"}""");
        Assert.That(request.ContainsKey("evseId"), Is.False);
        Assert.That(
            ((string)request["connectorType"]!, (string)request["idToken"]!["type"]!, (string)request["groupIdToken"]!["idToken"]!, (string)request["groupIdToken"]!["type"]!),
            Is.EqualTo(("cCCS2", "ISO14443", "FLEET", "Central")));
        var shown = await server.GetAsync($"reservations/{(int)(await answer)["reservationId"]!}");
        Assert.That(((string)shown["connectorType"]!, (string)shown["groupIdToken"]!, (int?)shown["evseId"]), Is.EqualTo(("cCCS2", "FLEET", (int?)null)));
    }

    private static async Task<int> ReserveAsync(TestServer server, RawStation station)
    {
        var answer = server.SendForAsync(200, "POST", "stations/S1/reservations", """{"idToken":"TAG1","evseId":1,"expiresAt":"2026-03-01T13:55:00Z"}""");
        await station.AnswerCallAsync("ReserveNow", """{"status":"Accepted"}""");
        return (int)(await answer)["reservationId"]!;
    }
}
