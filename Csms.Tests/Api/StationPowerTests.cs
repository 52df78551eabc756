using System.Text.Json.Nodes;
using Csms.Tests.Support;

namespace Csms.Tests.Api;

/// <summary>What a station really drew, as a picture wants it.</summary>
internal sealed class StationPowerTests
{
    [Test]
    public async Task The_power_of_each_EVSE_is_told_with_its_transaction()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await using var other = await server.Boot16Async("S2");
        await station.CallAsync("StartTransaction", """{"connectorId":1,"idTag":"A","meterStart":0,"timestamp":"2026-03-01T12:20:00Z"}""");
        await station.CallAsync("StartTransaction", """{"connectorId":2,"idTag":"B","meterStart":0,"timestamp":"2026-03-01T12:20:00Z"}""");
        await station.CallAsync("MeterValues", Meter(1, 1, "12:30:00", """{"value":"7.2","measurand":"Power.Active.Import","unit":"kW"}"""));
        await station.CallAsync("MeterValues", Meter(2, 2, "12:31:00", """{"value":"3600","measurand":"Power.Active.Import","unit":"W"}"""));
        await station.CallAsync("MeterValues", Meter(1, 1, "12:40:00", """{"value":"11","measurand":"Power.Active.Import","unit":"kW"}"""));
        await other.CallAsync("MeterValues", """{"connectorId":1,"meterValue":[{"timestamp":"2026-03-01T12:41:00Z","sampledValue":[{"value":"22","measurand":"Power.Active.Import","unit":"kW"}]}]}""");
        var shown = await server.UntilAsync("stations/S1/power", answer => answer["items"]!.AsArray().Count == 3);
        Assert.That(
            shown["items"]!.AsArray().Select(point => ((int)point!["evseId"]!, (int?)point["transactionId"], (decimal)point["powerW"]!, (string)point["at"]!)),
            Is.EqualTo(new[]
            {
                (1, (int?)1, 7200m, "2026-03-01T12:30:00.000Z"), (1, (int?)1, 11000m, "2026-03-01T12:40:00.000Z"), (2, (int?)2, 3600m, "2026-03-01T12:31:00.000Z"),
            }));
    }

    [Test]
    public async Task Of_a_meter_that_tells_registers_only_it_is_the_mean_between_two()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await station.CallAsync("StartTransaction", """{"connectorId":1,"idTag":"A","meterStart":0,"timestamp":"2026-03-01T12:20:00Z"}""");
        await station.CallAsync("MeterValues", Meter(1, 1, "12:30:00", """{"value":"1000"}"""));
        await station.CallAsync("MeterValues", Meter(1, 1, "12:40:00", """{"value":"3000"}"""));
        var shown = await server.UntilAsync("stations/S1/power", answer => answer["items"]!.AsArray().Count == 1);
        Assert.That((decimal)shown["items"]![0]!["powerW"]!, Is.EqualTo(12000m));
    }

    [Test]
    public async Task Many_values_are_thinned_to_their_means()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await station.CallAsync("StartTransaction", """{"connectorId":1,"idTag":"A","meterStart":0,"timestamp":"2026-03-01T12:20:00Z"}""");
        // Four hundred stretches of an hour are nine seconds each: these four are within two of them.
        foreach (var (second, watts) in ((int, int)[])[(0, 1000), (4, 3000), (9, 5000), (13, 9000)])
            await station.CallAsync("MeterValues", Meter(1, 1, $"12:00:{second:00}", $$"""{"value":"{{watts}}","measurand":"Power.Active.Import","unit":"W"}"""));
        var shown = await server.UntilAsync("stations/S1/power?from=2026-03-01T12:00:00Z&to=2026-03-01T13:00:00Z", answer => answer["items"]!.AsArray().Count == 2);
        Assert.That(shown["items"]!.AsArray().Select(point => (decimal)point!["powerW"]!), Is.EqualTo(new[] { 2000m, 7000m }));
    }

    [TestCase("stations/S1/power?from=2026-03-01T12:00:00Z&to=2026-03-01T12:00:00Z", 400)]
    [TestCase("stations/S1/power?from=2026-02-01T12:00:00Z", 400)]
    [TestCase("stations/nowhere/power", 404)]
    public async Task What_cannot_be_drawn_is_refused(string path, int status)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        Assert.That((await server.SendAsync("GET", path)).Status, Is.EqualTo(status));
    }

    private static string Meter(int connector, int transaction, string at, string sample) => new JsonObject
    {
        ["connectorId"] = connector,
        ["transactionId"] = transaction,
        ["meterValue"] = new JsonArray(new JsonObject { ["timestamp"] = $"2026-03-01T{at}Z", ["sampledValue"] = new JsonArray(JsonNode.Parse(sample)) }),
    }.ToJsonString();
}
