using System.Text.Json.Nodes;
using Csms.Tests.Support;

namespace Csms.Tests.Ocpp201;

/// <summary>Transactions of OCPP 2.0.1: blocks C, E and J of requirements.md, and the field reports on them.</summary>
public sealed class TransactionEventTests
{
    [Test]
    [Property("Requirement", "E01.FR.11")]
    [Property("Requirement", "E06.FR.09")]
    public async Task A_charged_car_is_a_transaction_with_its_energy_from_the_begin_and_end_registers()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("CS-1");

        var started = await station.CallAsync("TransactionEvent", Event("Started", 0, "Authorized", Token, Evse, Register("Transaction.Begin", 1000)));
        await station.CallAsync("TransactionEvent", Event("Updated", 1, "MeterValuePeriodic", Register("Sample.Periodic", 2500, minute: 1)));
        await station.CallAsync("TransactionEvent", Event("Ended", 2, "EVDeparted", Register("Transaction.End", 6.0m, "kWh", minute: 2)));

        Assert.That((string?)started["idTokenInfo"]!["status"], Is.EqualTo("Accepted"));
        var transaction = await FindAsync(server);
        Assert.Multiple(() =>
        {
            Assert.That((string?)transaction["ocppTransactionId"], Is.EqualTo("tx-1"));
            Assert.That((string?)transaction["state"], Is.EqualTo("ended"));
            Assert.That((decimal?)transaction["meterStartWh"], Is.EqualTo(1000));
            Assert.That((decimal?)transaction["meterStopWh"], Is.EqualTo(6000));
            Assert.That((decimal?)transaction["energyWh"], Is.EqualTo(5000));
            Assert.That((string?)transaction["stopReason"], Is.EqualTo("Local"));
            Assert.That(Flags(transaction), Is.Empty);
        });
    }

    [Test]
    [Property("Requirement", "1.8")]
    public async Task A_repeated_event_is_stored_once_also_after_a_restart()
    {
        using var folder = new TemporaryFolder();
        var started = Event("Started", 0, "Authorized", Token, Evse, Register("Transaction.Begin", 1000));
        await using (var server = await TestServer.StartAsync(folder: folder.Path))
        {
            await using var station = await server.Boot201Async("CS-1");
            await station.CallAsync("TransactionEvent", started);
            await station.CallAsync("TransactionEvent", started);
        }

        await using (var server = await TestServer.StartAsync(folder: folder.Path))
        {
            await using var station = await server.ConnectAsync("CS-1", "ocpp2.0.1");
            await station.CallAsync("TransactionEvent", started);
            var transaction = await FindAsync(server);
            Assert.That((await ReadingsAsync(server, transaction)), Has.Count.EqualTo(1));
            Assert.That((string?)transaction["state"], Is.EqualTo("active"));
        }
    }

    [Test]
    [Property("Requirement", "E04")]
    [Property("Requirement", "1.8")]
    [Property("FieldReport", "50")]
    public async Task Offline_events_that_come_out_of_order_make_the_same_transaction()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("CS-1");

        await station.CallAsync("TransactionEvent", Event("Ended", 2, "EVDeparted", "\"offline\":true", Register("Transaction.End", 6000, minute: 2)));
        await station.CallAsync("TransactionEvent", Event("Updated", 1, "MeterValuePeriodic", "\"offline\":true", Register("Sample.Periodic", 2500, minute: 1)));
        await station.CallAsync("TransactionEvent", Event("Started", 0, "Authorized", "\"offline\":true", Token, Evse, Register("Transaction.Begin", 1000)));

        var transaction = await FindAsync(server);
        Assert.Multiple(() =>
        {
            Assert.That((string?)transaction["state"], Is.EqualTo("ended"));
            Assert.That((int?)transaction["evseId"], Is.EqualTo(1));
            Assert.That((string?)transaction["idToken"], Is.EqualTo("TAG"));
            Assert.That((decimal?)transaction["energyWh"], Is.EqualTo(5000));
            Assert.That(Flags(transaction), Is.Empty);
        });
    }

    [Test]
    [Property("Requirement", "1.8")]
    [Property("FieldReport", "50")]
    public async Task A_missing_seqNo_is_flagged_until_it_arrives()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("CS-1");

        await station.CallAsync("TransactionEvent", Event("Started", 0, "Authorized", Token, Evse, Register("Transaction.Begin", 0)));
        await station.CallAsync("TransactionEvent", Event("Ended", 2, "EVDeparted", Register("Transaction.End", 100, minute: 2)));
        Assert.That(Flags(await FindAsync(server)), Does.Contain("missingSeqNo"));

        await station.CallAsync("TransactionEvent", Event("Updated", 1, "MeterValuePeriodic", "\"offline\":true", Register("Sample.Periodic", 50, minute: 1)));
        Assert.That(Flags(await FindAsync(server)), Does.Not.Contain("missingSeqNo"));
    }

    [Test]
    [Property("Requirement", "E02.FR.02")]
    [Property("Requirement", "E 1.5")]
    public async Task Evse_and_token_that_come_after_the_start_are_merged_into_the_transaction()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("CS-1");

        await station.CallAsync("TransactionEvent", Event("Started", 0, "EVDetected"));
        await station.CallAsync("TransactionEvent", Event("Updated", 1, "CablePluggedIn", Evse));
        var authorized = await station.CallAsync("TransactionEvent", Event("Updated", 2, "Authorized", Token));
        var plain = await station.CallAsync("TransactionEvent", Event("Updated", 3, "ChargingStateChanged"));

        Assert.That((string?)authorized["idTokenInfo"]!["status"], Is.EqualTo("Accepted"));
        Assert.That(plain.ContainsKey("idTokenInfo"), Is.False);
        var transaction = await FindAsync(server);
        Assert.That((int?)transaction["evseId"], Is.EqualTo(1));
        Assert.That((string?)transaction["idToken"], Is.EqualTo("TAG"));
    }

    [Test]
    [Property("FieldReport", "48")]
    public async Task A_placeholder_zero_at_the_begin_is_not_billed()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("CS-1");

        await station.CallAsync("TransactionEvent", Event("Started", 0, "Authorized", Token, Evse, Register("Transaction.Begin", 0)));
        await station.CallAsync("TransactionEvent", Event("Updated", 1, "MeterValuePeriodic", Register("Sample.Periodic", 910_000, minute: 1)));
        await station.CallAsync("TransactionEvent", Event("Ended", 2, "EVDeparted", Register("Transaction.End", 910_083, minute: 2)));

        var transaction = await FindAsync(server);
        Assert.That(Flags(transaction), Does.Contain("placeholderBegin"));
        Assert.That((decimal?)transaction["energyWh"], Is.EqualTo(83));
    }

    [Test]
    [Property("Requirement", "J01.FR.18")]
    [Property("FieldReport", "49")]
    public async Task MeterValues_of_an_EVSE_belong_to_the_transaction_that_runs_there()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("CS-1");
        await station.CallAsync("TransactionEvent", Event("Started", 0, "Authorized", Token, Evse, Register("Transaction.Begin", 0)));

        await station.CallAsync("MeterValues", """
            {"evseId":1,"meterValue":[{"timestamp":"2026-03-01T12:10:00Z","sampledValue":[{"value":7.4,"measurand":"Power.Active.Import","unitOfMeasure":{"unit":"W","multiplier":3}}]}]}
            """);

        var readings = await ReadingsAsync(server, await FindAsync(server));
        var power = readings.Single(reading => (string?)reading!["measurand"] == "Power.Active.Import");
        Assert.That((decimal?)power!["value"], Is.EqualTo(7400));
        Assert.That((string?)power["unit"], Is.EqualTo("W"));
    }

    [Test]
    [Property("FieldReport", "51")]
    public async Task A_begin_value_that_comes_after_a_periodic_one_does_not_become_the_live_value()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("CS-1");

        await station.CallAsync("TransactionEvent", Event("Started", 0, "Authorized", Token, Evse, Register("Transaction.Begin", 1000)));
        await station.CallAsync("TransactionEvent", Event("Updated", 1, "MeterValuePeriodic", """
            "meterValue":[
              {"timestamp":"2026-03-01T12:20:00Z","sampledValue":[{"value":1500,"context":"Sample.Periodic"}]},
              {"timestamp":"2026-03-01T12:00:00Z","sampledValue":[{"value":1000,"context":"Transaction.Begin"}]}]
            """));

        var transaction = await FindAsync(server);
        Assert.That((decimal?)transaction["energyWh"], Is.EqualTo(500));
        Assert.That(Flags(transaction), Does.Not.Contain("registerWentBackwards"));
    }

    [Test]
    [Property("Requirement", "C01.FR.07")]
    [Property("Requirement", "C02.FR.02")]
    public async Task Authorize_always_has_a_status_and_NoAuthorization_is_accepted()
    {
        await using var server = await TestServer.StartAsync(["Csms:Tokens:Unknown=Reject"]);
        await using var station = await server.Boot201Async("CS-1");

        var unknown = await station.CallAsync("Authorize", """{"idToken":{"idToken":"NOBODY","type":"ISO14443"}}""");
        var none = await station.CallAsync("Authorize", """{"idToken":{"idToken":"","type":"NoAuthorization"}}""");

        Assert.That((string?)unknown["idTokenInfo"]!["status"], Is.EqualTo("Unknown"));
        Assert.That((string?)none["idTokenInfo"]!["status"], Is.EqualTo("Accepted"));
    }

    [Test]
    [Property("Requirement", "J02.FR.19")]
    public async Task Two_stations_may_use_the_same_transaction_id()
    {
        await using var server = await TestServer.StartAsync();
        await using var one = await server.Boot201Async("CS-1");
        await using var two = await server.Boot201Async("CS-2");

        await one.CallAsync("TransactionEvent", Event("Started", 0, "Authorized", Token, Evse, Register("Transaction.Begin", 0)));
        await two.CallAsync("TransactionEvent", Event("Started", 0, "Authorized", Evse, Register("Transaction.Begin", 0)));
        await two.CallAsync("TransactionEvent", Event("Ended", 1, "EVDeparted", Register("Transaction.End", 5, minute: 1)));

        Assert.That((string?)(await FindAsync(server, "CS-1"))["state"], Is.EqualTo("active"));
        Assert.That((string?)(await FindAsync(server, "CS-2"))["state"], Is.EqualTo("ended"));
    }

    [Test]
    [Property("Requirement", "J")]
    public async Task A_signed_meter_value_is_kept_byte_for_byte()
    {
        const string Data = "T0NNRnx7IkZWIjoiMS4wIn18eyJTRCI6IjMwNDUifQ==";
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("CS-1");

        await station.CallAsync("TransactionEvent", Event("Started", 0, "Authorized", Token, Evse, $$"""
            "meterValue":[{"timestamp":"2026-03-01T12:00:00Z","sampledValue":[{"value":1000,"context":"Transaction.Begin",
              "signedMeterValue":{"signedMeterData":"{{Data}}","signingMethod":"ECDSA-secp256r1-SHA256","encodingMethod":"OCMF","publicKey":"a2V5"} }]}]
            """));

        var reading = (await ReadingsAsync(server, await FindAsync(server))).Single()!;
        Assert.That(reading["signed"]!.ToJsonString(), Does.Contain(Data).And.Contain("a2V5"));
    }

    private const string Token = "\"idToken\":{\"idToken\":\"TAG\",\"type\":\"ISO14443\"}";
    private const string Evse = "\"evse\":{\"id\":1,\"connectorId\":1}";

    private static string Event(string type, int seqNo, string trigger, params string[] members) =>
        $$$"""
        {"eventType":"{{{type}}}","timestamp":"2026-03-01T12:{{{seqNo:00}}}:00Z","triggerReason":"{{{trigger}}}","seqNo":{{{seqNo}}},{{{string.Concat(members.Select(member => member + ","))}}}"transactionInfo":{"transactionId":"tx-1"}}
        """;

    private static string Register(string context, decimal value, string unit = "Wh", int minute = 0) =>
        $$$"""
        "meterValue":[{"timestamp":"2026-03-01T12:{{{minute:00}}}:00Z","sampledValue":[{"value":{{{value}}},"context":"{{{context}}}","measurand":"Energy.Active.Import.Register","unitOfMeasure":{"unit":"{{{unit}}}"}}]}]
        """;

    private static async Task<JsonNode> FindAsync(TestServer server, string stationId = "CS-1") =>
        (await server.GetAsync($"transactions?stationId={stationId}"))["items"]!.AsArray().Single()!;

    private static async Task<JsonArray> ReadingsAsync(TestServer server, JsonNode transaction) =>
        (await server.GetAsync($"transactions/{(int)transaction["id"]!}/meter-readings"))["items"]!.AsArray();

    private static IEnumerable<string?> Flags(JsonNode transaction) => transaction["flags"]!.AsArray().Select(flag => (string?)flag);
}
