using System.Text.Json.Nodes;
using Csms.Domain.Prices;
using Csms.Tests.Api;
using Csms.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Csms.Tests.Prices;

/// <summary>What drivers are told of prices, as the station's frames tell it. The clock starts at 12:55.</summary>
internal sealed class TariffAndCostTests
{
    private const string Text = "0.40 EUR per kWh, 0.05 EUR per minute";

    private static readonly string[] Priced =
        ["Csms:Prices:Currency=EUR", "Csms:Prices:PerKwh=0.40", "Csms:Prices:PerMinute=0.05", "Csms:Prices:PerSession=1", $"Csms:Prices:TariffText={Text}"];

    [Property("Requirement", "I01.FR.01")]
    [Property("Requirement", "I01.FR.02")]
    [TestCase("Tariff", "true", true)]
    [TestCase("Tariff", "false", false)]
    [TestCase("Cost", "true", false)]
    public async Task The_tariff_comes_with_the_authorization_where_the_station_can_show_it(string instance, string available, bool isTold)
    {
        await using var server = await TestServer.StartAsync(Priced);
        await using var station = await server.Boot201Async("S1");
        await ReportAsync(station, instance, available);
        var told = (await station.CallAsync("Authorize", """{"idToken":{"idToken":"TAG1","type":"ISO14443"}}"""))["idTokenInfo"]!["personalMessage"];
        Assert.That(told?.ToJsonString(), Is.EqualTo(isTold ? $$"""{"format":"UTF8","content":"{{Text}}"}""" : null));
        told = (await EventAsync(station, "Started", 0, token: "TAG1"))["idTokenInfo"]!["personalMessage"];
        Assert.That((string?)told?["content"], Is.EqualTo(isTold ? Text : null));
    }

    [Property("Requirement", "I01.FR.01")]
    [Test]
    public async Task Who_may_not_charge_is_told_no_tariff()
    {
        await using var server = await TestServer.StartAsync([.. Priced, "Csms:Tokens:Unknown=Reject"]);
        await using var station = await server.Boot201Async("S1");
        await ReportAsync(station, "Tariff");
        var told = await station.CallAsync("Authorize", """{"idToken":{"idToken":"NOBODY","type":"ISO14443"}}""");
        Assert.That(told["idTokenInfo"]!.AsObject().ContainsKey("personalMessage"), Is.False);
    }

    [Property("Requirement", "I02.FR.01")]
    [Property("Requirement", "I03.FR.02")]
    [Test]
    public async Task The_cost_is_told_in_answers_so_far_and_in_the_end_and_kept()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync([.. Priced, "Csms:Prices:RunningCostInterval=00:00:00"], clock);
        await using var station = await server.Boot201Async("S1");
        await ReportAsync(station, "Cost");
        Assert.That((await EventAsync(station, "Started", 0, wh: 1000, state: "Charging")).ContainsKey("totalCost"), Is.False);
        clock.Advance(TimeSpan.FromMinutes(10));
        // 1 + 5 kWh * 0.40 + 10 min * 0.05
        Assert.That((decimal)(await EventAsync(station, "Updated", 1, wh: 6000))["totalCost"]!, Is.EqualTo(3.5m));
        // 1 + 10.013 kWh * 0.40 + 20 min * 0.05 = 6.0052
        Assert.That((decimal)(await EventAsync(station, "Ended", 2, wh: 11013, seconds: 1200))["totalCost"]!, Is.EqualTo(6.01m));
        var price = (await TransactionAsync(server))["price"]!;
        Assert.That(((decimal)price["cost"]!, price["tariff"]), Is.EqualTo((6.01m, (JsonNode?)null)));
    }

    [Property("Requirement", "I03.FR.02")]
    [Test]
    public async Task The_final_cost_is_told_to_every_station_the_running_one_is_not()
    {
        await using var server = await TestServer.StartAsync(Priced);
        await using var station = await server.Boot201Async("S1");
        await EventAsync(station, "Started", 0, wh: 0);
        Assert.That((await EventAsync(station, "Updated", 1, wh: 1000, seconds: 60)).ContainsKey("totalCost"), Is.False);
        Assert.That((decimal)(await EventAsync(station, "Ended", 2, wh: 1000, seconds: 60))["totalCost"]!, Is.EqualTo(1.45m));
    }

    [Property("Requirement", "I03.FR.04")]
    [TestCase("Csms:Prices:Free=true", true)]
    [TestCase("Csms:Prices:Free=false", false)]
    public async Task Free_is_told_as_zero_and_what_is_not_known_is_not_told(string setting, bool isTold)
    {
        await using var server = await TestServer.StartAsync([setting]);
        await using var station = await server.Boot201Async("S1");
        await EventAsync(station, "Started", 0, wh: 0);
        var answer = await EventAsync(station, "Ended", 1, wh: 1000, seconds: 60);
        Assert.That((decimal?)answer["totalCost"], Is.EqualTo(isTold ? 0m : (decimal?)null));
    }

    [Property("Requirement", "I03.FR.04")]
    [Test]
    public async Task Without_a_register_the_final_cost_is_not_known_and_not_told()
    {
        await using var server = await TestServer.StartAsync(Priced);
        await using var station = await server.Boot201Async("S1");
        await EventAsync(station, "Started", 0);
        Assert.That((await EventAsync(station, "Ended", 1, seconds: 60)).ContainsKey("totalCost"), Is.False);
    }

    [Property("Requirement", "I02.FR.01")]
    [Test]
    public async Task A_station_that_can_show_it_is_told_the_running_cost_at_an_interval_when_it_has_changed()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync([.. Priced, "Csms:Prices:RunningCostInterval=00:02:00"], clock);
        await using var station = await server.Boot201Async("S1");
        await ReportAsync(station, "Cost");
        await EventAsync(station, "Started", 0, wh: 0, seconds: 0);
        clock.Advance(TimeSpan.FromMinutes(2));
        var call = await station.AnswerCallAsync("CostUpdated", "{}");
        Assert.That(((string)call["transactionId"]!, (decimal)call["totalCost"]!), Is.EqualTo(("T-1", 1m)));
        await station.CallAsync("MeterValues", """{"evseId":1,"meterValue":[{"timestamp":"2026-03-01T12:57:00Z","sampledValue":[{"value":2000,"context":"Sample.Periodic"}]}]}""");
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.That((decimal)(await station.AnswerCallAsync("CostUpdated", "{}"))["totalCost"]!, Is.EqualTo(1.8m));
        await server.UntilAsync("transactions", shown => shown["items"]!.AsArray().Count == 1);
        clock.Advance(TimeSpan.FromMinutes(2));
        await station.CallAsync("Heartbeat", "{}");
    }

    [Property("Requirement", "I06.FR.01")]
    [Property("Requirement", "I06.FR.02")]
    [Test]
    public async Task A_driver_who_was_told_one_tariff_is_told_the_new_one_once()
    {
        var prices = new ChangingPrices { Tariff = "day" };
        await using var server = await TestServer.StartAsync(services: services => services.AddSingleton<IPriceSource>(prices));
        await using var station = await server.Boot201Async("S1");
        await ReportAsync(station, "Tariff");
        Assert.That((string)(await EventAsync(station, "Started", 0, token: "TAG1"))["idTokenInfo"]!["personalMessage"]!["content"]!, Is.EqualTo("day"));
        Assert.That((await EventAsync(station, "Updated", 1)).ContainsKey("updatedPersonalMessage"), Is.False);
        prices.Tariff = "night";
        Assert.That((string)(await EventAsync(station, "Updated", 2))["updatedPersonalMessage"]!["content"]!, Is.EqualTo("night"));
        Assert.That((await EventAsync(station, "Updated", 3)).ContainsKey("updatedPersonalMessage"), Is.False);
        Assert.That((string)(await TransactionAsync(server))["price"]!["tariff"]!, Is.EqualTo("night"));
    }

    [Property("Requirement", "I02.FR.01")]
    [Test]
    public async Task An_operator_tells_the_running_cost()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await server.SendForAsync(422, "POST", "stations/S1/running-cost", """{"transactionId":"T-1","totalCost":1}""");
        await EventAsync(station, "Started", 0);
        await server.SendForAsync(422, "POST", "stations/S1/running-cost", """{"transactionId":"T-1","totalCost":-1}""");
        var problem = await server.SendForAsync(422, "POST", "stations/S1/running-cost", """{"transactionId":"T-1"}""");
        Assert.That((string)problem["detail"]!, Does.Contain("No price is known"));
        var sent = server.SendForAsync(200, "POST", "stations/S1/running-cost", """{"transactionId":"T-1","totalCost":4.20}""");
        Assert.That((decimal)(await station.AnswerCallAsync("CostUpdated", "{}"))["totalCost"]!, Is.EqualTo(4.20m));
        await sent;
        Assert.That((decimal)(await TransactionAsync(server))["price"]!["cost"]!, Is.EqualTo(4.20m));
    }

    [Property("Requirement", "I04")]
    [Property("Requirement", "I05")]
    [Test]
    public async Task The_texts_for_bad_times_are_set_by_variables()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await server.SendForAsync(422, "POST", "stations/S1/fallback-texts", "{}");
        var sent = server.SendForAsync(200, "POST", "stations/S1/fallback-texts", """{"tariff":"See the website","totalCost":"See the bill"}""");
        foreach (var (variable, text, status) in ((string, string, string)[])[("TariffFallbackMessage", "See the website", "Accepted"), ("TotalCostFallbackMessage", "See the bill", "Rejected")])
        {
            var call = await station.AnswerCallAsync("SetVariables", $$$"""
                {"setVariableResult":[{"attributeStatus":"{{{status}}}","component":{"name":"TariffCostCtrlr"},"variable":{"name":"{{{variable}}}"}}]}
                """);
            var set = call["setVariableData"]!.AsArray().Single()!;
            Assert.That(
                ((string)set["component"]!["name"]!, (string)set["variable"]!["name"]!, (string)set["attributeValue"]!), Is.EqualTo(("TariffCostCtrlr", variable, text)));
        }
        var answer = await sent;
        Assert.That(((string)answer["tariff"]!["status"]!, (string)answer["totalCost"]!["status"]!), Is.EqualTo(("Accepted", "Rejected")));
    }

    [Test]
    public async Task A_1_6_station_is_told_neither()
    {
        await using var server = await TestServer.StartAsync(Priced);
        await using var station = await server.Boot16Async("S1");
        await station.CallAsync("StartTransaction", """{"connectorId":1,"idTag":"TAG1","meterStart":0,"timestamp":"2026-03-01T12:55:00Z"}""");
        await server.SendForAsync(422, "POST", "stations/S1/running-cost", """{"transactionId":"1","totalCost":1}""");
        await server.SendForAsync(422, "POST", "stations/S1/fallback-texts", """{"tariff":"x"}""");
    }

    [TestCase("Csms:Prices:PerKwh=0.4", "Currency")]
    [TestCase("Csms:Prices:PerKwh=-1", "PerKwh")]
    [TestCase("Csms:Prices:RunningCostInterval=-00:00:01", "RunningCostInterval")]
    public void A_wrong_price_is_refused_at_start(string setting, string named) =>
        Assert.That(() => TestServer.StartAsync([setting]), Throws.Exception.With.Message.Contains(named));

    private static Task<JsonObject> ReportAsync(RawStation station, string instance, string available = "true") => station.CallAsync("NotifyReport", $$$"""
        {"requestId":1,"generatedAt":"2026-03-01T12:55:00Z","seqNo":0,"reportData":[
        {"component":{"name":"TariffCostCtrlr"},"variable":{"name":"Available","instance":"{{{instance}}}"},"variableAttribute":[{"value":"{{{available}}}"}]}]}
        """);

    private static Task<JsonObject> EventAsync(RawStation station, string type, int seqNo, int? wh = null, int? seconds = null, string? token = null, string? state = null)
    {
        var payload = new JsonObject
        {
            ["eventType"] = type,
            ["timestamp"] = $"2026-03-01T12:{55 + seqNo}:00Z",
            ["triggerReason"] = "Authorized",
            ["seqNo"] = seqNo,
            ["transactionInfo"] = new JsonObject { ["transactionId"] = "T-1" },
            ["evse"] = new JsonObject { ["id"] = 1, ["connectorId"] = 1 },
        };
        if (seconds is not null)
            payload["transactionInfo"]!["timeSpentCharging"] = seconds;
        if (state is not null)
            payload["transactionInfo"]!["chargingState"] = state;
        if (token is not null)
            payload["idToken"] = new JsonObject { ["idToken"] = token, ["type"] = "ISO14443" };
        if (wh is not null)
        {
            var context = type switch { "Started" => "Transaction.Begin", "Ended" => "Transaction.End", _ => "Sample.Periodic" };
            payload["meterValue"] = new JsonArray(new JsonObject
            {
                ["timestamp"] = $"2026-03-01T12:{55 + seqNo}:00Z", ["sampledValue"] = new JsonArray(new JsonObject { ["value"] = wh, ["context"] = context }),
            });
        }
        return station.CallAsync("TransactionEvent", payload.ToJsonString());
    }

    private static async Task<JsonNode> TransactionAsync(TestServer server) =>
        await server.GetAsync($"transactions/{(int)(await server.GetAsync("transactions"))["items"]![0]!["id"]!}");

    /// <summary>A tariff that changes while somebody charges, as the settings' own does not.</summary>
    private sealed class ChangingPrices : IPriceSource
    {
        public string Tariff { get; set; } = "";

        public bool HasPrices => true;

        public ValueTask<string?> TariffAsync(TariffQuestion question, CancellationToken cancellation) => new(Tariff);

        public ValueTask<decimal?> CostAsync(int transactionId, CancellationToken cancellation) => new((decimal?)null);
    }
}
