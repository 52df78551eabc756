using System.Text.Json.Nodes;
using Csms.Domain.Profiles;
using Csms.Tests.Support;

namespace Csms.Tests.Api;

internal sealed class ChargingProfileTests
{
    private const string Accepted = """{"status":"Accepted"}""";

    [Test]
    [Property("Requirement", "1.6 §5.5")]
    [Property("Requirement", "1.6 §5.16")]
    public async Task A_profile_over_1_6_is_sent_kept_and_cleared()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var answer = server.SendForAsync(200, "POST", "stations/S1/charging-profiles", Body(0, Profile("ChargingStationMaxProfile", "Absolute")));
        var request = await station.AnswerCallAsync("SetChargingProfile", Accepted);
        Assert.That(
            JsonNode.DeepEquals(request, JsonNode.Parse(
                """
                {"connectorId":0,"csChargingProfiles":{"chargingProfileId":7,"stackLevel":1,"chargingProfilePurpose":"ChargePointMaxProfile","chargingProfileKind":"Absolute",
                 "chargingSchedule":{"chargingRateUnit":"W","startSchedule":"2026-03-01T12:00:00.000Z","chargingSchedulePeriod":[{"startPeriod":0,"limit":11000},{"startPeriod":600,"limit":8.1}]}}}
                """)),
            Is.True, request.ToJsonString());
        await answer;

        var kept = (await server.GetAsync("stations/S1/charging-profiles"))["items"]!.AsArray().Single()!;
        Assert.That(((int)kept["id"]!, (int)kept["evseId"]!, (string)kept["purpose"]!), Is.EqualTo((7, 0, "ChargingStationMaxProfile")));
        Assert.That((string)kept["profile"]!["schedule"]!["unit"]!, Is.EqualTo("W"));

        var cleared = server.SendForAsync(200, "DELETE", "stations/S1/charging-profiles?purpose=ChargingStationMaxProfile");
        Assert.That((string)(await station.AnswerCallAsync("ClearChargingProfile", Accepted))["chargingProfilePurpose"]!, Is.EqualTo("ChargePointMaxProfile"));
        await cleared;
        Assert.That((await server.GetAsync("stations/S1/charging-profiles"))["items"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task A_profile_that_the_station_rejects_is_not_kept()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var answer = server.SendForAsync(200, "POST", "stations/S1/charging-profiles", Body(0, Profile("TxDefaultProfile", "Absolute")));
        await station.AnswerCallAsync("SetChargingProfile", """{"status":"NotSupported"}""");
        Assert.That((string)(await answer)["status"]!, Is.EqualTo("NotSupported"));
        Assert.That((await server.GetAsync("stations/S1/charging-profiles"))["items"]!.AsArray(), Is.Empty);
    }

    [Property("Requirement", "K01.FR.03")]
    [Test]
    public async Task A_TxProfile_is_for_the_transaction_that_runs_on_the_evse()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var problem = await server.SendForAsync(422, "POST", "stations/S1/charging-profiles", Body(1, Profile("TxProfile", "Relative")));
        Assert.That(problem.Violations().Single().Rule, Does.Contain("K01.FR.03"));

        await station.CallAsync(
            "TransactionEvent",
            """{"eventType":"Started","timestamp":"2026-03-01T12:00:00Z","triggerReason":"CablePluggedIn","seqNo":0,"evse":{"id":1,"connectorId":1},"transactionInfo":{"transactionId":"T-1"}}""");
        var answer = server.SendForAsync(200, "POST", "stations/S1/charging-profiles", Body(1, Profile("TxProfile", "Relative")));
        var request = await station.AnswerCallAsync("SetChargingProfile", Accepted);
        Assert.That(((int)request["evseId"]!, (string)request["chargingProfile"]!["transactionId"]!), Is.EqualTo((1, "T-1")));
        await answer;
        await server.SendForAsync(422, "POST", "stations/S1/charging-profiles", Body(2, Profile("TxProfile", "Relative", transactionId: "T-1")));
        await server.SendForAsync(422, "POST", "stations/S1/charging-profiles", Body(1, Profile("TxProfile", "Relative", transactionId: "T-2")));

        // The profile ends with its transaction.
        await station.CallAsync(
            "TransactionEvent",
            """{"eventType":"Ended","timestamp":"2026-03-01T12:10:00Z","triggerReason":"EVCommunicationLost","seqNo":1,"transactionInfo":{"transactionId":"T-1"}}""");
        Assert.That((await server.GetAsync("stations/S1/charging-profiles"))["items"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task A_TxProfile_over_1_6_names_the_transaction_by_its_number()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var id = await TransactionsApiTests.StartAsync(station);
        var answer = server.SendForAsync(200, "POST", "stations/S1/charging-profiles", Body(1, Profile("TxProfile", "Relative", transactionId: $"{id}")));
        Assert.That((int)(await station.AnswerCallAsync("SetChargingProfile", Accepted))["csChargingProfiles"]!["transactionId"]!, Is.EqualTo(id));
        await answer;
    }

    [Test]
    public async Task A_profile_of_a_raw_call_is_kept_and_cleared_as_the_verbs_is()
    {
        await using var server = await TestServer.StartAsync();
        await using var old = await server.Boot16Async("S1");
        await using var station = await server.Boot201Async("S2");
        var id = await TransactionsApiTests.StartAsync(old);
        const string Schedule = """{"chargingRateUnit":"A","chargingSchedulePeriod":[{"startPeriod":0,"limit":16}]}""";

        await RawAsync(server, old, "S1", "SetChargingProfile", $$$"""
            {"connectorId":1,"csChargingProfiles":{"chargingProfileId":7,"stackLevel":2,"chargingProfilePurpose":"TxProfile","chargingProfileKind":"Relative","chargingSchedule":{{{Schedule}}}}}
            """);
        await RawAsync(server, station, "S2", "SetChargingProfile", $$$"""
            {"evseId":0,"chargingProfile":{"id":8,"stackLevel":3,"chargingProfilePurpose":"ChargingStationMaxProfile","chargingProfileKind":"Absolute","chargingSchedule":[{"id":1,"startSchedule":"2026-03-01T12:00:00Z",{{{Schedule[1..]}}}]}}
            """);
        await RawAsync(server, station, "S2", "SetChargingProfile", $$$"""
            {"evseId":1,"chargingProfile":{"id":9,"stackLevel":3,"chargingProfilePurpose":"TxDefaultProfile","chargingProfileKind":"Relative","chargingSchedule":[{"id":1,{{{Schedule[1..]}}}]}}
            """, """{"status":"Rejected"}""");

        var kept = (await server.GetAsync("stations/S1/charging-profiles"))["items"]!.AsArray().Single()!;
        Assert.That(((int)kept["id"]!, (int)kept["evseId"]!, (string)kept["purpose"]!, (string)kept["ocppTransactionId"]!), Is.EqualTo((7, 1, "TxProfile", $"{id}")));
        kept = (await server.GetAsync("stations/S2/charging-profiles"))["items"]!.AsArray().Single()!;
        Assert.That(((int)kept["id"]!, (int)kept["evseId"]!, (string)kept["purpose"]!, (int)kept["stackLevel"]!), Is.EqualTo((8, 0, "ChargingStationMaxProfile", 3)));
        Assert.That((string)kept["profile"]!["schedule"]!["unit"]!, Is.EqualTo("A"));

        await RawAsync(server, old, "S1", "ClearChargingProfile", """{"id":7}""");
        await RawAsync(server, station, "S2", "ClearChargingProfile", """{"chargingProfileCriteria":{"evseId":0}}""", """{"status":"Unknown"}""");
        Assert.That((await server.GetAsync("stations/S1/charging-profiles"))["items"]!.AsArray(), Is.Empty);
        Assert.That((await server.GetAsync("stations/S2/charging-profiles"))["items"]!.AsArray(), Is.Empty);
    }

    [Test]
    public void A_stored_profile_survives_members_that_this_version_does_not_know()
    {
        const string Json = """{"id":7,"purpose":"TxDefaultProfile","kind":"Absolute","priority":3,"schedule":{"unit":"W","periods":[{"startSeconds":0,"limit":1.5,"setpoint":1}]}}""";
        Assert.That(ProfileJson.Read<RequestedProfile>(Json).Schedule.Periods.Single().Limit, Is.EqualTo(1.5m));
    }

    [Property("Requirement", "K01.FR.06")]
    [Test]
    public async Task Two_profiles_of_one_level_and_purpose_do_not_overlap_in_2_0_1()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var answer = server.SendForAsync(200, "POST", "stations/S1/charging-profiles", Body(1, Profile("TxDefaultProfile", "Absolute", validTo: "2026-04-01T00:00:00Z")));
        await station.AnswerCallAsync("SetChargingProfile", Accepted);
        await answer;
        var problem = await server.SendForAsync(422, "POST", "stations/S1/charging-profiles", Body(1, Profile("TxDefaultProfile", "Absolute", id: 8)));
        Assert.That(problem.Violations().Single().Rule, Does.Contain("K01.FR.06"));
        // Later, elsewhere, or as the same profile again it may stand.
        foreach (var body in (string[])
            [
                Body(1, Profile("TxDefaultProfile", "Absolute", id: 8, validFrom: "2026-04-01T00:00:00Z")),
                Body(2, Profile("TxDefaultProfile", "Absolute", id: 9)),
                Body(1, Profile("TxDefaultProfile", "Absolute", validTo: "2026-03-15T00:00:00Z")),
            ])
        {
            answer = server.SendForAsync(200, "POST", "stations/S1/charging-profiles", body);
            await station.AnswerCallAsync("SetChargingProfile", Accepted);
            await answer;
        }
    }

    [Property("Requirement", "K01.FR.22")]
    [Property("Requirement", "K02.FR.07")]
    [Property("Requirement", "K01.FR.31")]
    [Property("Requirement", "K01.FR.35")]
    [Property("Requirement", "1.6 errata 3.45")]
    [TestCase("purpose", "\"ChargingStationExternalConstraints\"", "K01.FR.22")]
    [TestCase("transactionId", "\"5\"", "K01.FR.03")]
    [TestCase("kind", "\"Recurring\"", "K01")]
    [TestCase("recurrency", "\"Daily\"", "K01")]
    [TestCase("stackLevel", "-1", "K01")]
    [TestCase("validTo", "\"2026-01-01T00:00:00Z\"", "K01")]
    [TestCase("schedule.periods", "[]", "K01")]
    [TestCase("schedule.periods[0].startSeconds", "5", "K01.FR.31")]
    [TestCase("schedule.periods[1].startSeconds", "0", "K01.FR.35")]
    [TestCase("schedule.periods[1].limit", "8.15", "7.14")]
    [TestCase("schedule.periods[1].limit", "-1", "7.14")]
    [TestCase("schedule.periods[0].phases", "4", "7.14")]
    [TestCase("schedule.durationSeconds", "0", "K01")]
    [TestCase("schedule.minimumLimit", "1.23", "7.14")]
    public async Task A_profile_against_the_rules_of_both_versions_is_not_sent(string member, string value, string rule)
    {
        await using var server = await TestServer.StartAsync();
        await using var old = await server.Boot16Async("S1");
        await using var station = await server.Boot201Async("S2");
        var profile = Profile("TxDefaultProfile", "Absolute", validFrom: "2026-02-01T00:00:00Z");
        Set(profile, member, JsonNode.Parse(value));
        foreach (var id in (string[])["S1", "S2"])
        {
            var problem = await server.SendForAsync(422, "POST", $"stations/{id}/charging-profiles", Body(1, profile));
            Assert.That(problem.Violations().Single().Rule, Does.Contain(rule));
        }
    }

    [Property("Requirement", "K01.FR.16")]
    [Property("Requirement", "K01.FR.19")]
    [Property("Requirement", "K01.FR.38")]
    [Property("Requirement", "K01.FR.40")]
    [Property("Requirement", "K01.FR.41")]
    [TestCase(1, "ChargingStationMaxProfile", "Absolute", null, null, "5.16")]
    [TestCase(0, "TxProfile", "Relative", null, null, "K01.FR.16")]
    [TestCase(-1, "TxDefaultProfile", "Absolute", null, null, "K01")]
    [TestCase(0, "ChargingStationMaxProfile", "Relative", null, null, "K01.FR.38")]
    [TestCase(1, "TxDefaultProfile", "Absolute", "schedule.startsAt", null, "K01.FR.40")]
    [TestCase(1, "TxDefaultProfile", "Relative", "schedule.startsAt", "\"2026-03-01T12:00:00Z\"", "K01.FR.41")]
    [TestCase(1, "TxDefaultProfile", "Absolute", "schedule.periods[0].phaseToUse", "2", "K01.FR.19")]
    public async Task A_profile_against_the_rules_of_2_0_1_is_not_sent(int evseId, string purpose, string kind, string? member, string? value, string rule)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var profile = Profile(purpose, kind);
        if (member is not null)
            Set(profile, member, value is null ? null : JsonNode.Parse(value));
        var problem = await server.SendForAsync(422, "POST", "stations/S1/charging-profiles", Body(evseId, profile));
        Assert.That(problem.Violations().Single().Rule, Does.Contain(rule));
    }

    [Property("Requirement", "K10.FR.02")]
    [Property("Requirement", "K10.FR.06")]
    [TestCase("", "K10.FR.02")]
    [TestCase("?id=1&stackLevel=2", "K10.FR.02")]
    [TestCase("?purpose=ChargingStationExternalConstraints", "K10.FR.06")]
    public async Task A_clear_against_the_rules_of_2_0_1_is_not_sent(string query, string rule)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var problem = await server.SendForAsync(422, "DELETE", "stations/S1/charging-profiles" + query);
        Assert.That(problem.Violations().Single().Rule, Does.Contain(rule));
    }

    [Test]
    public async Task A_clear_over_2_0_1_goes_by_id_or_by_criteria()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var answer = server.SendForAsync(200, "DELETE", "stations/S1/charging-profiles?id=7");
        Assert.That((await station.AnswerCallAsync("ClearChargingProfile", """{"status":"Unknown"}""")).ToJsonString(), Is.EqualTo("""{"chargingProfileId":7}"""));
        Assert.That((string)(await answer)["status"]!, Is.EqualTo("Unknown"));
        answer = server.SendForAsync(200, "DELETE", "stations/S1/charging-profiles?evseId=1&purpose=TxProfile&stackLevel=2");
        var request = await station.AnswerCallAsync("ClearChargingProfile", Accepted);
        Assert.That(request.ToJsonString(), Is.EqualTo("""{"chargingProfileCriteria":{"evseId":1,"chargingProfilePurpose":"TxProfile","stackLevel":2}}"""));
        await answer;
    }

    [Test]
    [Property("Requirement", "1.6 §5.7")]
    public async Task A_composite_schedule_is_told_in_the_same_words_for_both_versions()
    {
        await using var server = await TestServer.StartAsync();
        await using var old = await server.Boot16Async("S1");
        await using var station = await server.Boot201Async("S2");
        var answer = server.SendForAsync(200, "GET", "stations/S1/composite-schedule?evseId=1&durationSeconds=600&unit=A");
        var request = await old.AnswerCallAsync(
            "GetCompositeSchedule",
            """{"status":"Accepted","connectorId":1,"scheduleStart":"2026-03-01T12:00:00Z","chargingSchedule":{"duration":600,"chargingRateUnit":"A","chargingSchedulePeriod":[{"startPeriod":0,"limit":16.0}]}}""");
        Assert.That(request.ToJsonString(), Is.EqualTo("""{"connectorId":1,"duration":600,"chargingRateUnit":"A"}"""));
        var first = (await answer)["schedule"]!;

        answer = server.SendForAsync(200, "GET", "stations/S2/composite-schedule?evseId=1&durationSeconds=600&unit=A");
        await station.AnswerCallAsync(
            "GetCompositeSchedule",
            """{"status":"Accepted","schedule":{"evseId":1,"duration":600,"scheduleStart":"2026-03-01T12:00:00Z","chargingRateUnit":"A","chargingSchedulePeriod":[{"startPeriod":0,"limit":16.0}]}}""");
        Assert.That(JsonNode.DeepEquals(first, (await answer)["schedule"]), Is.True, first.ToJsonString());
        Assert.That((string)first["startsAt"]!, Is.EqualTo("2026-03-01T12:00:00.000Z"));
        await server.SendForAsync(400, "GET", "stations/S1/composite-schedule?durationSeconds=0");
        await server.SendForAsync(400, "GET", "stations/S1/composite-schedule?unit=kW");
        await server.SendForAsync(400, "GET", "stations/S1/composite-schedule?unit=7");
        await server.SendForAsync(400, "DELETE", "stations/S1/charging-profiles?purpose=7");
    }

    private static async Task RawAsync(TestServer server, RawStation station, string id, string action, string payload, string answer = Accepted)
    {
        var call = server.SendForAsync(200, "POST", $"stations/{id}/calls/{action}", payload);
        await station.AnswerCallAsync(action, answer);
        await call;
    }

    private static JsonObject Profile(string purpose, string kind, int id = 7, string? transactionId = null, string? validFrom = null, string? validTo = null) => new()
    {
        ["id"] = id,
        ["stackLevel"] = 1,
        ["purpose"] = purpose,
        ["kind"] = kind,
        ["transactionId"] = transactionId,
        ["validFrom"] = validFrom,
        ["validTo"] = validTo,
        ["schedule"] = new JsonObject
        {
            ["unit"] = "W",
            ["startsAt"] = kind == "Relative" ? null : "2026-03-01T12:00:00Z",
            ["periods"] = new JsonArray(
                new JsonObject { ["startSeconds"] = 0, ["limit"] = 11000 },
                new JsonObject { ["startSeconds"] = 600, ["limit"] = 8.1 }),
        },
    };

    private static string Body(int evseId, JsonObject profile) => new JsonObject { ["evseId"] = evseId, ["chargingProfile"] = profile.DeepClone() }.ToJsonString();

    private static void Set(JsonObject profile, string path, JsonNode? value)
    {
        var parts = path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
        JsonNode node = profile;
        foreach (var part in parts[..^1])
            node = int.TryParse(part, out var index) ? node[index]! : node[part]!;
        node[parts[^1]] = value;
    }
}
