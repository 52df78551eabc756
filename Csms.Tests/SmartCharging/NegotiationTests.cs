using System.Text.Json.Nodes;
using Csms.Tests.Support;

namespace Csms.Tests.SmartCharging;

/// <summary>Vehicles that negotiate by ISO 15118. The clock stands at 12:55.</summary>
internal sealed class NegotiationTests
{
    private const string Accepted = """{"status":"Accepted"}""";

    [Property("Requirement", "K15.FR.02")]
    [Property("Requirement", "K15.FR.03")]
    [Property("Requirement", "K15.FR.07")]
    [Property("Requirement", "K15.FR.08")]
    [Property("Requirement", "K15.FR.18")]
    [Property("Requirement", "K01.FR.03")]
    [Property("Requirement", "K01.FR.16")]
    [Test]
    public async Task Needs_are_answered_and_followed_by_a_profile_within_the_limits()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await StartAsync(station);
        await LimitAsync(station, 10);
        Assert.That((string)(await NeedAsync(station))["status"]!, Is.EqualTo("Accepted"));
        var request = await station.AnswerCallAsync("SetChargingProfile", Accepted);
        var profile = request["chargingProfile"]!;
        Assert.That(((int)request["evseId"]!, (string)profile["chargingProfilePurpose"]!, (string)profile["transactionId"]!), Is.EqualTo((1, "TxProfile", "T-1")));
        var schedule = profile["chargingSchedule"]!.AsArray().Single()!;
        // 40 kWh until 16:55 are more than 10 A bring: all that the limit leaves.
        Assert.That(
            JsonNode.DeepEquals(schedule, JsonNode.Parse(
                """
                {"id":1,"chargingRateUnit":"A","startSchedule":"2026-03-01T12:55:00.000Z","duration":14400,"chargingSchedulePeriod":[{"startPeriod":0,"limit":10,"numberPhases":3}]}
                """)),
            Is.True, schedule.ToJsonString());
        var shown = await ShownAsync(server, negotiation => negotiation["profileId"] is not null);
        Assert.That(((string)shown["status"]!, (int)shown["needs"]!["alternating"]!["energyWh"]!, shown["dueAt"]), Is.EqualTo(("Accepted", 40000, (JsonNode?)null)));
        Assert.That((string)(await server.GetAsync($"stations/S1/charging-profiles/{(int)profile["id"]!}"))["state"]!, Is.EqualTo("Accepted"));
    }

    [Property("Requirement", "K17.FR.02")]
    [Property("Requirement", "K17.FR.03")]
    [Property("Requirement", "K17.FR.07")]
    [Property("Requirement", "K17.FR.08")]
    [Test]
    public async Task Needs_that_change_are_offered_for_anew_in_place_of_the_old_offer()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await StartAsync(station);
        await NeedAsync(station);
        var first = await station.AnswerCallAsync("SetChargingProfile", Accepted);
        await ShownAsync(server, negotiation => negotiation["profileId"] is not null);
        await NeedAsync(station, energy: 4000, tuples: 1);
        var second = await station.AnswerCallAsync("SetChargingProfile", Accepted);
        Assert.That((int)second["chargingProfile"]!["id"]!, Is.EqualTo((int)first["chargingProfile"]!["id"]!));
        // The lowest that the vehicle charges with is enough.
        Assert.That((decimal)Period(second)["limit"]!, Is.EqualTo(6m));
    }

    [Property("Requirement", "K15.FR.05")]
    [Property("Requirement", "K17.FR.05")]
    [TestCase("""{"requestedEnergyTransfer":"AC_three_phase"}""", "nothing of what it can take")]
    [TestCase("""{"requestedEnergyTransfer":"DC"}""", "nothing of what it can take")]
    [TestCase("""{"requestedEnergyTransfer":"AC_three_phase","departureTime":"2026-03-01T12:00:00Z","acChargingParameters":{"energyAmount":1,"evMinCurrent":6,"evMaxCurrent":16,"evMaxVoltage":400}}""", "departure has passed")]
    public async Task Needs_that_nothing_can_be_offered_for_are_rejected_with_the_reason(string needs, string reason)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await StartAsync(station);
        var answer = await station.CallAsync("NotifyEVChargingNeeds", $$"""{"evseId":1,"chargingNeeds":{{needs}}}""");
        Assert.That((string)answer["status"]!, Is.EqualTo("Rejected"));
        Assert.That((string)answer["statusInfo"]!["additionalInfo"]!, Does.Contain(reason));
        await server.TimelineWithAsync("S1", "were rejected");
    }

    [Property("Requirement", "K15.FR.04")]
    [Property("Requirement", "K17.FR.04")]
    [Test]
    public async Task Needs_before_their_transaction_are_processed_once_it_is_there()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot201Async("S1");
        Assert.That((string)(await NeedAsync(station))["status"]!, Is.EqualTo("Processing"));
        await StartAsync(station);
        clock.Advance(TimeSpan.FromSeconds(5));
        var request = await station.AnswerCallAsync("SetChargingProfile", Accepted);
        Assert.That((string)request["chargingProfile"]!["transactionId"]!, Is.EqualTo("T-1"));
    }

    [Test]
    public async Task Needs_whose_transaction_never_comes_are_given_up_after_a_minute()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot201Async("S1");
        await NeedAsync(station);
        clock.Advance(TimeSpan.FromSeconds(65));
        await server.TimelineWithAsync("S1", "got no schedule: No transaction began there within a minute.");
    }

    [Property("Requirement", "K15.FR.11")]
    [Property("Requirement", "K15.FR.12")]
    [Property("Requirement", "K15.FR.13")]
    [Property("Requirement", "K17.FR.11")]
    [Property("Requirement", "K17.FR.12")]
    [Property("Requirement", "K17.FR.13")]
    [Test]
    public async Task A_plan_within_the_limits_is_accepted_and_one_beyond_them_is_negotiated_anew()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await StartAsync(station);
        await LimitAsync(station, 10);
        await NeedAsync(station);
        await station.AnswerCallAsync("SetChargingProfile", Accepted);
        await ShownAsync(server, negotiation => negotiation["profileId"] is not null);

        Assert.That((string)(await PlanAsync(station, 10))["status"]!, Is.EqualTo("Accepted"));
        Assert.That((bool)(await ShownAsync(server, negotiation => negotiation["plan"] is not null))["planAccepted"]!, Is.True);

        // Three times it is asked to negotiate anew, then no more.
        for (var i = 1; i <= 4; i++)
        {
            var answer = await PlanAsync(station, 16);
            Assert.That((string)answer["status"]!, Is.EqualTo("Rejected"));
            Assert.That((string)answer["statusInfo"]!["additionalInfo"]!, Does.Contain("plans 16 A, but 10 A are allowed"));
            if (i == 4)
                break;
            Assert.That((decimal)Period(await station.AnswerCallAsync("SetChargingProfile", Accepted))["limit"]!, Is.EqualTo(10m));
            await ShownAsync(server, negotiation => (int)negotiation["renegotiations"]! == i && negotiation["dueAt"] is null);
        }
        await server.TimelineWithAsync("S1", "it is not asked again");
    }

    [Property("Requirement", "K16.FR.06")]
    [Property("Requirement", "K16.FR.07")]
    [Property("Requirement", "K16.FR.08")]
    [Property("Requirement", "K16.FR.12")]
    [Property("Requirement", "K02.FR.01")]
    [Property("Requirement", "K02.FR.03")]
    [Test]
    public async Task A_limit_from_outside_makes_the_server_negotiate_anew()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await StartAsync(station);
        await NeedAsync(station);
        await station.AnswerCallAsync("SetChargingProfile", Accepted);
        await ShownAsync(server, negotiation => negotiation["profileId"] is not null);
        await LimitAsync(station, 7);
        Assert.That((decimal)Period(await station.AnswerCallAsync("SetChargingProfile", Accepted))["limit"]!, Is.EqualTo(7m));
        Assert.That((string)(await PlanAsync(station, 8))["status"]!, Is.EqualTo("Rejected"));
    }

    [Property("Requirement", "K15.FR.08")]
    [TestCase(true)]
    [TestCase(false)]
    public async Task An_offer_that_the_station_left_without_an_answer_is_made_again_when_it_is_back(bool isStarted)
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot201Async("S1");
        if (isStarted)
            await StartAsync(station);
        await NeedAsync(station);
        if (!isStarted)
        {
            await StartAsync(station);
            clock.Advance(TimeSpan.FromSeconds(5));
        }
        var first = (await station.ReceiveFrameAsync())[3]!;
        station.Cut();
        await server.UntilAsync("stations/S1", shown => !(bool)shown["connected"]!);

        await using var back = await server.ConnectAsync("S1", "ocpp2.0.1");
        await back.CallAsync("Heartbeat", "{}");
        clock.Advance(TimeSpan.FromSeconds(5));
        var second = await back.AnswerCallAsync("SetChargingProfile", Accepted);
        Assert.That((int)second["chargingProfile"]!["id"]!, Is.EqualTo((int)first["chargingProfile"]!["id"]!));
        var shown = await ShownAsync(server, negotiation => negotiation["profileId"] is not null);
        Assert.That((shown["dueAt"], shown["note"]), Is.EqualTo(((JsonNode?)null, (JsonNode?)null)));
    }

    [Property("Requirement", "K15.FR.08")]
    [Test]
    public async Task An_offer_to_a_station_that_stays_away_is_given_up_after_a_minute()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot201Async("S1");
        await StartAsync(station);
        await NeedAsync(station);
        await station.ReceiveFrameAsync();
        station.Cut();
        await server.UntilAsync("stations/S1", shown => !(bool)shown["connected"]!);
        clock.Advance(TimeSpan.FromSeconds(65));
        await server.TimelineWithAsync("S1", "got no schedule: The station could not be reached within a minute.");
    }

    [Test]
    public async Task A_new_offer_within_a_limit_from_outside_is_made_also_when_the_station_was_gone()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot201Async("S1");
        await StartAsync(station);
        await NeedAsync(station);
        await station.AnswerCallAsync("SetChargingProfile", Accepted);
        await ShownAsync(server, negotiation => negotiation["profileId"] is not null);
        await LimitAsync(station, 7);
        await station.ReceiveFrameAsync();
        station.Cut();
        await server.UntilAsync("stations/S1", shown => !(bool)shown["connected"]!);

        await using var back = await server.ConnectAsync("S1", "ocpp2.0.1");
        await back.CallAsync("Heartbeat", "{}");
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.That((decimal)Period(await back.AnswerCallAsync("SetChargingProfile", Accepted))["limit"]!, Is.EqualTo(7m));
    }

    [Test]
    public async Task A_limit_that_comes_while_an_offer_is_under_way_is_followed_by_another()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await StartAsync(station);
        await NeedAsync(station);
        await station.AnswerCallAsync("SetChargingProfile", Accepted);
        await ShownAsync(server, negotiation => negotiation["profileId"] is not null);
        await LimitAsync(station, 8);
        var under = await station.ReceiveFrameAsync();
        await LimitAsync(station, 7);
        await station.CallAsync("Heartbeat", "{}");
        await station.SendAsync($"[3,\"{(string)under[1]!}\",{Accepted}]");
        Assert.That((decimal)Period(await station.AnswerCallAsync("SetChargingProfile", Accepted))["limit"]!, Is.EqualTo(7m));
    }

    [Test]
    public async Task A_plan_of_a_vehicle_that_has_told_no_needs_is_rejected()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        Assert.That((string)(await PlanAsync(station, 1))["status"]!, Is.EqualTo("Rejected"));
    }

    [Test]
    public async Task An_offer_that_the_station_rejects_is_told_with_the_transaction()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await StartAsync(station);
        await NeedAsync(station);
        await station.AnswerCallAsync("SetChargingProfile", """{"status":"Rejected"}""");
        var shown = await ShownAsync(server, negotiation => negotiation["note"] is not null);
        Assert.That((string)shown["note"]!, Is.EqualTo("The station answered Rejected."));
        await server.TimelineWithAsync("S1", "got no schedule");
    }

    internal static Task<JsonObject> StartAsync(RawStation station) => station.CallAsync("TransactionEvent",
        """{"eventType":"Started","timestamp":"2026-03-01T12:50:00Z","triggerReason":"CablePluggedIn","seqNo":0,"evse":{"id":1,"connectorId":1},"transactionInfo":{"transactionId":"T-1"}}""");

    internal static Task<JsonObject> NeedAsync(RawStation station, int energy = 40000, int tuples = 12) => station.CallAsync("NotifyEVChargingNeeds",
        $$$"""
        {"evseId":1,"maxScheduleTuples":{{{tuples}}},"chargingNeeds":{"requestedEnergyTransfer":"AC_three_phase","departureTime":"2026-03-01T16:55:00Z",
         "acChargingParameters":{"energyAmount":{{{energy}}},"evMinCurrent":6,"evMaxCurrent":16,"evMaxVoltage":400} } }
        """);

    private static Task<JsonObject> LimitAsync(RawStation station, int amperes) => station.CallAsync("NotifyChargingLimit",
        $$$"""
        {"chargingLimit":{"chargingLimitSource":"EMS"},"chargingSchedule":[{"id":1,"chargingRateUnit":"A","startSchedule":"2026-03-01T12:00:00Z","chargingSchedulePeriod":[{"startPeriod":0,"limit":{{{amperes}}} }]}]}
        """);

    private static Task<JsonObject> PlanAsync(RawStation station, int amperes) => station.CallAsync("NotifyEVChargingSchedule",
        $$$"""
        {"timeBase":"2026-03-01T12:55:00Z","evseId":1,"chargingSchedule":{"id":1,"chargingRateUnit":"A","chargingSchedulePeriod":[{"startPeriod":0,"limit":6},{"startPeriod":600,"limit":{{{amperes}}} }]}}
        """);

    private static JsonNode Period(JsonObject request) => request["chargingProfile"]!["chargingSchedule"]![0]!["chargingSchedulePeriod"]![0]!;

    private static async Task<JsonNode> ShownAsync(TestServer server, Func<JsonNode, bool> asItShould)
    {
        var shown = await server.UntilAsync("transactions/1/negotiations", list => list["items"]!.AsArray() is { Count: > 0 } items && asItShould(items[^1]!));
        return shown["items"]!.AsArray()[^1]!;
    }
}
