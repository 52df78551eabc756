using System.Text.Json.Nodes;
using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.SmartCharging;

/// <summary>Profiles that a station has said it cannot take are not sent.</summary>
internal sealed class ProfileRulesTests
{
    [TestCase(""" "stackLevel":3 """, "stackLevel", "ProfileStackLevel")]
    [TestCase(""" "schedule":{"unit":"W","startsAt":"2026-03-01T12:00:00Z","periods":[{"startSeconds":0,"limit":1}]} """, "schedule.unit", "RateUnit")]
    [TestCase(""" "schedule":{"unit":"A","startsAt":"2026-03-01T12:00:00Z","periods":[{"startSeconds":0,"limit":1},{"startSeconds":1,"limit":2},{"startSeconds":2,"limit":3}]} """, "schedule.periods", "PeriodsPerSchedule")]
    public async Task What_a_2_0_1_station_has_reported_bounds_its_profiles(string member, string path, string rule)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await ReportAsync(station, ("ProfileStackLevel", "2"), ("RateUnit", "A"), ("PeriodsPerSchedule", "2"));
        var problem = await server.SendForAsync(422, "POST", "stations/S1/charging-profiles", Body(member));
        Assert.That(problem.Violations().Single().Path, Is.EqualTo("chargingProfile." + path));
        Assert.That(problem.Violations().Single().Rule, Does.Contain(rule));

        var sent = server.SendForAsync(200, "POST", "stations/S1/charging-profiles", Body(""" "stackLevel":2 """));
        await station.AnswerCallAsync("SetChargingProfile", """{"status":"Accepted"}""");
        await sent;
    }

    [Test]
    public async Task A_profile_more_than_the_station_takes_is_not_sent_and_one_in_place_of_another_is()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await station.CallAsync("NotifyReport", """
            {"requestId":1,"generatedAt":"2026-03-01T12:55:00Z","seqNo":0,"reportData":[{"component":{"name":"SmartChargingCtrlr"},"variable":{"name":"Entries","instance":"ChargingProfiles"},
             "variableAttribute":[{"value":"0"}],"variableCharacteristics":{"dataType":"integer","supportsMonitoring":false,"maxLimit":1}}]}
            """);
        Assert.That((int)(await server.GetAsync("stations/S1/charging-abilities"))["maxProfiles"]!, Is.EqualTo(1));
        for (var i = 0; i < 2; i++)
        {
            var sent = server.SendForAsync(200, "POST", "stations/S1/charging-profiles", Body(""" "stackLevel":1 """));
            await station.AnswerCallAsync("SetChargingProfile", """{"status":"Accepted"}""");
            await sent;
        }
        var problem = await server.SendForAsync(422, "POST", "stations/S1/charging-profiles", Body(""" "stackLevel":2 """, id: 8));
        Assert.That(problem.Violations().Single().Rule, Does.Contain("MaxChargingProfilesInstalled"));
    }

    [Test]
    public async Task What_a_1_6_station_has_in_its_configuration_bounds_its_profiles()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var read = server.SendForAsync(200, "GET", "stations/S1/configuration");
        await station.AnswerCallAsync("GetConfiguration", """
            {"configurationKey":[{"key":"ChargeProfileMaxStackLevel","readonly":true,"value":"2"},{"key":"ChargingScheduleMaxPeriods","readonly":true,"value":"2"},
             {"key":"MaxChargingProfilesInstalled","readonly":true,"value":"1"},{"key":"ChargingScheduleAllowedChargingRateUnit","readonly":true,"value":"Current"}]}
            """);
        await read;
        foreach (var (member, rule) in ((string, string)[])
            [
                (""" "stackLevel":3 """, "ChargeProfileMaxStackLevel"),
                (""" "schedule":{"unit":"W","periods":[{"startSeconds":0,"limit":1}]} """, "ChargingScheduleAllowedChargingRateUnit"),
                (""" "schedule":{"unit":"A","periods":[{"startSeconds":0,"limit":1},{"startSeconds":1,"limit":2},{"startSeconds":2,"limit":3}]} """, "ChargingScheduleMaxPeriods"),
            ])
        {
            var problem = await server.SendForAsync(422, "POST", "stations/S1/charging-profiles", Body(member));
            Assert.That(problem.Violations().Single().Rule, Does.Contain(rule));
        }
        var sent = server.SendForAsync(200, "POST", "stations/S1/charging-profiles", Body(""" "stackLevel":1 """));
        await station.AnswerCallAsync("SetChargingProfile", """{"status":"Accepted"}""");
        await sent;
        var full = await server.SendForAsync(422, "POST", "stations/S1/charging-profiles", Body(""" "stackLevel":2 """, id: 8));
        Assert.That(full.Violations().Single().Rule, Does.Contain("MaxChargingProfilesInstalled"));
    }

    [Property("Requirement", "K01.FR.20")]
    [Test]
    public async Task A_phase_is_chosen_only_where_the_station_says_that_it_can()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var body = Body(""" "schedule":{"unit":"A","startsAt":"2026-03-01T12:00:00Z","periods":[{"startSeconds":0,"limit":10,"phases":1,"phaseToUse":2}]} """);
        var problem = await server.SendForAsync(422, "POST", "stations/S1/charging-profiles", body);
        Assert.That(problem.Violations().Single().Rule, Does.Contain("K01.FR.20"));
        await ReportAsync(station, ("ACPhaseSwitchingSupported", "true"));
        var sent = server.SendForAsync(200, "POST", "stations/S1/charging-profiles", body);
        var request = await station.AnswerCallAsync("SetChargingProfile", """{"status":"Accepted"}""");
        Assert.That((int)request["chargingProfile"]!["chargingSchedule"]![0]!["chargingSchedulePeriod"]![0]!["phaseToUse"]!, Is.EqualTo(2));
        await sent;
    }

    [Property("Requirement", "K01.FR.39")]
    [Test]
    public async Task Two_profiles_of_one_transaction_do_not_share_a_level()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await NegotiationTests.StartAsync(station);
        var sent = server.SendForAsync(200, "POST", "stations/S1/charging-profiles", Body(""" "stackLevel":0 """, purpose: "TxProfile"));
        await station.AnswerCallAsync("SetChargingProfile", """{"status":"Accepted"}""");
        await sent;
        var problem = await server.SendForAsync(422, "POST", "stations/S1/charging-profiles", Body(""" "stackLevel":0 """, id: 8, purpose: "TxProfile"));
        Assert.That(problem.Violations().Single().Rule, Does.Contain("K01.FR.39"));
    }

    [Property("Requirement", "K01.FR.34")]
    [Test]
    public async Task There_is_one_schedule_unless_a_vehicle_chooses_by_ISO_15118()
    {
        await using var server = await TestServer.StartAsync();
        await using var old = await server.Boot16Async("S0");
        await using var station = await server.Boot201Async("S1");
        await NegotiationTests.StartAsync(station);
        const string Other = """ "alternatives":[{"unit":"A","startsAt":"2026-03-01T12:00:00Z","periods":[{"startSeconds":0,"limit":6}]}] """;
        Assert.That((await server.SendForAsync(422, "POST", "stations/S0/charging-profiles", Body(Other))).Violations().Single().Path, Does.Contain("alternatives"));
        Assert.That((await server.SendForAsync(422, "POST", "stations/S1/charging-profiles", Body(Other))).Violations().Single().Rule, Does.Contain("K01.FR.34"));
        var ofTransaction = Body(Other, purpose: "TxProfile");
        Assert.That((await server.SendForAsync(422, "POST", "stations/S1/charging-profiles", ofTransaction)).Violations().Single().Rule, Does.Contain("K01.FR.34"));

        await NegotiationTests.NeedAsync(station);
        await station.AnswerCallAsync("SetChargingProfile", """{"status":"Accepted"}""");
        var sent = server.SendForAsync(200, "POST", "stations/S1/charging-profiles", ofTransaction.Replace("\"stackLevel\":0", "\"stackLevel\":1", StringComparison.Ordinal));
        var request = await station.AnswerCallAsync("SetChargingProfile", """{"status":"Accepted"}""");
        Assert.That(request["chargingProfile"]!["chargingSchedule"]!.AsArray(), Has.Count.EqualTo(2));
        await sent;
    }

    private static Task<JsonObject> ReportAsync(RawStation station, params (string Name, string Value)[] variables)
    {
        var parts = variables.Select(variable =>
            $$"""{"component":{"name":"SmartChargingCtrlr"},"variable":{"name":"{{variable.Name}}"},"variableAttribute":[{"value":"{{variable.Value}}"}]}""");
        return station.CallAsync("NotifyReport", $$"""{"requestId":1,"generatedAt":"2026-03-01T12:55:00Z","seqNo":0,"reportData":[{{string.Join(",", parts)}}]}""");
    }

    /// <summary>A profile with one member as the test has it.</summary>
    internal static string Body(string member, int id = 7, string purpose = "TxDefaultProfile", int evse = 1)
    {
        var profile = JsonNode.Parse(
            $$"""
            {"id":{{id}},"stackLevel":0,"purpose":"{{purpose}}","kind":"Absolute",
             "schedule":{"unit":"A","startsAt":"2026-03-01T12:00:00Z","periods":[{"startSeconds":0,"limit":10}]} }
            """)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse("{" + member + "}")!.AsObject())
            profile[name] = value?.DeepClone();
        return $$"""{"evseId":{{evse}},"chargingProfile":{{profile.ToJsonString()}}}""";
    }
}
