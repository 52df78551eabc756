using System.Text.Json.Nodes;
using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.SmartCharging;

/// <summary>What is kept of profiles and outside limits, and how it is put right with what a station really has.</summary>
internal sealed class ProfileStoreTests
{
    private const string Accepted = """{"status":"Accepted"}""";
    private const string Profiles = "stations/S1/charging-profiles";

    [Property("FieldReport", "20")]
    [Test]
    public async Task A_profile_over_which_the_station_drops_the_socket_is_shown_as_wanted_with_the_reason()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await SetAsync(server, station, ProfileRulesTests.Body(""" "stackLevel":0 """));
        var sent = server.SendForAsync(504, "POST", Profiles, ProfileRulesTests.Body(""" "stackLevel":1 """));
        await station.ReceiveFrameAsync();
        station.Cut();
        await sent;
        var kept = (await server.GetAsync(Profiles))["items"]!.AsArray();
        Assert.That(kept.Select(profile => ((int)profile!["stackLevel"]!, (string)profile["state"]!)), Is.EqualTo(((int, string)[])[(0, "Accepted"), (1, "Wanted")]));
        Assert.That((string)kept[1]!["note"]!, Is.Not.Empty);
        await server.TimelineWithAsync("S1", "Whether charging profile 7 is installed is not known");
        Assert.That((string)(await server.GetAsync(Profiles + "/7"))["state"]!, Is.EqualTo("Accepted"), "what held before still holds");
        await server.SendForAsync(404, "GET", Profiles + "/8");
    }

    [Property("Requirement", "K11")]
    [Property("Requirement", "K12")]
    [Property("Requirement", "K13")]
    [Test]
    public async Task Limits_from_outside_are_kept_until_they_are_lifted_and_hold_in_the_computed_schedule()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await station.CallAsync("NotifyChargingLimit", """
            {"evseId":1,"chargingLimit":{"chargingLimitSource":"SO","isGridCritical":true},
             "chargingSchedule":[{"id":1,"chargingRateUnit":"W","startSchedule":"2026-03-01T13:00:00Z","duration":600,"chargingSchedulePeriod":[{"startPeriod":0,"limit":5000}]}]}
            """);
        await station.CallAsync("NotifyChargingLimit", """{"chargingLimit":{"chargingLimitSource":"EMS"}}""");
        var limits = (await server.GetAsync("stations/S1/charging-limits"))["items"]!.AsArray();
        Assert.That(limits.Select(limit => ((string)limit!["source"]!, (int)limit["evseId"]!, (bool)limit["isGridCritical"]!)), Is.EqualTo(((string, int, bool)[])[("EMS", 0, false), ("SO", 1, true)]));
        await server.TimelineWithAsync("S1", "SO limits EVSE 1 to 5000 W, critical for the grid");
        Assert.That(await ComputedAsync(server, 1), Is.EqualTo("0:- 300:5000 900:-"));
        Assert.That(await ComputedAsync(server, 0), Is.EqualTo("0:-"));

        await station.CallAsync("ClearedChargingLimit", """{"chargingLimitSource":"SO"}""");
        Assert.That((await server.GetAsync("stations/S1/charging-limits"))["items"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That(await ComputedAsync(server, 1), Is.EqualTo("0:-"));
        await station.CallAsync("ClearedChargingLimit", """{"chargingLimitSource":"Other"}""");
        await server.TimelineWithAsync("S1", "Other has lifted a limit that is not known here");
    }

    [Property("Requirement", "K08.FR.01")]
    [Test]
    public async Task The_computed_schedule_is_compared_with_the_stations_own()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await SetAsync(server, station, ProfileRulesTests.Body(""" "stackLevel":0 """));
        var answer = server.SendForAsync(200, "GET", "stations/S1/composite-schedule?evseId=1&durationSeconds=600&source=both");
        await station.AnswerCallAsync(
            "GetCompositeSchedule",
            """{"status":"Accepted","schedule":{"evseId":1,"duration":600,"scheduleStart":"2026-03-01T12:55:00Z","chargingRateUnit":"W","chargingSchedulePeriod":[{"startPeriod":0,"limit":6900},{"startPeriod":300,"limit":11040}]}}""");
        var body = await answer;
        Assert.That(Shown(body["computed"]!), Is.EqualTo("0:6900"));
        var difference = body["differences"]!.AsArray().Single()!;
        Assert.That(((string)difference["from"]!, (decimal)difference["computed"]!, (decimal)difference["station"]!), Is.EqualTo(("2026-03-01T13:00:00.000Z", 6900m, 11040m)));

        // The server computes without the station too.
        await station.CloseAsync();
        Assert.That(await ComputedAsync(server, 1, "&unit=A"), Is.EqualTo("0:10"));
        Assert.That(await ComputedAsync(server, 1, "&volts=240&phases=1"), Is.EqualTo("0:2400"));
        await server.SendForAsync(404, "GET", "stations/S9/composite-schedule?source=csms");
        foreach (var wrong in (string[])["source=mine", "source=csms&volts=0", "source=csms&phases=4"])
            await server.SendForAsync(400, "GET", "stations/S1/composite-schedule?" + wrong);
    }

    [Property("Requirement", "K09.FR.03")]
    [TestCase("""{"ids":[1],"stackLevel":0}""", "K09.FR.03")]
    [TestCase("""{"sources":["Sun"]}""", "ChargingLimitSourceEnumType")]
    public async Task Profiles_are_asked_for_by_ids_or_by_criteria(string body, string rule)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await using var old = await server.Boot16Async("S0");
        Assert.That((await server.SendForAsync(422, "POST", Profiles + "/reports", body)).Violations().Single().Rule, Does.Contain(rule));
        await server.SendForAsync(422, "POST", "stations/S0/charging-profiles/reports", "{}");
        var asked = server.SendForAsync(200, "POST", Profiles + "/reports", """{"ids":[1,2],"evseId":1}""");
        var request = await station.AnswerCallAsync("GetChargingProfiles", """{"status":"NoProfiles"}""");
        Assert.That(request["chargingProfile"]!.ToJsonString(), Is.EqualTo("""{"chargingProfileId":[1,2]}"""));
        Assert.That((int)request["requestId"]!, Is.EqualTo((int)(await asked)["requestId"]!));
    }

    [Property("Requirement", "K09.FR.01")]
    [Property("Requirement", "FR.05")]
    [Test]
    public async Task A_report_is_put_together_and_shows_what_is_missing_foreign_and_different()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await SetAsync(server, station, ProfileRulesTests.Body(""" "stackLevel":0 """, id: 1));
        await SetAsync(server, station, ProfileRulesTests.Body(""" "stackLevel":1 """, id: 2));
        await SetAsync(server, station, ProfileRulesTests.Body(""" "stackLevel":2 """, id: 3));
        var asked = server.SendForAsync(200, "POST", Profiles + "/reports", "{}");
        await station.AnswerCallAsync("GetChargingProfiles", Accepted);
        var id = (int)(await asked)["requestId"]!;
        await ReportAsync(station, id, "CSO", true, Reported(1, 0, 10), Reported(3, 2, 32));
        Assert.That((await server.GetAsync($"{Profiles}/reports/{id}"))["comparison"], Is.Null, "more follows");
        await ReportAsync(station, id, "EMS", false, Reported(99, 0, 8, "ChargingStationExternalConstraints"));

        var report = await server.GetAsync($"{Profiles}/reports/{id}");
        var comparison = report["comparison"]!;
        Assert.That(((string)report["state"]!, report["reported"]!.AsArray().Count), Is.EqualTo(("Done", 2)));
        Assert.That(comparison["missing"]!.ToJsonString(), Is.EqualTo("[2]"));
        Assert.That(comparison["different"]!.ToJsonString(), Is.EqualTo("[3]"));
        var foreign = comparison["foreign"]!.AsArray().Single()!;
        Assert.That(((string)foreign["source"]!, (int)foreign["profiles"]!.AsArray().Single()!["id"]!), Is.EqualTo(("EMS", 99)));
        await server.SendForAsync(404, "GET", $"{Profiles}/reports/4711");
    }

    [Test]
    public async Task What_a_station_has_lost_is_sent_again_on_demand()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await SetAsync(server, station, ProfileRulesTests.Body(""" "stackLevel":0 """, id: 1));
        await SetAsync(server, station, ProfileRulesTests.Body(""" "stackLevel":1 """, id: 2));
        var asked = server.SendForAsync(200, "POST", Profiles + "/reconcile");
        await station.AnswerCallAsync("GetChargingProfiles", Accepted);
        var id = (int)(await asked)["requestId"]!;
        await ReportAsync(station, id, "CSO", false, Reported(1, 0, 10), Reported(50, 4, 10));
        Assert.That((int)(await station.AnswerCallAsync("SetChargingProfile", Accepted))["chargingProfile"]!["id"]!, Is.EqualTo(2));
        var told = await server.TimelineWithAsync("S1", "Charging profile 2 was sent again: the station had lost it");
        Assert.That(told, Has.Some.Contains("not set here: 50 of CSO"));
    }

    [Test]
    public async Task A_1_6_station_that_boots_gets_its_profiles_again_and_one_that_it_refuses_is_lost()
    {
        await using var server = await TestServer.StartAsync();
        await using (var first = await server.Boot16Async("S1"))
        {
            await SetAsync(server, first, ProfileRulesTests.Body(""" "stackLevel":0 """, id: 1));
            await SetAsync(server, first, ProfileRulesTests.Body(""" "stackLevel":1 """, id: 2));
        }
        await using var station = await server.Boot16Async("S1");
        Assert.That((int)(await station.AnswerCallAsync("SetChargingProfile", Accepted))["csChargingProfiles"]!["chargingProfileId"]!, Is.EqualTo(1));
        Assert.That((int)(await station.AnswerCallAsync("SetChargingProfile", """{"status":"Rejected"}"""))["csChargingProfiles"]!["chargingProfileId"]!, Is.EqualTo(2));
        await server.TimelineWithAsync("S1", "Charging profile 2 is lost: sent again, the station answered Rejected");
        Assert.That(await StatesAsync(server), Is.EqualTo("1:Accepted 2:Lost"));
        Assert.That(await ComputedAsync(server, 1, "&unit=A"), Is.EqualTo("0:10"));
    }

    [Test]
    public async Task A_report_that_does_not_end_is_given_up()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var asked = server.SendForAsync(200, "POST", Profiles + "/reports", "{}");
        var request = (int)(await station.AnswerCallAsync("GetChargingProfiles", Accepted))["requestId"]!;
        await asked;
        var periods = string.Join(',', Enumerable.Range(0, 1000).Select(i => $$"""{"startPeriod":{{i}},"limit":16}"""));
        for (var i = 0; i < 30; i++)
            await ReportAsync(station, request, "CSO", true, [.. Enumerable.Range(i * 20, 20).Select(id => $$"""
                {"id":{{id}},"stackLevel":0,"chargingProfilePurpose":"TxDefaultProfile","chargingProfileKind":"Absolute",
                 "chargingSchedule":[{"id":1,"chargingRateUnit":"A","chargingSchedulePeriod":[{{periods}}]}]}
                """)]);
        Assert.That((string)(await server.GetAsync($"stations/S1/requests/{request}"))["state"]!, Is.EqualTo("Failed"));
        var lines = await server.TimelineWithAsync("S1", "The result does not end");
        Assert.That(lines.Count(line => line.Contains("does not end", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Property("Requirement", "K09.FR.01")]
    [Test]
    public async Task The_last_part_of_a_report_that_comes_again_changes_nothing()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        foreach (var id in (int[])[1, 2])
            await SetAsync(server, station, ProfileRulesTests.Body($$""" "stackLevel":{{id}} """, id: id));
        var asked = server.SendForAsync(200, "POST", Profiles + "/reports", "{}");
        var request = (int)(await station.AnswerCallAsync("GetChargingProfiles", Accepted))["requestId"]!;
        await asked;
        await ReportAsync(station, request, "CSO", true, Reported(1, 1, 10));
        await ReportAsync(station, request, "CSO", false, Reported(2, 2, 10));
        await ReportAsync(station, request, "CSO", false, Reported(2, 2, 10));
        var report = await server.GetAsync($"{Profiles}/reports/{request}");
        Assert.That(report["reported"]!.AsArray().Select(part => (int)part!["profiles"]![0]!["id"]!), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(report["comparison"]!["missing"]!.AsArray(), Is.Empty);
        Assert.That((string)report["state"]!, Is.EqualTo("Done"));
    }

    [Test]
    public async Task A_2_0_1_station_that_boots_is_asked_and_gets_again_what_it_lacks()
    {
        await using var server = await TestServer.StartAsync();
        await using (var first = await server.Boot201Async("S1"))
        {
            await NegotiationTests.StartAsync(first);
            await SetAsync(server, first, ProfileRulesTests.Body(""" "stackLevel":0 """, id: 1));
            await SetAsync(server, first, ProfileRulesTests.Body(""" "stackLevel":0 """, id: 2, purpose: "TxProfile"));
        }
        await using var station = await server.Boot201Async("S1");
        var id = (int)(await station.AnswerCallAsync("GetChargingProfiles", Accepted))["requestId"]!;
        await ReportAsync(station, id, "CSO", false, Reported(1, 0, 10));
        var again = (await station.AnswerCallAsync("SetChargingProfile", Accepted))["chargingProfile"]!;
        Assert.That(((int)again["id"]!, (string)again["transactionId"]!), Is.EqualTo((2, "T-1")), "its transaction still runs");
        await server.TimelineWithAsync("S1", "Charging profile 2 was sent again");
    }

    [Test]
    public async Task A_2_0_1_station_that_has_no_profiles_left_or_cannot_say_gets_all_again()
    {
        await using var server = await TestServer.StartAsync();
        await using (var first = await server.Boot201Async("S1"))
            await SetAsync(server, first, ProfileRulesTests.Body(""" "stackLevel":0 """, id: 1));
        await using (var second = await server.Boot201Async("S1"))
        {
            await second.AnswerCallAsync("GetChargingProfiles", """{"status":"NoProfiles"}""");
            await second.AnswerCallAsync("SetChargingProfile", Accepted);
            await server.TimelineWithAsync("S1", "Charging profile 1 was sent again: the station had lost it");
        }
        await using var third = await server.Boot201Async("S1");
        var asked = await third.ReceiveFrameAsync();
        await third.SendAsync($$"""[4,"{{(string)asked[1]!}}","NotImplemented","",{}]""");
        await third.AnswerCallAsync("SetChargingProfile", Accepted);
        await server.TimelineWithAsync("S1", "cannot say what it has");
    }

    [Test]
    public async Task A_wanted_profile_is_settled_by_what_the_station_reports()
    {
        await using var server = await TestServer.StartAsync();
        await using (var first = await server.Boot201Async("S1"))
        {
            var sent = server.SendForAsync(504, "POST", Profiles, ProfileRulesTests.Body(""" "stackLevel":0 """, id: 1));
            await first.ReceiveFrameAsync();
            first.Cut();
            await sent;
        }
        await using var station = await server.Boot201Async("S1");
        var id = (int)(await station.AnswerCallAsync("GetChargingProfiles", Accepted))["requestId"]!;
        await ReportAsync(station, id, "CSO", false, Reported(1, 0, 10));
        await server.UntilAsync(Profiles, list => (string)list["items"]!.AsArray().Single()!["state"]! == "Accepted");
    }

    [Test]
    public async Task A_profile_that_is_valid_later_stands_beside_the_one_of_the_same_level_in_2_0_1_and_replaces_it_in_1_6()
    {
        await using var server = await TestServer.StartAsync();
        await using (var station = await server.Boot201Async("S1"))
        {
            await SetAsync(server, station, ProfileRulesTests.Body(""" "validTo":"2026-04-01T00:00:00Z" """, id: 1));
            await SetAsync(server, station, ProfileRulesTests.Body(""" "validFrom":"2026-04-01T00:00:00Z" """, id: 2));
            Assert.That(await StatesAsync(server), Is.EqualTo("1:Accepted 2:Accepted"));
        }
        await using var old = await server.Boot16Async("S2");
        await SetAsync(server, old, ProfileRulesTests.Body(""" "validTo":"2026-04-01T00:00:00Z" """, id: 1), "S2");
        await SetAsync(server, old, ProfileRulesTests.Body(""" "validFrom":"2026-04-01T00:00:00Z" """, id: 2), "S2");
        Assert.That(await StatesAsync(server, "S2"), Is.EqualTo("2:Accepted"));
    }

    private static async Task SetAsync(TestServer server, RawStation station, string body, string id = "S1")
    {
        var sent = server.SendForAsync(200, "POST", $"stations/{id}/charging-profiles", body);
        await station.AnswerCallAsync("SetChargingProfile", Accepted);
        await sent;
    }

    private static string Reported(int id, int level, int amperes, string purpose = "TxDefaultProfile") => $$"""
        {"id":{{id}},"stackLevel":{{level}},"chargingProfilePurpose":"{{purpose}}","chargingProfileKind":"Absolute",
         "chargingSchedule":[{"id":1,"chargingRateUnit":"A","startSchedule":"2026-03-01T12:00:00Z","chargingSchedulePeriod":[{"startPeriod":0,"limit":{{amperes}},"numberPhases":3 }]}]}
        """;

    private static Task<JsonObject> ReportAsync(RawStation station, int requestId, string source, bool moreFollows, params string[] profiles) => station.CallAsync("ReportChargingProfiles",
        $$"""{"requestId":{{requestId}},"chargingLimitSource":"{{source}}","evseId":1,"tbc":{{(moreFollows ? "true" : "false")}},"chargingProfile":[{{string.Join(",", profiles)}}]}""");

    private static async Task<string> StatesAsync(TestServer server, string id = "S1") => string.Join(
        ' ', (await server.GetAsync($"stations/{id}/charging-profiles"))["items"]!.AsArray().OrderBy(profile => (int)profile!["id"]!).Select(profile => $"{profile!["id"]}:{profile["state"]}"));

    private static async Task<string> ComputedAsync(TestServer server, int evse, string more = "") =>
        Shown((await server.GetAsync($"stations/S1/composite-schedule?evseId={evse}&durationSeconds=3600&source=csms{more}"))["computed"]!);

    private static string Shown(JsonNode schedule) =>
        string.Join(' ', schedule["periods"]!.AsArray().Select(period => $"{period!["startSeconds"]}:{period["limit"]?.ToString() ?? "-"}"));
}
