using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Ocpp16;

internal sealed class ReserveNowTests
{
    private const string AnyConnector = """{"idToken":"TAG1","expiresAt":"2026-03-01T13:55:00Z"}""";

    [Property("Requirement", "1.6 §5.13")]
    [TestCase("""{"configurationKey":[{"key":"ReserveConnectorZeroSupported","readonly":true,"value":"true"}]}""")]
    [TestCase("""{"unknownKey":["ReserveConnectorZeroSupported"]}""")]
    [TestCase("{}")]
    public async Task Connector_zero_is_reserved_unless_the_station_says_that_it_cannot(string configuration)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var answer = server.SendForAsync(200, "POST", "stations/S1/reservations", AnyConnector);
        await station.AnswerCallAsync("GetConfiguration", configuration);
        Assert.That((int)(await station.AnswerCallAsync("ReserveNow", """{"status":"Accepted"}"""))["connectorId"]!, Is.Zero);
        var id = (int)(await answer)["reservationId"]!;
        Assert.That((await server.GetAsync($"reservations/{id}"))["evseId"], Is.Null);

        await station.CallAsync("StartTransaction", """{"connectorId":2,"idTag":"TAG1","meterStart":1,"timestamp":"2026-03-01T12:56:00Z"}""");
        Assert.That((string)(await server.GetAsync($"reservations/{id}"))["state"]!, Is.EqualTo("Used"));
    }

    [Property("Requirement", "1.6 §5.13")]
    [Test]
    public async Task Connector_zero_is_not_asked_for_where_the_station_cannot()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var answer = server.SendForAsync(422, "POST", "stations/S1/reservations", AnyConnector);
        await station.AnswerCallAsync("GetConfiguration", """{"configurationKey":[{"key":"ReserveConnectorZeroSupported","readonly":true,"value":"False"}]}""");
        Assert.That((await answer).Violations().Single().Path, Is.EqualTo("evseId"));
        Assert.That((await server.GetAsync("reservations"))["items"]!.AsArray(), Is.Empty);
    }

    [Property("FieldReport", "68")]
    [TestCase("Faulted")]
    [TestCase("Unavailable")]
    public async Task A_station_that_is_out_as_a_whole_has_no_reservation_any_more(string status)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var answer = server.SendForAsync(200, "POST", "stations/S1/reservations", """{"idToken":"TAG1","evseId":2,"expiresAt":"2026-03-01T13:55:00Z"}""");
        await station.AnswerCallAsync("ReserveNow", """{"status":"Accepted"}""");
        var id = (int)(await answer)["reservationId"]!;
        await station.CallAsync("StatusNotification", $$"""{"connectorId":0,"errorCode":"NoError","status":"{{status}}"}""");
        Assert.That((string)(await server.GetAsync($"reservations/{id}"))["state"]!, Is.EqualTo("Removed"));
    }

    [Property("Requirement", "1.6 §5.13")]
    [Test]
    public async Task A_reserved_connector_that_is_available_again_after_the_time_is_over_has_expired()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var answer = server.SendForAsync(200, "POST", "stations/S1/reservations", """{"idToken":"TAG1","evseId":1,"expiresAt":"2026-03-01T13:55:00Z"}""");
        await station.AnswerCallAsync("ReserveNow", """{"status":"Accepted"}""");
        var id = (int)(await answer)["reservationId"]!;
        await station.CallAsync("StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Reserved","timestamp":"2026-03-01T12:55:00Z"}""");
        // The station's clock is an hour ahead.
        await station.CallAsync("StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Available","timestamp":"2026-03-01T13:55:00Z"}""");
        Assert.That((string)(await server.GetAsync($"reservations/{id}"))["state"]!, Is.EqualTo("Expired"));
    }
}
