using System.Text.Json.Nodes;
using Csms.Tests.Support;

namespace Csms.Tests.Api;

/// <summary>What a station is asked for and sends later. The clock stands at 12:55.</summary>
internal sealed class RequestTests
{
    private const string Ask = """{"requestId":7,"reportBase":"FullInventory"}""";

    [Property("Requirement", "B07")]
    [Test]
    public async Task A_report_runs_from_the_answer_to_its_last_part()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await AskAsync(server, station, "Accepted");
        Assert.That(await ShownAsync(server), Is.EqualTo(("Report", "Running", "Accepted", 0)));
        await PartAsync(station, 1, isLast: true);
        Assert.That(await ShownAsync(server), Is.EqualTo(("Report", "Running", "Accepted", 1)), "the first part is missing");
        await PartAsync(station, 0, isLast: false);
        Assert.That(await ShownAsync(server), Is.EqualTo(("Report", "Done", "Accepted", 2)));
        Assert.That((string)(await server.GetAsync("stations/S1/requests/7"))["endedAt"]!, Is.EqualTo("2026-03-01T12:55:00.000Z"));
    }

    [Test]
    public async Task A_request_that_the_station_refuses_is_over()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await AskAsync(server, station, "NotSupported");
        var shown = await server.GetAsync("stations/S1/requests/7");
        Assert.That(((string)shown["state"]!, (string)shown["reason"]!), Is.EqualTo(("Refused", "The station answered NotSupported.")));
    }

    [Test]
    public async Task A_report_that_never_ends_is_given_up_and_what_comes_late_still_counts()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot201Async("S1");
        await AskAsync(server, station, "Accepted");
        await PartAsync(station, 0, isLast: false);
        clock.Advance(TimeSpan.FromMinutes(10.5));
        await server.TimelineWithAsync("S1", "Request 7 (Report) is given up: 1 parts have come, not all");
        Assert.That(await ShownAsync(server), Is.EqualTo(("Report", "Abandoned", "Accepted", 1)));
        await PartAsync(station, 1, isLast: true);
        Assert.That(await ShownAsync(server), Is.EqualTo(("Report", "Done", "Accepted", 2)));
    }

    [Test]
    public async Task Parts_that_overtake_the_answer_count()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var asked = server.SendForAsync(200, "POST", "stations/S1/calls/GetBaseReport", Ask);
        var call = await station.ReceiveFrameAsync();
        await PartAsync(station, 0, isLast: true);
        await station.SendAsync($$"""[3,"{{(string)call[1]!}}",{"status":"Accepted"}]""");
        await asked;
        Assert.That(((string)(await server.GetAsync("stations/S1/requests/7"))["state"]!), Is.EqualTo("Done"));
    }

    [Test]
    public async Task A_request_that_is_answered_with_an_error_has_failed()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var asked = server.SendForAsync(502, "POST", "stations/S1/calls/GetBaseReport", Ask);
        var call = await station.ReceiveFrameAsync();
        await station.SendAsync($$"""[4,"{{(string)call[1]!}}","InternalError","out of memory",{}]""");
        await asked;
        var shown = await server.GetAsync("stations/S1/requests/7");
        Assert.That((string)shown["state"]!, Is.EqualTo("Failed"));
        Assert.That((string)shown["reason"]!, Does.Contain("out of memory"));
    }

    [Test]
    public async Task Requests_outlive_the_server()
    {
        using var folder = new TemporaryFolder();
        await using (var first = await TestServer.StartAsync(folder: folder.Path))
        {
            await using var station = await first.Boot201Async("S1");
            await AskAsync(first, station, "Accepted");
        }
        await using var second = await TestServer.StartAsync(folder: folder.Path);
        await using var again = await second.ConnectAsync("S1", "ocpp2.0.1");
        await PartAsync(again, 0, isLast: true);
        Assert.That(await ShownAsync(second), Is.EqualTo(("Report", "Done", "Accepted", 1)));
    }

    [Test]
    public async Task A_request_that_nobody_made_is_not_found()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await PartAsync(station, 0, isLast: true);
        await server.SendForAsync(404, "GET", "stations/S1/requests/7");
        Assert.That((await server.GetAsync("stations/S1/requests"))["items"]!.AsArray(), Is.Empty);
    }

    [Property("Requirement", "B07")]
    [Test]
    public async Task Parts_of_requests_that_nobody_made_make_no_result_and_are_said_once_a_day()
    {
        const string Said = "which nobody here made: no result is kept of it";
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot201Async("S1");
        for (var id = 1; id <= 20; id++)
            await station.CallAsync("NotifyReport", $$$"""
                {"requestId":{{{id}}},"generatedAt":"2026-03-01T12:55:00Z","seqNo":0,"tbc":false,
                "reportData":[{"component":{"name":"A"},"variable":{"name":"X"},"variableAttribute":[{"value":"{{{id}}}"}]}]}
                """);
        var lines = await server.TimelineWithAsync("S1", Said);
        Assert.That(lines.Where(line => line.Contains("Report", StringComparison.Ordinal)), Is.EqualTo(new[] { $"A part of request 1 (Report) came, {Said}" }));
        Assert.That((string)(await server.GetAsync("stations/S1/device-model"))["items"]![0]!["value"]!, Is.EqualTo("20"), "what the station tells of itself is known");
        clock.Advance(TimeSpan.FromDays(1));
        await PartAsync(station, 0, isLast: true);
        await server.TimelineWithAsync("S1", Said, times: 2);
    }

    private static async Task AskAsync(TestServer server, RawStation station, string status)
    {
        var asked = server.SendForAsync(200, "POST", "stations/S1/calls/GetBaseReport", Ask);
        await station.AnswerCallAsync("GetBaseReport", $$"""{"status":"{{status}}"}""");
        await asked;
    }

    private static Task<JsonObject> PartAsync(RawStation station, int seqNo, bool isLast) => station.CallAsync("NotifyReport",
        $$"""{"requestId":7,"generatedAt":"2026-03-01T12:55:00Z","seqNo":{{seqNo}},"tbc":{{(isLast ? "false" : "true")}}}""");

    private static async Task<(string Kind, string State, string Status, int Parts)> ShownAsync(TestServer server)
    {
        var shown = await server.GetAsync("stations/S1/requests/7");
        return ((string)shown["kind"]!, (string)shown["state"]!, (string)shown["status"]!, (int)shown["parts"]!);
    }
}
