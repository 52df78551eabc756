using System.Text.Json.Nodes;
using Csms.Tests.Support;

namespace Csms.Tests.Api;

/// <summary>The life of a reservation, as the station's frames and the API tell it. The clock stands at 12:55.</summary>
[TestFixture("1.6")]
[TestFixture("2.0.1")]
internal sealed class ReservationTests(string version)
{
    private const string OneHour = """{"idToken":"TAG1","evseId":1,"expiresAt":"2026-03-01T13:55:00Z"}""";
    private const string Accepted = """{"status":"Accepted"}""";

    private static readonly TimeSpan NextLook = TimeSpan.FromSeconds(30);

    private bool Is16 => version == "1.6";

    [Property("Requirement", "H01")]
    [TestCase("Accepted", "Accepted")]
    [TestCase("Faulted", "Refused")]
    [TestCase("Occupied", "Refused")]
    [TestCase("Rejected", "Refused")]
    [TestCase("Unavailable", "Refused")]
    public async Task The_stations_answer_decides_and_its_word_is_kept(string status, string state)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        var id = await ReserveAsync(server, station, status: status);
        var shown = await server.GetAsync($"reservations/{id}");
        Assert.That(
            ((string)shown["state"]!, (string)shown["status"]!, (string)shown["stationId"]!, (int)shown["evseId"]!, (string)shown["idToken"]!, (string)shown["expiresAt"]!),
            Is.EqualTo((state, status, "S1", 1, "TAG1", "2026-03-01T13:55:00.000Z")));
        Assert.That(shown["endedAt"] is null, Is.EqualTo(state == "Accepted"));
    }

    [Property("Requirement", "H01.FR.15")]
    [Property("Requirement", "H03")]
    [Test]
    public async Task A_transaction_that_names_the_reservation_uses_it_up_whichever_its_token()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        var id = await ReserveAsync(server, station);
        var transaction = await StartAsync(server, station, "CARD-OF-THE-GROUP", reservation: id);
        var shown = await server.GetAsync($"reservations/{id}");
        Assert.That(((string)shown["state"]!, (int)shown["transactionId"]!), Is.EqualTo(("Used", transaction)));
        await server.TimelineWithAsync("S1", $"Reservation {id} of EVSE 1 is over (Used)");
    }

    [Property("Requirement", "H03")]
    [TestCase("tag1", 1, "Used")]
    [TestCase("MATE", 1, "Used")]
    [TestCase("STRANGER", 1, "Accepted")]
    [TestCase("TAG1", 2, "Accepted")]
    public async Task A_start_that_names_no_reservation_uses_the_one_of_its_token_or_group_there(string token, int evse, string state)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        foreach (var member in (string[])["TAG1", "MATE"])
            await server.SendForAsync(201, "PUT", $"tokens/{member}", """{"groupId":"FLEET"}""");
        var id = await ReserveAsync(server, station);
        var transaction = await StartAsync(server, station, token, evse);
        var shown = await server.GetAsync($"reservations/{id}");
        Assert.That(((string)shown["state"]!, (int?)shown["transactionId"]), Is.EqualTo((state, state == "Used" ? transaction : (int?)null)));
        Assert.That((string)shown["groupIdToken"]!, Is.EqualTo("FLEET"));
    }

    [Test]
    public async Task A_start_from_the_stations_queue_that_is_older_than_the_reservation_does_not_use_it()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        var id = await ReserveAsync(server, station);
        await StartAsync(server, station, "TAG1", at: "2026-03-01T11:00:00Z");
        Assert.That(await StateAsync(server, id), Is.EqualTo("Accepted"));
    }

    [Test]
    public async Task A_transaction_that_overtakes_the_stations_answer_counts()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        var answer = server.SendForAsync(200, "POST", "stations/S1/reservations", OneHour);
        var call = await station.ReceiveFrameAsync();
        var id = (int)call[3]![Is16 ? "reservationId" : "id"]!;
        await StartAsync(server, station, "TAG1", reservation: id);
        await station.SendAsync($"[3,\"{(string)call[1]!}\",{Accepted}]");
        await answer;
        var shown = await server.GetAsync($"reservations/{id}");
        Assert.That(((string)shown["state"]!, (string)shown["status"]!), Is.EqualTo(("Used", "Accepted")));
    }

    [Property("Requirement", "H02")]
    [TestCase("Accepted", "Cancelled")]
    [TestCase("Rejected", "Removed")]
    public async Task A_cancelled_reservation_is_over_whether_the_station_still_had_it_or_not(string status, string state)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        var id = await ReserveAsync(server, station);
        Assert.That((string)(await CancelAsync(server, station, id, status))["status"]!, Is.EqualTo(status));
        Assert.That(await StateAsync(server, id), Is.EqualTo(state));
    }

    [Property("FieldReport", "68")]
    [Test]
    public async Task A_reservation_expires_by_our_clock_and_a_start_before_that_which_comes_late_still_used_it()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await BootAsync(server);
        var id = await ReserveAsync(server, station);
        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.That(await StateAsync(server, id), Is.EqualTo("Accepted"));
        clock.Advance(TimeSpan.FromMinutes(1));
        await UntilAsync(server, id, "Expired");
        await StartAsync(server, station, "TAG1", reservation: id, at: "2026-03-01T13:30:00Z");
        Assert.That(await StateAsync(server, id), Is.EqualTo("Used"));
    }

    [Property("FieldReport", "68")]
    [TestCase("Faulted")]
    [TestCase("Unavailable")]
    public async Task A_connector_out_of_order_or_out_of_service_has_no_reservation_any_more(string status)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        var id = await ReserveAsync(server, station);
        var other = await ReserveAsync(server, station, OneHour.Replace("\"evseId\":1", "\"evseId\":2", StringComparison.Ordinal));
        await StatusAsync(station, 1, "Reserved");
        await StatusAsync(station, 2, "Reserved");
        await StatusAsync(station, 1, status);
        Assert.That((await StateAsync(server, id), await StateAsync(server, other)), Is.EqualTo(("Removed", "Accepted")));
        Assert.That((string)(await server.GetAsync($"reservations/{id}"))["endReason"]!, Does.Contain(status));
    }

    [Test]
    public async Task A_reserved_connector_that_is_available_again_is_reserved_no_longer()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        var id = await ReserveAsync(server, station);
        // As long as the station has not said Reserved, this is the state from before.
        await StatusAsync(station, 1, "Available");
        Assert.That(await StateAsync(server, id), Is.EqualTo("Accepted"));
        await StatusAsync(station, 1, "Reserved");
        await StatusAsync(station, 1, "Available");
        Assert.That(await StateAsync(server, id), Is.EqualTo("Removed"));
    }

    [TestCase("Accepted")]
    [TestCase("Rejected")]
    public async Task A_reservation_that_was_never_answered_is_withdrawn_once_the_station_is_back(string status)
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var lost = await BootAsync(server);
        var answer = server.SendForAsync(504, "POST", "stations/S1/reservations", OneHour);
        await lost.ReceiveFrameAsync();
        lost.Cut();
        await answer;
        var id = (int)(await server.GetAsync("reservations?state=Unknown"))["items"]![0]!["id"]!;

        await using var station = await ReconnectAsync(server);
        clock.Advance(NextLook);
        var withdrawn = await station.AnswerCallAsync("CancelReservation", $$"""{"status":"{{status}}"}""");
        Assert.That((int)withdrawn["reservationId"]!, Is.EqualTo(id));
        await UntilAsync(server, id, "Cancelled");
    }

    [Test]
    public async Task A_cancellation_that_was_never_answered_is_tried_again_once_the_station_is_back()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var lost = await BootAsync(server);
        var id = await ReserveAsync(server, lost);
        var answer = server.SendForAsync(504, "DELETE", $"stations/S1/reservations/{id}");
        await lost.ReceiveFrameAsync();
        lost.Cut();
        await answer;
        Assert.That(await StateAsync(server, id), Is.EqualTo("Unknown"));

        await using var station = await ReconnectAsync(server);
        clock.Advance(NextLook);
        await station.AnswerCallAsync("CancelReservation", Accepted);
        await UntilAsync(server, id, "Cancelled");
    }

    [Test]
    public async Task An_error_of_the_station_is_a_refusal()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        var answer = server.SendForAsync(502, "POST", "stations/S1/reservations", OneHour);
        var call = await station.ReceiveFrameAsync();
        await station.SendAsync($$"""[4,"{{(string)call[1]!}}","NotSupported","no reservations here",{}]""");
        await answer;
        var kept = (await server.GetAsync("reservations?stationId=S1"))["items"]!.AsArray().Single()!;
        Assert.That(((string)kept["state"]!, (string)kept["endReason"]!), Is.EqualTo(("Refused", "The station answered ReserveNow with the error NotSupported: no reservations here")));
    }

    [Property("Requirement", "H01")]
    [Test]
    public async Task The_same_id_replaces_once_the_station_accepts_and_not_before()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        var id = await ReserveAsync(server, station);
        var later = $$"""{"reservationId":{{id}},"idToken":"TAG1","evseId":1,"expiresAt":"2026-03-01T15:00:00Z"}""";
        await ReserveAsync(server, station, later, "Rejected");
        Assert.That((string)(await server.GetAsync($"reservations/{id}"))["expiresAt"]!, Is.EqualTo("2026-03-01T13:55:00.000Z"), "the old one is in force");
        await ReserveAsync(server, station, later);
        var all = (await server.GetAsync("reservations?stationId=S1"))["items"]!.AsArray().Select(one => ((string)one!["state"]!, (string)one["expiresAt"]!));
        Assert.That(all, Is.EqualTo(new[]
        {
            ("Accepted", "2026-03-01T15:00:00.000Z"), ("Refused", "2026-03-01T15:00:00.000Z"), ("Cancelled", "2026-03-01T13:55:00.000Z"),
        }));
        Assert.That((string)(await server.GetAsync($"reservations/{id}"))["expiresAt"]!, Is.EqualTo("2026-03-01T15:00:00.000Z"));
    }

    [Test]
    public async Task An_id_belongs_to_one_station()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        await using var other = await BootAsync(server, "S2");
        var id = await ReserveAsync(server, station);
        var problem = await server.SendForAsync(
            422, "POST", "stations/S2/reservations", $$"""{"reservationId":{{id}},"idToken":"TAG1","evseId":1,"expiresAt":"2026-03-01T13:55:00Z"}""");
        Assert.That(problem.Violations().Single().Path, Is.EqualTo("reservationId"));
        await StartAsync(server, other, "TAG1", reservation: id);
        Assert.That(await StateAsync(server, id), Is.EqualTo("Accepted"));
    }

    [Test]
    public async Task A_raw_call_is_followed_as_well()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        var answer = server.SendForAsync(200, "POST", "stations/S1/calls/ReserveNow", Is16
            ? """{"connectorId":1,"expiryDate":"2026-03-01T13:55:00Z","idTag":"TAG1","reservationId":7}"""
            : """{"id":7,"expiryDateTime":"2026-03-01T13:55:00Z","evseId":1,"idToken":{"idToken":"TAG1","type":"ISO14443"}}""");
        await station.AnswerCallAsync("ReserveNow", Accepted);
        await answer;
        Assert.That(await StateAsync(server, 7), Is.EqualTo("Accepted"));
        answer = server.SendForAsync(200, "POST", "stations/S1/calls/CancelReservation", """{"reservationId":7}""");
        await station.AnswerCallAsync("CancelReservation", Accepted);
        await answer;
        Assert.That(await StateAsync(server, 7), Is.EqualTo("Cancelled"));
    }

    [Test]
    public async Task Every_state_survives_a_restart_and_what_was_being_asked_for_is_withdrawn()
    {
        using var folder = new TemporaryFolder();
        int accepted, refused, used, cancelled, asked;
        await using (var server = await TestServer.StartAsync(folder: folder.Path))
        {
            await using var station = await BootAsync(server);
            refused = await ReserveAsync(server, station, status: "Occupied");
            cancelled = await ReserveAsync(server, station);
            await CancelAsync(server, station, cancelled, "Accepted");
            used = await ReserveAsync(server, station);
            await StartAsync(server, station, "TAG1", reservation: used);
            accepted = await ReserveAsync(server, station, OneHour.Replace("\"evseId\":1", "\"evseId\":2", StringComparison.Ordinal));
            var pending = server.SendAsync("POST", "stations/S1/reservations", OneHour.Replace("\"evseId\":1", "\"evseId\":3", StringComparison.Ordinal));
            asked = (int)(await station.ReceiveFrameAsync())[3]![Is16 ? "reservationId" : "id"]!;
            station.Cut();
            await pending;
        }

        var clock = new ManualClock(new DateTimeOffset(2026, 3, 1, 13, 0, 0, TimeSpan.Zero));
        await using (var server = await TestServer.StartAsync(folder: folder.Path, time: clock))
        {
            Assert.That(
                (await StateAsync(server, refused), await StateAsync(server, cancelled), await StateAsync(server, used), await StateAsync(server, accepted), await StateAsync(server, asked)),
                Is.EqualTo(("Refused", "Cancelled", "Used", "Accepted", "Unknown")));
            await using var station = await ReconnectAsync(server);
            clock.Advance(NextLook);
            Assert.That((int)(await station.AnswerCallAsync("CancelReservation", Accepted))["reservationId"]!, Is.EqualTo(asked));
            await UntilAsync(server, asked, "Cancelled");
            await StartAsync(server, station, "TAG1", evse: 2, reservation: accepted);
            Assert.That(await StateAsync(server, accepted), Is.EqualTo("Used"));
        }
    }

    [Test]
    public async Task A_list_is_filtered_and_a_wrong_question_gets_a_clear_answer()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        await using var other = await BootAsync(server, "S2");
        var first = await ReserveAsync(server, station, status: "Occupied");
        var second = await ReserveAsync(server, station);
        var third = await ReserveAsync(server, other, stationId: "S2");
        Assert.That(await IdsAsync(server, ""), Is.EqualTo(new[] { third, second, first }));
        Assert.That(await IdsAsync(server, "?stationId=S1"), Is.EqualTo(new[] { second, first }));
        Assert.That(await IdsAsync(server, "?state=Accepted"), Is.EqualTo(new[] { third, second }));
        Assert.That(await IdsAsync(server, "?stationId=S1&state=Refused"), Is.EqualTo(new[] { first }));
        var page = await server.GetAsync("reservations?limit=2");
        Assert.That(await IdsAsync(server, $"?cursor={(string)page["next"]!}"), Is.EqualTo(new[] { first }));
        await server.SendForAsync(400, "GET", "reservations?state=accepted");
        await server.SendForAsync(400, "GET", "reservations?state=1");
        await server.SendForAsync(404, "GET", "reservations/4711");
        await server.SendForAsync(404, "GET", "reservations/abc");
    }

    [TestCase("""{"idToken":"TAG1","evseId":1,"expiresAt":"2026-03-01T12:55:00Z"}""", "expiresAt")]
    [TestCase("""{"idToken":"TAG1","evseId":-1,"expiresAt":"2026-03-01T13:55:00Z"}""", "evseId")]
    [TestCase("""{"idToken":"TAG1","evseId":1,"connectorType":"plug","expiresAt":"2026-03-01T13:55:00Z"}""", "connectorType")]
    [TestCase("""{"idToken":"TAG1","evseId":1}""", "expiresAt")]
    public async Task What_is_against_the_rules_is_neither_sent_nor_kept(string body, string path)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        var problem = await server.SendForAsync(422, "POST", "stations/S1/reservations", body);
        Assert.That(problem.Violations().Single().Path, Is.EqualTo(path));
        Assert.That(await IdsAsync(server, ""), Is.Empty);
        // The answer to this is the next frame: nothing was sent before.
        await station.CallAsync("Heartbeat", "{}");
    }

    private Task<RawStation> BootAsync(TestServer server, string id = "S1") => Is16 ? server.Boot16Async(id) : server.Boot201Async(id);

    /// <summary>Comes back without a boot; once a call is answered, the server knows the new socket.</summary>
    private async Task<RawStation> ReconnectAsync(TestServer server)
    {
        var station = await server.ConnectAsync("S1", $"ocpp{version}");
        await station.CallAsync("Heartbeat", "{}");
        return station;
    }

    private static async Task<int> ReserveAsync(TestServer server, RawStation station, string body = OneHour, string status = "Accepted", string stationId = "S1")
    {
        var answer = server.SendForAsync(200, "POST", $"stations/{stationId}/reservations", body);
        await station.AnswerCallAsync("ReserveNow", $$"""{"status":"{{status}}"}""");
        var answered = await answer;
        Assert.That((string)answered["status"]!, Is.EqualTo(status));
        return (int)answered["reservationId"]!;
    }

    private static async Task<JsonNode> CancelAsync(TestServer server, RawStation station, int id, string status)
    {
        var answer = server.SendForAsync(200, "DELETE", $"stations/S1/reservations/{id}");
        Assert.That((int)(await station.AnswerCallAsync("CancelReservation", $$"""{"status":"{{status}}"}"""))["reservationId"]!, Is.EqualTo(id));
        return await answer;
    }

    private async Task<int> StartAsync(
        TestServer server, RawStation station, string token, int evse = 1, int? reservation = null, string at = "2026-03-01T12:56:00Z")
    {
        var named = reservation is null ? "" : $",\"reservationId\":{reservation}";
        if (Is16)
        {
            var started = await station.CallAsync("StartTransaction", $$"""{"connectorId":{{evse}},"idTag":"{{token}}","meterStart":1,"timestamp":"{{at}}"{{named}}}""");
            return (int)started["transactionId"]!;
        }
        // The token comes with the second event, and with it the reservation: E 1.5.
        var head = $$"""
            "timestamp":"{{at}}","evse":{"id":{{evse}},"connectorId":1},"transactionInfo":{"transactionId":"T-{{evse}}"}
            """;
        await station.CallAsync("TransactionEvent", $$"""{"eventType":"Started","triggerReason":"CablePluggedIn","seqNo":0,{{head}}}""");
        await station.CallAsync(
            "TransactionEvent", $$"""{"eventType":"Updated","triggerReason":"Authorized","seqNo":1,{{head}},"idToken":{"idToken":"{{token}}","type":"ISO14443"}{{named}}}""");
        return (int)(await server.GetAsync("transactions?state=active"))["items"]!.AsArray().First(one => (string)one!["ocppTransactionId"]! == $"T-{evse}")!["id"]!;
    }

    private Task<JsonObject> StatusAsync(RawStation station, int evse, string status) => station.CallAsync("StatusNotification", Is16
        ? $$"""{"connectorId":{{evse}},"errorCode":"NoError","status":"{{status}}"}"""
        : $$"""{"timestamp":"2026-03-01T12:55:00Z","connectorStatus":"{{status}}","evseId":{{evse}},"connectorId":1}""");

    private static async Task<string> StateAsync(TestServer server, int id) => (string)(await server.GetAsync($"reservations/{id}"))["state"]!;

    private static Task<JsonNode> UntilAsync(TestServer server, int id, string state) =>
        server.UntilAsync($"reservations/{id}", shown => (string)shown["state"]! == state);

    private static async Task<IEnumerable<int>> IdsAsync(TestServer server, string query) =>
        (await server.GetAsync($"reservations{query}"))["items"]!.AsArray().Select(item => (int)item!["id"]!);
}
