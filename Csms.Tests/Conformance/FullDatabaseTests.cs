using System.Text.Json.Nodes;
using Csms.Storage;
using Csms.Tests.Support;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Csms.Tests.Conformance;

/// <summary>A database that cannot take more: nothing is acknowledged that is not kept, and when there is room again all goes on.</summary>
public sealed class FullDatabaseTests
{
    private const int MaxMessages = 200;

    [Test]
    public async Task What_cannot_be_kept_is_answered_InternalError_and_what_was_kept_is_unharmed()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("CS-1");
        var started = await station.CallAsync(
            "StartTransaction", """{"connectorId":1,"idTag":"T","meterStart":0,"timestamp":"2026-03-01T12:00:00Z"}""");
        var id = (int)started["transactionId"]!;
        await LimitAsync(server, "(select page_count from pragma_page_count)");
        server.ExpectError("the disk is full");

        var kept = 0;
        while (await SendAsync(station, id, kept) is null)
            Assert.That(++kept, Is.LessThan(MaxMessages), "The database took everything.");
        Assert.That(await SendAsync(station, id, kept), Is.EqualTo("InternalError"), "once more");
        Assert.That(await ReadingsAsync(server, id), Has.Count.EqualTo(kept), "what was answered");
        Assert.That(server.LoggedErrors, Has.None.Contains("CallProcessor"), "the reason is the database's to say, not every message's");

        await LimitAsync(server, "1000000");
        Assert.That(await SendAsync(station, id, kept), Is.Null, "There is room again.");
        Assert.That(await ReadingsAsync(server, id), Has.Count.EqualTo(kept + 1));
    }

    /// <summary>Null for a CALLRESULT, else the error's code.</summary>
    private static async Task<string?> SendAsync(RawStation station, int transaction, int number)
    {
        var text = new string('A', 20_000);
        var time = new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc).AddSeconds(number);
        var frame = await station.ExchangeAsync("MeterValues", $$"""
            {"connectorId":1,"transactionId":{{transaction}},"meterValue":[{"timestamp":"{{time:O}}","sampledValue":[{"value":"{{text}}","format":"SignedData"}]}]}
            """);
        return (int)frame[0]! == 4 ? (string)frame[2]! : null;
    }

    private static async Task<JsonArray> ReadingsAsync(TestServer server, int id) =>
        (await server.GetAsync($"transactions/{id}/meter-readings?limit=1000"))["items"]!.AsArray();

    private static async Task LimitAsync(TestServer server, string pages)
    {
        var database = server.Services.GetRequiredService<Database>();
        await database.WriteAsync(
            session => session.Connection.ExecuteScalar<long>(
                $"pragma max_page_count = {session.Connection.ExecuteScalar<long>($"select {pages}")}"),
            default);
    }
}
