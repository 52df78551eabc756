using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Csms.Tests.Support;

namespace Csms.Tests.Ocpp16;

/// <summary>Transactions of OCPP 1.6 as stations really send them; requirements.md 2, 1.8 and the field reports on transactions and metering.</summary>
public sealed class TransactionTests
{
    private const string At = "2026-03-01T12:00:00Z";

    [Test]
    [Property("Requirement", "1.6 §4.8")]
    public async Task A_charged_car_is_a_transaction_with_its_energy()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("CS-1");

        var id = await StartAsync(station, meterStart: 1000);
        await station.CallAsync("MeterValues", Values(id, "2026-03-01T12:30:00Z", "3500"));
        await StopAsync(station, id, meterStop: 6000, at: "2026-03-01T13:00:00Z");

        var transaction = await server.GetAsync($"transactions/{id}");
        Assert.Multiple(() =>
        {
            Assert.That((string?)transaction["stationId"], Is.EqualTo("CS-1"));
            Assert.That((int?)transaction["evseId"], Is.EqualTo(1));
            Assert.That((int?)transaction["connectorId"], Is.EqualTo(1));
            Assert.That((string?)transaction["idToken"], Is.EqualTo("TAG"));
            Assert.That((string?)transaction["state"], Is.EqualTo("ended"));
            Assert.That((decimal?)transaction["meterStartWh"], Is.EqualTo(1000));
            Assert.That((decimal?)transaction["meterStopWh"], Is.EqualTo(6000));
            Assert.That((decimal?)transaction["energyWh"], Is.EqualTo(5000));
            Assert.That((string?)transaction["stopReason"], Is.EqualTo("Local"));
            Assert.That(Flags(transaction), Is.Empty);
        });
        var readings = (await server.GetAsync($"transactions/{id}/meter-readings"))["items"]!.AsArray();
        Assert.That(readings.Select(reading => (decimal?)reading!["value"]), Is.EqualTo(new decimal?[] { 3500 }));
    }

    [Test]
    [Property("Requirement", "1.6 §4.8")]
    [Property("FieldReport", "37")]
    [Property("Requirement", "1.6 §3.7.1")]
    public async Task A_repeated_StartTransaction_gets_the_same_transactionId_also_after_the_stop_and_a_restart()
    {
        using var folder = new TemporaryFolder();
        int id;
        await using (var server = await TestServer.StartAsync(folder: folder.Path))
        {
            await using var station = await server.Boot16Async("CS-1");
            id = await StartAsync(station, meterStart: 10);
            Assert.That(await StartAsync(station, meterStart: 10), Is.EqualTo(id));
            await StopAsync(station, id, meterStop: 20);
            Assert.That(await StartAsync(station, meterStart: 10), Is.EqualTo(id));
        }

        await using (var server = await TestServer.StartAsync(folder: folder.Path))
        {
            await using var station = await server.ConnectAsync("CS-1");
            Assert.That(await StartAsync(station, meterStart: 10), Is.EqualTo(id));
            var all = (await server.GetAsync("transactions?stationId=CS-1"))["items"]!.AsArray();
            Assert.That(all, Has.Count.EqualTo(1));
            Assert.That((string?)all[0]!["state"], Is.EqualTo("ended"));
        }
    }

    [Test]
    [Property("Requirement", "1.6 §4.8")]
    [Property("FieldReport", "38")]
    public async Task A_start_with_a_tag_that_is_not_accepted_is_kept_with_a_real_id_and_flagged()
    {
        await using var server = await TestServer.StartAsync(["Csms:Tokens:Unknown=Reject"]);
        await using var station = await server.Boot16Async("CS-1");

        var answer = await station.CallAsync("StartTransaction", Start(meterStart: 0));

        var id = (int)answer["transactionId"]!;
        Assert.That(id, Is.Positive);
        Assert.That((string?)answer["idTagInfo"]!["status"], Is.EqualTo("Invalid"));
        Assert.That(Flags(await server.GetAsync($"transactions/{id}")), Does.Contain("invalidToken"));
    }

    [TestCase(-1)]
    [TestCase(0)]
    [Property("Requirement", "1.6 errata 3.18")]
    [Property("FieldReport", "36")]
    [Property("FieldReport", "42")]
    public async Task A_stop_with_the_id_of_an_offline_start_finds_the_running_transaction(int sentId)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("CS-1");
        var id = await StartAsync(station, meterStart: 100);

        await station.CallAsync("MeterValues", Values(sentId, "2026-03-01T12:30:00Z", "400"));
        await StopAsync(station, sentId, meterStop: 900);

        var transaction = await server.GetAsync($"transactions/{id}");
        Assert.That((string?)transaction["state"], Is.EqualTo("ended"));
        Assert.That((decimal?)transaction["energyWh"], Is.EqualTo(800));
    }

    [Test]
    [Property("FieldReport", "35")]
    public async Task A_stop_of_an_unknown_transaction_is_answered_and_kept()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("CS-1");

        await StopAsync(station, 4711, meterStop: 900);
        await StopAsync(station, 4711, meterStop: 900);

        var all = (await server.GetAsync("transactions?stationId=CS-1"))["items"]!.AsArray();
        Assert.That(all, Has.Count.EqualTo(1));
        Assert.That(Flags(all[0]!), Does.Contain("orphan"));
        Assert.That((decimal?)all[0]!["meterStopWh"], Is.EqualTo(900));
    }

    [Test]
    [Property("FieldReport", "45")]
    [Property("FieldReport", "46")]
    public async Task One_station_cannot_stop_the_transaction_of_another()
    {
        await using var server = await TestServer.StartAsync();
        await using var victim = await server.Boot16Async("VICTIM");
        await using var other = await server.Boot16Async("OTHER");
        var id = await StartAsync(victim, meterStart: 0);

        await StopAsync(other, id, meterStop: 999_999);

        var transaction = await server.GetAsync($"transactions/{id}");
        Assert.That((string?)transaction["stationId"], Is.EqualTo("VICTIM"));
        Assert.That((string?)transaction["state"], Is.EqualTo("active"));
    }

    [Test]
    [Property("FieldReport", "43")]
    [Property("FieldReport", "44")]
    public async Task A_start_on_another_connector_leaves_the_running_transaction_alone()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("CS-1");

        var first = await StartAsync(station, meterStart: 0, connector: 1, tag: "ONE");
        var second = await StartAsync(station, meterStart: 0, connector: 2, tag: "TWO");

        Assert.That(second, Is.Not.EqualTo(first));
        Assert.That((string?)(await server.GetAsync($"transactions/{first}"))["state"], Is.EqualTo("active"));
        Assert.That((string?)(await server.GetAsync($"transactions/{second}"))["state"], Is.EqualTo("active"));
    }

    [Test]
    [Property("FieldReport", "47")]
    [Property("FieldReport", "32")]
    [TestCase(-1, "implausible")]
    [TestCase(400, "meterStopBelowStart")]
    public async Task A_meterStop_below_meterStart_is_answered_flagged_and_never_negative_energy(long meterStop, string flag)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("CS-1");
        var id = await StartAsync(station, meterStart: 500);

        await StopAsync(station, id, meterStop);

        var transaction = await server.GetAsync($"transactions/{id}");
        Assert.That(Flags(transaction), Does.Contain(flag));
        Assert.That((decimal?)transaction["energyWh"] ?? 0, Is.GreaterThanOrEqualTo(0));
    }

    [Test]
    [Property("FieldReport", "40")]
    public async Task A_stop_is_kept_although_its_tag_expired_meanwhile()
    {
        await using var server = await TestServer.StartAsync(["Csms:Tokens:Unknown=Reject"]);
        (await server.Http.PutAsJsonAsync("tokens/TAG", new { })).EnsureSuccessStatusCode();
        await using var station = await server.Boot16Async("CS-1");
        var id = await StartAsync(station, meterStart: 0);
        (await server.Http.PutAsJsonAsync("tokens/TAG", new { status = "Expired" })).EnsureSuccessStatusCode();

        var answer = await station.CallAsync(
            "StopTransaction", $$"""{"transactionId":{{id}},"idTag":"TAG","meterStop":70,"timestamp":"2026-03-01T13:00:00Z"}""");

        Assert.That((string?)answer["idTagInfo"]!["status"], Is.EqualTo("Expired"));
        Assert.That((string?)(await server.GetAsync($"transactions/{id}"))["state"], Is.EqualTo("ended"));
    }

    [Test]
    [Property("Requirement", "1.6 §4.10")]
    public async Task Begin_and_end_readings_inside_transactionData_are_kept()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("CS-1");
        var id = await StartAsync(station, meterStart: 1000);

        await station.CallAsync("StopTransaction", $$"""
            {"transactionId":{{id}},"meterStop":3000,"timestamp":"2026-03-01T13:00:00Z","reason":"EVDisconnected","transactionData":[
              {"timestamp":"2026-03-01T12:00:00Z","sampledValue":[{"value":"1000","context":"Transaction.Begin"}]},
              {"timestamp":"2026-03-01T13:00:00Z","sampledValue":[{"value":"3.000","context":"Transaction.End","unit":"kWh"}]}]}
            """);

        var readings = (await server.GetAsync($"transactions/{id}/meter-readings"))["items"]!.AsArray();
        Assert.That(readings.Select(reading => (string?)reading!["context"]), Is.EquivalentTo(new[] { "Transaction.Begin", "Transaction.End" }));
        Assert.That((decimal?)readings[1]!["value"], Is.EqualTo(3000));
        Assert.That((string?)readings[1]!["unit"], Is.EqualTo("Wh"));
        Assert.That((string?)readings[1]!["raw"], Is.EqualTo("3.000"));
    }

    [Test]
    [Property("Requirement", "1.6 §4.7")]
    [Property("FieldReport", "52")]
    public async Task What_a_sample_leaves_out_takes_the_default_of_the_specification()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("CS-1");
        var id = await StartAsync(station, meterStart: 0);

        await station.CallAsync("MeterValues", $$"""
            {"connectorId":1,"transactionId":{{id}},"meterValue":[{"timestamp":"2026-03-01T12:30:00Z","sampledValue":[{"value":"1200"},{"value":"7.4","measurand":"Power.Active.Import","unit":"kW","phase":"L1"}]}]}
            """);

        var readings = (await server.GetAsync($"transactions/{id}/meter-readings"))["items"]!.AsArray();
        Assert.Multiple(() =>
        {
            Assert.That((string?)readings[0]!["measurand"], Is.EqualTo("Energy.Active.Import.Register"));
            Assert.That((string?)readings[0]!["unit"], Is.EqualTo("Wh"));
            Assert.That((string?)readings[0]!["context"], Is.EqualTo("Sample.Periodic"));
            Assert.That((string?)readings[0]!["location"], Is.EqualTo("Outlet"));
            Assert.That((decimal?)readings[1]!["value"], Is.EqualTo(7400));
            Assert.That((string?)readings[1]!["unit"], Is.EqualTo("W"));
            Assert.That((string?)readings[1]!["phase"], Is.EqualTo("L1"));
        });
    }

    [Test]
    [Property("FieldReport", "39")]
    public async Task An_operator_closes_a_zombie_transaction_without_the_station()
    {
        await using var server = await TestServer.StartAsync();
        int id;
        await using (var station = await server.Boot16Async("CS-1"))
            id = await StartAsync(station, meterStart: 0);

        (await server.Http.PostAsJsonAsync($"transactions/{id}/close", new { reason = "The station was scrapped." })).EnsureSuccessStatusCode();

        var transaction = await server.GetAsync($"transactions/{id}");
        Assert.That((string?)transaction["state"], Is.EqualTo("ended"));
        Assert.That(Flags(transaction), Does.Contain("closedByOperator"));
    }

    [Test]
    [Property("FieldReport", "55")]
    public async Task A_tag_that_charges_elsewhere_is_ConcurrentTx_and_a_tag_that_does_not_is_not()
    {
        await using var server = await TestServer.StartAsync();
        (await server.Http.PutAsJsonAsync("tokens/TAG", new { })).EnsureSuccessStatusCode();
        await using var one = await server.Boot16Async("CS-1");
        await using var two = await server.Boot16Async("CS-2");
        var id = await StartAsync(one, meterStart: 0);

        var second = await two.CallAsync("StartTransaction", Start(meterStart: 0));
        Assert.That((string?)second["idTagInfo"]!["status"], Is.EqualTo("ConcurrentTx"));

        await StopAsync(one, id, meterStop: 10);
        await StopAsync(two, (int)second["transactionId"]!, meterStop: 0);
        var third = await two.CallAsync("StartTransaction", Start(meterStart: 0, at: "2026-03-01T13:01:00Z"));
        Assert.That((string?)third["idTagInfo"]!["status"], Is.EqualTo("Accepted"));
    }

    [Test]
    [Property("FieldReport", "57")]
    public async Task A_start_in_1970_is_kept_with_the_time_of_receipt_beside_it_and_flagged()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("CS-1");

        var answer = await station.CallAsync("StartTransaction", Start(meterStart: 0, at: "1970-01-01T00:00:10Z"));

        Assert.That(Flags(await server.GetAsync($"transactions/{(int)answer["transactionId"]!}")), Does.Contain("clockOff"));
    }

    [Test]
    [Property("Requirement", "1.6 §4.7")]
    public async Task Clock_aligned_values_outside_of_a_transaction_are_kept_without_one()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("CS-1");

        await station.CallAsync("MeterValues", """
            {"connectorId":0,"meterValue":[{"timestamp":"2026-03-01T12:00:00Z","sampledValue":[{"value":"12","context":"Sample.Clock"}]}]}
            """);
        var id = await StartAsync(station, meterStart: 0);

        Assert.That((await server.GetAsync($"transactions/{id}/meter-readings"))["items"]!.AsArray(), Is.Empty);
    }

    [Test]
    [Property("Requirement", "1.6 §4.7")]
    public async Task A_signed_value_is_kept_byte_for_byte()
    {
        const string Signed = "OCMF|{\\\"FV\\\":\\\"1.0\\\",\\\"RD\\\":[{\\\"RV\\\":2935.6}]}|{\\\"SD\\\":\\\"3044äö\\\"}";
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("CS-1");
        var id = await StartAsync(station, meterStart: 0);

        await station.CallAsync("MeterValues", $$"""
            {"connectorId":1,"transactionId":{{id}},"meterValue":[{"timestamp":"2026-03-01T12:30:00Z","sampledValue":[{"value":"{{Signed}}","format":"SignedData"}]}]}
            """);

        var readings = (await server.GetAsync($"transactions/{id}/meter-readings"))["items"]!.AsArray();
        Assert.That((string?)readings[0]!["raw"], Is.EqualTo(Signed.Replace("\\\"", "\"", StringComparison.Ordinal)));
    }

    [Test]
    [Property("FieldReport", "53")]
    public async Task Meter_values_resent_with_another_message_id_are_stored_once()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("CS-1");
        var id = await StartAsync(station, meterStart: 0);
        await station.SendAsync($"[2,\"uuid-1\",\"MeterValues\",{Values(id, "2026-03-01T12:30:00Z", "50")}]");
        await station.ReceiveFrameAsync();

        await using var again = await server.ConnectAsync("CS-1");
        await again.SendAsync($"[2,\"uuid-1\",\"MeterValues\",{Values(id, "2026-03-01T12:30:00Z", "50")}]");
        await again.ReceiveFrameAsync();

        Assert.That((await server.GetAsync($"transactions/{id}/meter-readings"))["items"]!.AsArray(), Has.Count.EqualTo(1));
    }

    private static string Start(long meterStart, int connector = 1, string tag = "TAG", string at = At) =>
        $$"""{"connectorId":{{connector}},"idTag":"{{tag}}","meterStart":{{meterStart}},"timestamp":"{{at}}"}""";

    private static async Task<int> StartAsync(RawStation station, long meterStart, int connector = 1, string tag = "TAG") =>
        (int)(await station.CallAsync("StartTransaction", Start(meterStart, connector, tag)))["transactionId"]!;

    private static Task<JsonObject> StopAsync(RawStation station, int id, long meterStop, string at = "2026-03-01T13:00:00Z") =>
        station.CallAsync("StopTransaction", $$"""{"transactionId":{{id}},"meterStop":{{meterStop}},"timestamp":"{{at}}"}""");

    private static string Values(int id, string at, string wh) =>
        $$"""{"connectorId":1,"transactionId":{{id}},"meterValue":[{"timestamp":"{{at}}","sampledValue":[{"value":"{{wh}}"}]}]}""";

    private static IEnumerable<string?> Flags(JsonNode transaction) => transaction["flags"]!.AsArray().Select(flag => (string?)flag);
}
