using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Csms.Tests.Api;
using Csms.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Csms.Tests.Telemetry;

/// <summary>What is measured, as collectors read it. Meters are the process's own, so that other tests' traffic may be in the figures too.</summary>
internal sealed class MetricsTests
{
    [Test]
    public async Task Metrics_are_read_with_a_key_in_the_text_format()
    {
        await using var server = await TestServer.StartAsync();
        using var http = server.WithoutKey(TestServer.ApiKey);
        // Measuring begins with the first read.
        await http.GetStringAsync("/metrics");
        await using var station = await server.Boot16Async("S1");
        await station.CallForErrorAsync("Frobnicate", "{}");
        using var nobody = server.WithoutKey();
        using (var refused = await nobody.GetAsync("/metrics"))
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));

        using var answer = await http.GetAsync("/metrics");
        Assert.That(answer.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/plain; version=0.0.4; charset=utf-8"));
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n');
        Assert.That(lines, Does.Contain("# TYPE csms_call_duration_seconds histogram"));
        Assert.That(ValueOf(lines, "csms_call_duration_seconds_count{action=\"BootNotification\",direction=\"in\",outcome=\"ok\",version=\"1.6\"}"), Is.GreaterThanOrEqualTo(1));
        Assert.That(ValueOf(lines, "csms_call_duration_seconds_bucket{action=\"BootNotification\",direction=\"in\",outcome=\"ok\",version=\"1.6\",le=\"+Inf\"}"), Is.GreaterThanOrEqualTo(1));
        Assert.That(ValueOf(lines, "csms_call_duration_seconds_count{action=\"other\",direction=\"in\",outcome=\"NotImplemented\",version=\"1.6\"}"), Is.GreaterThanOrEqualTo(1));
        Assert.That(lines, Has.None.Contains("Frobnicate").And.None.Contains("S1"), "what a station makes up is no series");
        Assert.That(ValueOf(lines, "csms_station_connected"), Is.GreaterThanOrEqualTo(1));
        Assert.That(ValueOf(lines, "csms_database_commit_duration_seconds_count{file=\"csms.db\"}"), Is.GreaterThanOrEqualTo(1));
        Assert.That(lines, Has.Some.StartsWith("dotnet_gc_collections_total"));
        foreach (var line in lines.Where(line => line.Length > 0 && line[0] != '#'))
            Assert.That(line, Does.Match("^[a-z_][a-z0-9_]*(\\{[a-z0-9_]+=\"[^\"]*\"(,[a-z0-9_]+=\"[^\"]*\")*\\})? -?[0-9.E+-]+$"));
    }

    [Test]
    public async Task They_are_open_where_the_settings_say_so()
    {
        await using var server = await TestServer.StartAsync(["Csms:Telemetry:OpenMetrics=true"]);
        using var nobody = server.WithoutKey();
        using var answer = await nobody.GetAsync("/metrics");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Spans_and_metrics_are_sent_to_a_collector()
    {
        var received = new ConcurrentDictionary<string, string>();
        var builder = WebApplication.CreateSlimBuilder();
        await using var collector = builder.Build();
        collector.Urls.Add("http://127.0.0.1:0");
        collector.MapPost("/v1/{kind}", async (string kind, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.AddOrUpdate(kind, Encoding.Latin1.GetString(body.ToArray()), (_, before) => before + Encoding.Latin1.GetString(body.ToArray()));
            return Results.Ok();
        });
        await collector.StartAsync();
        await using (var server = await TestServer.StartAsync([$"Csms:Telemetry:OtlpUrl={collector.Urls.First()}"]))
        {
            await using var station = await server.Boot16Async("S-TRACED");
            var reset = server.SendForAsync(200, "POST", "stations/S-TRACED/reset", """{"type":"OnIdle"}""");
            await station.AnswerCallAsync("Reset", """{"status":"Accepted"}""");
            await reset;
            // What is still there is sent when the server stops.
            await server.StopAsync();
        }
        foreach (var told in (string[])["BootNotification", "S-TRACED", "command reset", "ocpp.version"])
            Assert.That(received["traces"].Contains(told, StringComparison.Ordinal), Is.True, told);
        Assert.That(received["metrics"].Contains("csms.call.duration", StringComparison.Ordinal), Is.True);
    }

    [Test]
    public void An_address_that_is_none_is_refused_at_the_start() => Assert.That(
        async () => await TestServer.StartAsync(["Csms:Telemetry:OtlpUrl=collector:4318"]),
        Throws.Exception.With.Message.Contains("OtlpUrl"));

    private static double ValueOf(string[] lines, string series) => double.Parse(
        lines.FirstOrDefault(line => line.StartsWith(series + " ", StringComparison.Ordinal))?.Split(' ')[^1] ?? throw new AssertionException($"There is no {series} in\n{string.Join('\n', lines)}"),
        System.Globalization.CultureInfo.InvariantCulture);
}
