using System.Text.Json.Nodes;
using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.SmartCharging;

/// <summary>Limits, plans and schedules as no station should tell them: they cost little, and nothing that is computed later fails. The clock stands at 12:55.</summary>
internal sealed class ChargingLimitTests
{
    private const string Accepted = """{"status":"Accepted"}""";
    private const string Computed = "stations/S1/composite-schedule?evseId=1&durationSeconds=86400&unit=A&source=csms";

    [Test]
    public async Task Of_a_limit_with_thousands_of_periods_the_first_are_kept_and_then_the_lowest_holds()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var periods = string.Join(',', Enumerable.Range(0, 1024).Select(i => $$"""{"startPeriod":{{i}},"limit":{{(i == 800 ? 6 : 16 + (i % 2))}}}"""));
        var schedule = $$"""{"id":1,"chargingRateUnit":"A","startSchedule":"2026-03-01T12:55:00Z","chargingSchedulePeriod":[{{periods}}]}""";
        Assert.That(await LimitAsync(station, $"[{string.Join(',', Enumerable.Repeat(schedule, 24))}]"), Is.Empty);
        var kept = (await server.GetAsync("stations/S1/charging-limits"))["items"]![0]!["schedules"]![0]!["periods"]!.AsArray();
        Assert.That((kept.Count, (int)kept[^1]!["startSeconds"]!, (decimal)kept[^1]!["limit"]!), Is.EqualTo((102, 101, 6m)));
        var composite = (await server.GetAsync(Computed))["computed"]!["periods"]!.AsArray();
        Assert.That((composite.Count, (decimal)composite[0]!["limit"]!, (decimal)composite[^1]!["limit"]!), Is.EqualTo((102, 16m, 6m)));
        await server.TimelineWithAsync("S1", "It is too long to be kept whole: of 24 schedules with 24576 periods 10 are kept, with 102 periods each at most");
    }

    [Test]
    public async Task Of_many_schedules_in_one_limit_the_first_are_kept()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await LimitAsync(station, $"[{string.Join(',', Enumerable.Range(1, 500).Select(id => Schedule(id, "2026-03-01T12:00:00Z", id)))}]");
        Assert.That((await server.GetAsync("stations/S1/charging-limits"))["items"]![0]!["schedules"]!.AsArray(), Has.Count.EqualTo(10));
        await server.TimelineWithAsync("S1", "of 500 schedules with 500 periods 10 are kept");
    }

    [Test]
    public async Task Limits_on_EVSEs_that_a_station_makes_up_are_not_kept_without_end_and_the_timeline_says_so_once()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        for (var evse = 1; evse <= 205; evse++)
            Assert.That(await LimitAsync(station, $"[{Schedule(1, "2026-03-01T12:00:00Z", 10)}]", evse), Is.Empty);
        await LimitAsync(station, $"[{Schedule(1, "2026-03-01T12:00:00Z", 7)}]", 1);
        var kept = (await server.GetAsync("stations/S1/charging-limits"))["items"]!.AsArray();
        Assert.That((kept.Count, (decimal)kept[0]!["schedules"]![0]!["periods"]![0]!["limit"]!), Is.EqualTo((200, 7m)), "one that is known is still replaced");
        var lines = await server.TimelineWithAsync("S1", "more than 200 limits of others: the rest is not kept");
        Assert.That(lines.Count(line => line.Contains("more than 200", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [TestCase("9999-12-31T23:59:59Z", "9e27", 3, 15.9)]
    [TestCase("0001-01-01T00:00:00Z", "9e27", 0, 15.9)]
    [TestCase("9999-12-31T23:59:59+14:00", "-9e27", 3, 0)]
    [TestCase("1970-01-01T00:00:00Z", "7", 3, 7)]
    [TestCase("2026-03-01T12:00:00Z", "1e28", -5, 15.9)]
    public async Task Times_and_numbers_that_cannot_be_let_nothing_fail_that_is_computed_later(string start, string limit, int phases, decimal offered)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await NegotiationTests.StartAsync(station);
        await LimitAsync(station, $$"""
            [{"id":1,"chargingRateUnit":"A","startSchedule":"{{start}}","duration":2147483647,"chargingSchedulePeriod":[
            {"startPeriod":0,"limit":{{limit}},"numberPhases":{{phases}}},{"startPeriod":2147483647,"limit":{{limit}}},{"startPeriod":-2147483648,"limit":{{limit}}}]}]
            """);
        foreach (var unit in (string[])["A", "W"])
            Assert.That((await server.GetAsync(Computed + "&unit=" + unit))["computed"]!["periods"]!.AsArray(), Is.Not.Empty);
        await NegotiationTests.NeedAsync(station);
        var profile = await station.AnswerCallAsync("SetChargingProfile", Accepted);
        Assert.That((decimal)profile["chargingProfile"]!["chargingSchedule"]![0]!["chargingSchedulePeriod"]![0]!["limit"]!, Is.EqualTo(offered));
        await server.UntilAsync("transactions/1/negotiations", shown => shown["items"]![0]!["profileId"] is not null);
    }

    [Property("Requirement", "K15.FR.12")]
    [TestCase("9999-12-31T23:59:59Z")]
    [TestCase("0001-01-01T00:00:00Z")]
    public async Task A_plan_whose_time_base_cannot_be_is_judged_from_its_receipt_on(string timeBase)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await NegotiationTests.StartAsync(station);
        await LimitAsync(station, $"[{Schedule(1, "2026-03-01T12:00:00Z", 10)}]");
        await NegotiationTests.NeedAsync(station);
        await station.AnswerCallAsync("SetChargingProfile", Accepted);
        await server.UntilAsync("transactions/1/negotiations", shown => shown["items"]![0]!["profileId"] is not null);
        var answer = await PlanAsync(station, timeBase, """{"startPeriod":0,"limit":16}""");
        Assert.That((string)answer["status"]!, Is.EqualTo("Rejected"));
        Assert.That((string)answer["statusInfo"]!["additionalInfo"]!, Does.Contain("From 2026-03-01T12:55:00Z on the vehicle plans 16 A, but 10 A are allowed"));
    }

    [Test]
    public async Task A_plan_with_as_many_periods_as_there_may_be_is_judged_to_its_end()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await NegotiationTests.StartAsync(station);
        await NegotiationTests.NeedAsync(station);
        await station.AnswerCallAsync("SetChargingProfile", Accepted);
        await server.UntilAsync("transactions/1/negotiations", shown => shown["items"]![0]!["profileId"] is not null);
        string Periods(int last) => string.Join(',', Enumerable.Range(0, 1024).Select(i => $$$"""{"startPeriod":{{{i}}},"limit":{{{(i == 1023 ? last : 6 + (i % 2))}}} }"""));
        Assert.That((string)(await PlanAsync(station, "2026-03-01T12:55:00Z", Periods(6)))["status"]!, Is.EqualTo("Accepted"));
        Assert.That((string)(await PlanAsync(station, "2026-03-01T12:55:00Z", Periods(99)))["status"]!, Is.EqualTo("Rejected"), "its last period is beyond the limits");
    }

    [Test]
    public async Task Vehicles_that_a_station_makes_up_do_not_wait_without_end()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        for (var evse = 1; evse <= 102; evse++)
        {
            var answer = await station.CallAsync("NotifyEVChargingNeeds", $$$"""
                {"evseId":{{{evse}}},"chargingNeeds":{"requestedEnergyTransfer":"AC_three_phase","acChargingParameters":{"energyAmount":1,"evMinCurrent":6,"evMaxCurrent":16,"evMaxVoltage":400} } }
                """);
            Assert.That((string)answer["status"]!, Is.EqualTo(evse <= 100 ? "Processing" : "Rejected"));
            if (evse > 100)
                Assert.That((string)answer["statusInfo"]!["additionalInfo"]!, Does.Contain("100 vehicles wait"));
        }
        var lines = await server.TimelineWithAsync("S1", "The needs of the vehicle at EVSE 101 and of others were rejected");
        Assert.That(lines.Count(line => line.Contains("were rejected", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [TestCase("9999-12-31T23:59:59Z", "9e27")]
    [TestCase("0001-01-01T00:00:00Z", "-1e28")]
    [TestCase("2026-03-01T12:55:00Z", "1e28")]
    public async Task A_stations_own_schedule_that_cannot_be_is_compared_all_the_same(string start, string limit)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await LimitAsync(station, $"[{Schedule(1, "2026-03-01T12:00:00Z", 10)}]");
        var answer = server.SendForAsync(200, "GET", "stations/S1/composite-schedule?evseId=1&durationSeconds=600&unit=A&source=both");
        await station.AnswerCallAsync("GetCompositeSchedule", $$$"""
            {"status":"Accepted","schedule":{"evseId":1,"duration":2147483647,"scheduleStart":"{{{start}}}","chargingRateUnit":"A",
            "chargingSchedulePeriod":[{"startPeriod":600,"limit":{{{limit}}}},{"startPeriod":0,"limit":{{{limit}}},"numberPhases":0}]}}
            """);
        Assert.That((await answer)["differences"], Is.Not.Null);
    }

    [Test]
    public async Task An_EVSEs_power_that_cannot_be_lets_no_schedule_fail()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await station.CallAsync("NotifyReport", """
            {"requestId":1,"generatedAt":"2026-03-01T12:55:00Z","seqNo":0,"reportData":[
            {"component":{"name":"EVSE","evse":{"id":1}},"variable":{"name":"Power"},"variableAttribute":[{"value":"1"}],
            "variableCharacteristics":{"dataType":"decimal","unit":"kW","supportsMonitoring":false,"maxLimit":1e28}},
            {"component":{"name":"SmartChargingCtrlr"},"variable":{"name":"Entries","instance":"ChargingProfiles"},"variableAttribute":[{"value":"1"}],
            "variableCharacteristics":{"dataType":"integer","supportsMonitoring":false,"maxLimit":9e27}}]}
            """);
        Assert.That((await server.GetAsync(Computed))["computed"]!["periods"]!.AsArray(), Has.Count.EqualTo(1));
    }

    private static Task<JsonObject> LimitAsync(RawStation station, string schedules, int evse = 0) => station.CallAsync(
        "NotifyChargingLimit", $$"""{"evseId":{{evse}},"chargingLimit":{"chargingLimitSource":"EMS"},"chargingSchedule":{{schedules}}}""");

    private static Task<JsonObject> PlanAsync(RawStation station, string timeBase, string periods) => station.CallAsync(
        "NotifyEVChargingSchedule", $$"""{"timeBase":"{{timeBase}}","evseId":1,"chargingSchedule":{"id":1,"chargingRateUnit":"A","chargingSchedulePeriod":[{{periods}}]} }""");

    private static string Schedule(int id, string start, int amperes) =>
        $$$"""{"id":{{{id}}},"chargingRateUnit":"A","startSchedule":"{{{start}}}","chargingSchedulePeriod":[{"startPeriod":0,"limit":{{{amperes}}} }]}""";
}
