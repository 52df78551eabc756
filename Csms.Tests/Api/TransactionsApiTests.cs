using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Csms.Server.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Api;

internal sealed class TransactionsApiTests
{
    [Test]
    public async Task A_transaction_is_shown_from_its_start_to_its_end()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var id = await StartAsync(station);
        var running = await server.GetAsync($"transactions/{id}");
        Assert.That(((string)running["state"]!, (string)running["stationId"]!, (int)running["evseId"]!, (string)running["idToken"]!), Is.EqualTo(("active", "S1", 1, "TAG1")));
        Assert.That(running["endedAt"], Is.Null);

        await station.CallAsync("StopTransaction", $$"""{"transactionId":{{id}},"meterStop":4500,"timestamp":"2026-03-01T12:30:00Z","reason":"Local"}""");
        var ended = await server.GetAsync($"transactions/{id}");
        Assert.That(
            ((string)ended["state"]!, (decimal)ended["meterStartWh"]!, (decimal)ended["meterStopWh"]!, (decimal)ended["energyWh"]!, (string)ended["stopReason"]!),
            Is.EqualTo(("ended", 1000m, 4500m, 3500m, "Local")));
        Assert.That((string)ended["endedAt"]!, Is.EqualTo("2026-03-01T12:30:00.000Z"));
    }

    [Test]
    public async Task A_list_is_filtered_and_comes_newest_first()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await using var other = await server.Boot16Async("S2");
        var first = await StartAsync(station, connector: 1, at: "2026-03-01T10:00:00Z");
        var second = await StartAsync(station, connector: 2, at: "2026-03-01T11:00:00Z", tag: "TAG2");
        var third = await StartAsync(other, at: "2026-03-01T11:30:00Z", tag: "TAG3");
        await station.CallAsync("StopTransaction", $$"""{"transactionId":{{first}},"meterStop":1500,"timestamp":"2026-03-01T10:30:00Z"}""");

        Assert.That(await IdsAsync(server, ""), Is.EqualTo(new[] { third, second, first }));
        Assert.That(await IdsAsync(server, "?stationId=S1"), Is.EqualTo(new[] { second, first }));
        Assert.That(await IdsAsync(server, "?state=active"), Is.EqualTo(new[] { third, second }));
        Assert.That(await IdsAsync(server, "?state=ended"), Is.EqualTo(new[] { first }));
        Assert.That(await IdsAsync(server, "?from=2026-03-01T10:30:00Z&to=2026-03-01T11:30:00Z"), Is.EqualTo(new[] { second }));
        Assert.That(await IdsAsync(server, "?stationId=nobody"), Is.Empty);
    }

    [Test]
    public async Task A_list_is_filtered_by_token_flags_and_review()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var plain = await StartAsync(station, connector: 1, at: "2026-03-01T10:00:00Z");
        var flagged = await StartAsync(station, connector: 2, at: "2026-03-01T11:00:00Z", tag: "Tag2");
        var reviewed = await StartAsync(station, connector: 3, at: "2026-03-01T12:00:00Z", tag: "TAG3");
        await server.SendForAsync(200, "POST", $"transactions/{flagged}/close", """{"reason":"gone"}""");
        await server.SendForAsync(200, "POST", $"transactions/{reviewed}/close", """{"reason":"gone"}""");
        await server.SendForAsync(200, "POST", $"transactions/{reviewed}/review", """{"note":"seen"}""");

        Assert.That(await IdsAsync(server, "?idToken=TAG2"), Is.EqualTo(new[] { flagged }));
        Assert.That(await IdsAsync(server, "?flagged=true"), Is.EqualTo(new[] { reviewed, flagged }));
        Assert.That(await IdsAsync(server, "?flagged=false"), Is.EqualTo(new[] { plain }));
        Assert.That(await IdsAsync(server, "?review=needed"), Is.EqualTo(new[] { flagged }));
        Assert.That(await IdsAsync(server, "?review=done"), Is.EqualTo(new[] { reviewed }));
    }

    [Test]
    public async Task Flags_are_reviewed_with_a_note_and_a_later_flag_asks_for_another_review()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var id = await StartAsync(station);
        await server.SendForAsync(409, "POST", $"transactions/{id}/review", """{"note":"nothing to see"}""");
        await server.SendForAsync(200, "POST", $"transactions/{id}/close", """{"reason":"station was replaced"}""");
        Assert.That((bool)(await server.GetAsync($"transactions/{id}"))["needsReview"]!, Is.True);
        await server.SendForAsync(422, "POST", $"transactions/{id}/review", """{"note":" "}""");
        await server.SendForAsync(404, "POST", "transactions/4711/review", """{"note":"x"}""");

        await server.SendForAsync(200, "POST", $"transactions/{id}/review", """{"note":"The driver was called."}""");
        var reviewed = await server.GetAsync($"transactions/{id}");
        Assert.That(
            ((bool)reviewed["needsReview"]!, (string)reviewed["review"]!["note"]!, (string)reviewed["review"]!["by"]!, (string)reviewed["review"]!["at"]!),
            Is.EqualTo((false, "The driver was called.", "administrator", "2026-03-01T12:55:00.000Z")));
        Assert.That(reviewed["review"]!["flags"]!.AsArray().Select(flag => (string)flag!), Is.EquivalentTo(reviewed["flags"]!.AsArray().Select(flag => (string)flag!)));

        // The station's own end comes after all: another flag.
        await station.CallAsync("StopTransaction", $$"""{"transactionId":{{id}},"meterStop":4500,"timestamp":"2026-03-01T12:30:00Z","reason":"Local"}""");
        var corrected = await server.GetAsync($"transactions/{id}");
        Assert.That(corrected["flags"]!.AsArray().Select(flag => (string)flag!), Does.Contain("lateEnd"));
        Assert.That(((bool)corrected["needsReview"]!, (string)corrected["review"]!["note"]!), Is.EqualTo((true, "The driver was called.")));
    }

    [Test]
    public async Task A_viewer_reviews_nothing()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var id = await StartAsync(station);
        var key = await server.SendForAsync(201, "POST", "api-keys", """{"name":"screen","role":"Viewer"}""");
        using var http = server.WithoutKey((string)key["key"]!);
        using var content = new StringContent("""{"note":"fine"}""", System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync($"/api/v1/transactions/{id}/review", content);
        Assert.That((int)answer.StatusCode, Is.EqualTo(403));
    }

    [Test]
    public async Task The_list_comes_as_csv_without_a_limit_that_no_spreadsheet_runs()
    {
        // More than the longest page.
        const int Many = 1_001;
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await using var odd = await server.Boot201Async("=S2");
        for (var number = 0; number < Many; number++)
            await EventAsync(station, $"T{number}", "TAG1", 60 + number);
        await EventAsync(odd, "-1", "=cmd()", 0);

        using var request = new HttpRequestMessage(HttpMethod.Get, "transactions");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        using var answer = await server.Http.SendAsync(request);
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/csv"));
        var lines = (await answer.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n");
        Assert.That(lines, Has.Length.EqualTo(1 + Many + 1));
        Assert.That(lines[0], Does.StartWith("id,stationId,evseId,connectorId,ocppTransactionId,idToken"));
        Assert.That(lines[1..].Select(line => line.Split(',')[0]).Distinct().Count(), Is.EqualTo(Many + 1));
        Assert.That(lines[^1].Split(',')[1..6], Is.EqualTo(new[] { "'=S2", "1", "1", "-1", "'=cmd()" }), "the oldest comes last");

        using var some = await server.Http.GetAsync("transactions?format=csv&stationId=%3DS2");
        Assert.That((await some.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n"), Has.Length.EqualTo(2), "the filters hold for it too, and a link can ask for it");
    }

    [TestCase("transactions?review=maybe", 400)]
    [TestCase("transactions?flagged=often", 400)]
    [TestCase("transactions?state=paused", 400)]
    [TestCase("transactions?from=yesterday", 400)]
    [TestCase("transactions?limit=5000", 400)]
    [TestCase("transactions/4711", 404)]
    [TestCase("transactions/abc", 404)]
    [TestCase("transactions/99999999999999", 404)]
    [TestCase("transactions/4711/meter-readings", 404)]
    public async Task A_wrong_question_gets_a_clear_answer(string path, int expected)
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(expected, "GET", path);
    }

    [Property("FieldReport", "39")]
    [Test]
    public async Task An_operator_closes_a_transaction_that_its_station_never_ends()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var id = await StartAsync(station);
        await server.SendForAsync(422, "POST", $"transactions/{id}/close", """{"reason":" "}""");
        var closed = await server.SendForAsync(200, "POST", $"transactions/{id}/close", """{"reason":"station was replaced"}""");
        Assert.That((string)closed["state"]!, Is.EqualTo("ended"));
        Assert.That(closed["flags"]!.AsArray().Select(flag => (string)flag!), Does.Contain("closedByOperator"));
        await server.SendForAsync(404, "POST", "transactions/4711/close", """{"reason":"x"}""");
    }

    [Test]
    public async Task Meter_readings_come_page_by_page_with_units_normalised()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var id = await StartAsync(station);
        await SendReadingsAsync(station, id);

        var first = await server.GetAsync($"transactions/{id}/meter-readings?limit=2");
        var second = await server.GetAsync($"transactions/{id}/meter-readings?limit=2&cursor={(string)first["next"]!}");
        var items = first["items"]!.AsArray().Concat(second["items"]!.AsArray()).ToList();
        Assert.That(items, Has.Count.EqualTo(3));
        Assert.That(second["next"], Is.Null);
        Assert.That(
            ((string)items[0]!["measurand"]!, (string)items[0]!["unit"]!, (decimal)items[0]!["value"]!, (string)items[0]!["raw"]!, (string)items[0]!["context"]!),
            Is.EqualTo(("Energy.Active.Import.Register", "Wh", 1500m, "1.5", "Sample.Periodic")));
        Assert.That((string)items[1]!["phase"]!, Is.EqualTo("L1"));
        await server.SendForAsync(400, "GET", $"transactions/{id}/meter-readings?cursor=x");
    }

    [Test]
    public async Task Meter_readings_come_as_csv_that_no_spreadsheet_runs()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var id = await StartAsync(station);
        await SendReadingsAsync(station, id);

        using var request = new HttpRequestMessage(HttpMethod.Get, $"transactions/{id}/meter-readings");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        using var answer = await server.Http.SendAsync(request);
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/csv"));
        var lines = (await answer.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n");
        Assert.That(lines[0], Is.EqualTo("at,receivedAt,measurand,phase,location,context,unit,value,raw"));
        Assert.That(lines[1], Is.EqualTo("2026-03-01T12:10:00.000Z,2026-03-01T12:55:00.000Z,Energy.Active.Import.Register,,Outlet,Sample.Periodic,Wh,1500.0,1.5"));
        Assert.That(lines[2], Does.EndWith(",-7.5,-7.5"));
        Assert.That(lines[3], Does.EndWith(",'=cmd()"));
    }

    [TestCase("=1+1", "'=1+1")]
    [TestCase("+49 89", "'+49 89")]
    [TestCase("-cmd", "'-cmd")]
    [TestCase("@sum", "'@sum")]
    [TestCase("-12.5", "-12.5")]
    [TestCase("+3", "+3")]
    [TestCase("plain", "plain")]
    [TestCase("", "")]
    public void A_cell_that_could_run_is_made_harmless_and_a_number_is_left_alone(string text, string cell) =>
        Assert.That(ReadingsCsv.Harmless(text), Is.EqualTo(cell));

    internal static async Task<int> StartAsync(RawStation station, int connector = 1, string at = "2026-03-01T12:00:00Z", string tag = "TAG1") =>
        (int)(await station.CallAsync(
            "StartTransaction", $$"""{"connectorId":{{connector}},"idTag":"{{tag}}","meterStart":1000,"timestamp":"{{at}}"}"""))["transactionId"]!;

    private static Task<JsonObject> EventAsync(RawStation station, string id, string tag, int second) => station.CallAsync(
        "TransactionEvent",
        $$$"""
        {"eventType":"Started","timestamp":"{{{DateTimeOffset.Parse("2026-03-01T11:00:00Z", System.Globalization.CultureInfo.InvariantCulture).AddSeconds(second):yyyy-MM-ddTHH:mm:ssZ}}}",
         "triggerReason":"Authorized","seqNo":0,"transactionInfo":{"transactionId":"{{{id}}}"},"evse":{"id":1},"idToken":{"idToken":"{{{tag}}}","type":"Central"}}
        """.ReplaceLineEndings(""));

    private static Task<JsonObject> SendReadingsAsync(RawStation station, int id) => station.CallAsync(
        "MeterValues",
        $$"""
        {"connectorId":1,"transactionId":{{id}},"meterValue":[{"timestamp":"2026-03-01T12:10:00Z","sampledValue":[
          {"value":"1.5","unit":"kWh","measurand":"Energy.Active.Import.Register"},
          {"value":"-7.5","unit":"A","measurand":"Current.Import","phase":"L1"},
          {"value":"=cmd()","format":"SignedData"}]}]}
        """.ReplaceLineEndings(""));

    private static async Task<int[]> IdsAsync(TestServer server, string query) =>
        [.. (await server.GetAsync("transactions" + query))["items"]!.AsArray().Select(item => (int)item!["id"]!)];
}
