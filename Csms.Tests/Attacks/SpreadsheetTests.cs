using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Attacks;

/// <summary>What stations say must not run in a spreadsheet at an operator's desk.</summary>
internal sealed partial class SpreadsheetTests
{
    private static readonly Dictionary<string, string> Exports = new()
    {
        ["GET /transactions"] = "transactions", ["GET /transactions/{id}/meter-readings"] = "transactions/1/meter-readings", ["GET /locations"] = "locations",
    };

    [TestCase("=cmd()")]
    [TestCase("+cmd()")]
    [TestCase("-cmd()")]
    [TestCase("@cmd()")]
    [TestCase("\tcmd()")]
    [TestCase("\rcmd()")]
    [TestCase("\n=cmd()")]
    public async Task No_export_holds_a_cell_that_a_spreadsheet_would_run(string text)
    {
        await using var server = await TestServer.StartAsync();
        var json = JsonSerializer.Serialize(text);
        await using (var station = await server.Boot201Async(text.Trim()))
        {
            await station.CallAsync(
                "TransactionEvent",
                $$$"""
                {"eventType":"Started","timestamp":"2026-03-01T12:00:00Z","triggerReason":"Authorized","seqNo":0,"transactionInfo":{"transactionId":{{{json}}}},"evse":{"id":1},
                 "idToken":{"idToken":{{{json}}},"type":"Central"},"meterValue":[{"timestamp":"2026-03-01T12:00:00Z","sampledValue":[{"value":1,"unitOfMeasure":{"unit":{{{json}}}}}]}]}
                """.ReplaceLineEndings(""));
        }
        // A location's name has no control characters, so nothing guards against them.
        var isName = !text.Any(char.IsControl);
        await server.SendForAsync(
            isName ? 201 : 422, "PUT", "locations/L1", $$"""{"name":{{json}},"address":"Street 1","city":"Lund","country":"SWE","timeZone":"Europe/Stockholm"}""");
        var calls = (await ApiCall.AllAsync(server)).Where(call => call.Operation["responses"]!.ToJsonString().Contains("text/csv", StringComparison.Ordinal)).Select(call => call.Name);
        Assert.That(calls, Is.EquivalentTo(Exports.Keys), "an export that is new is tested here too");
        foreach (var path in Exports.Values.Where(path => isName || path != "locations"))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
            using var answer = await server.Http.SendAsync(request);
            var csv = await answer.Content.ReadAsStringAsync();
            Assert.That(csv, Does.Contain("'" + text), path);
            Assert.That(Cell().Matches(csv).Select(cell => cell.Groups["text"].Value).Where(cell => cell.Length > 0 && "=+-@\t\r\n".Contains(cell[0])), Is.Empty, path);
        }
    }

    // Quoted or not, as RFC 4180 has it.
    [GeneratedRegex("(?:^|,|\r\n)(?:\"(?<text>(?:[^\"]|\"\")*)\"|(?<text>[^,\r\n\"]*))")]
    private static partial Regex Cell();
}
