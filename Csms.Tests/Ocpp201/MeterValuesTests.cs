using System.Text.Json.Nodes;
using Csms.Domain.Readings;
using Csms.Domain.Stations;
using Csms.Domain.Transactions;
using Csms.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Csms.Tests.Ocpp201;

/// <summary>Block J: meter values, in transactions and outside of them.</summary>
internal sealed class MeterValuesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Test]
    [Property("Requirement", "J01.FR.18")]
    [Property("Requirement", "J01")]
    public async Task Clock_aligned_values_outside_of_transactions_are_acknowledged_and_kept_without_one()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("CS-1");

        var answer = await station.CallAsync("MeterValues", Values(0, """{"value":120500,"context":"Sample.Clock"}"""));
        await station.CallAsync("MeterValues", Values(1, """{"value":1000,"context":"Sample.Clock"}"""));

        Assert.That(answer, Is.Empty);
        var readings = await ReadingsAsync(server);
        Assert.That(readings.Select(reading => (reading.Context, reading.Value)), Is.EqualTo(new[] { ("Sample.Clock", (decimal?)120500m), ("Sample.Clock", 1000m) }));
        Assert.That((await server.GetAsync("transactions"))["items"]!.AsArray(), Is.Empty);
    }

    [Test]
    [Property("Requirement", "J01")]
    [Property("FieldReport", "52")]
    public async Task What_a_sample_leaves_out_takes_the_default_and_a_multiplier_counts()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("CS-1");

        await station.CallAsync("MeterValues", Values(1, """{"value":5}"""));
        await station.CallAsync("MeterValues", Values(1, """{"value":1.25,"unitOfMeasure":{"unit":"kWh","multiplier":3}}"""));
        await station.CallAsync("MeterValues", Values(1, """{"value":23,"measurand":"Voltage","phase":"L1-N","location":"Inlet","unitOfMeasure":{"unit":"V","multiplier":1}}"""));

        var readings = await ReadingsAsync(server);
        Assert.That(
            readings.Select(reading => (reading.Measurand, reading.Context, reading.Location, reading.Phase, reading.Unit, reading.Value)),
            Is.EqualTo(new (string, string, string, string?, string, decimal?)[]
            {
                ("Energy.Active.Import.Register", "Sample.Periodic", "Outlet", null, "Wh", 5m),
                ("Energy.Active.Import.Register", "Sample.Periodic", "Outlet", null, "Wh", 1_250_000m),
                ("Voltage", "Sample.Periodic", "Inlet", "L1-N", "V", 230m),
            }));
    }

    [Test]
    [Property("Requirement", "J02.FR.19")]
    [Property("Requirement", "J03")]
    public async Task Signed_values_at_both_ends_are_kept_byte_for_byte_with_a_key_that_comes_once()
    {
        const string First = "T0NNRnx7IkZWIjoiMS4wIn18eyJTRCI6IjMwNDUifQ==";
        const string Last = "not base64 at all + / = äöü";
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("CS-1");
        await EventAsync("Started", 0, "Transaction.Begin", First, "a2V5");
        await EventAsync("Ended", 1, "Transaction.End", Last, "");

        var id = (int)(await server.GetAsync("transactions"))["items"]![0]!["id"]!;
        var signed = (await server.GetAsync($"transactions/{id}/meter-readings"))["items"]!.AsArray().Select(reading => reading!["signed"]!.ToJsonString()).ToList();
        Assert.That(JsonNode.Parse(signed[0])!.AsObject().Select(member => (string?)member.Value), Does.Contain(First).And.Contain("a2V5"));
        Assert.That(JsonNode.Parse(signed[1])!.AsObject().Select(member => (string?)member.Value), Does.Contain(Last));

        Task<JsonObject> EventAsync(string type, int seqNo, string context, string data, string key) => station.CallAsync(
            "TransactionEvent",
            $$$"""
            {"eventType":"{{{type}}}","timestamp":"2026-03-01T12:0{{{seqNo}}}:00Z","triggerReason":"Authorized","seqNo":{{{seqNo}}},"transactionInfo":{"transactionId":"tx-1"},
            "meterValue":[{"timestamp":"2026-03-01T12:0{{{seqNo}}}:00Z","sampledValue":[{"value":{{{1000 + seqNo}}},"context":"{{{context}}}",
            "signedMeterValue":{"signedMeterData":"{{{data}}}","signingMethod":"ECDSA-secp256r1-SHA256","encodingMethod":"OCMF","publicKey":"{{{key}}}"}}]}]}
            """.ReplaceLineEndings(""));
    }

    private static string Values(int evse, string sample) =>
        $$$"""{"evseId":{{{evse}}},"meterValue":[{"timestamp":"2026-03-01T12:00:00Z","sampledValue":[{{{sample}}}]}]}""";

    private static async Task<List<Reading>> ReadingsAsync(TestServer server)
    {
        var station = (await server.Services.GetRequiredService<StationRegistry>().FindAsync("CS-1", default))!.Key;
        var readings = new List<Reading>();
        await foreach (var reading in server.Services.GetRequiredService<TransactionLedger>().ReadingsAsync(station, Noon, Noon.AddHours(2), default))
            readings.Add(reading);
        return readings;
    }
}
