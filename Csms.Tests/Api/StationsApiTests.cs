using System.Text.Json.Nodes;
using Csms.Tests.Support;

namespace Csms.Tests.Api;

internal sealed class StationsApiTests
{
    [Test]
    public async Task A_station_is_registered_with_a_password_that_is_shown_once()
    {
        await using var server = await TestServer.StartAsync();
        var created = await server.SendForAsync(201, "POST", "stations", """{"id":"S1"}""");
        Assert.That(((string)created["password"]!).Length, Is.InRange(16, 40));
        Assert.That((string?)created["registration"], Is.EqualTo("Accepted"));

        var found = await server.GetAsync("stations/S1");
        Assert.That(found.AsObject().ContainsKey("password"), Is.False);
        Assert.That(((bool)found["connected"]!, (int)found["securityProfile"]!), Is.EqualTo((false, 1)));
    }

    [Property("FieldReport", "14, 15")]
    [Test]
    public async Task Whether_a_station_answers_pings_and_what_it_speaks_unasked_are_set_and_shown()
    {
        await using var server = await TestServer.StartAsync();
        var usual = await server.SendForAsync(201, "POST", "stations", """{"id":"S1"}""");
        Assert.That(((bool)usual["answersPings"]!, (string?)usual["defaultSubprotocol"]), Is.EqualTo((true, default(string))));
        await server.SendForAsync(201, "POST", "stations", """{"id":"S2","answersPings":false,"defaultSubprotocol":"ocpp1.6"}""");
        await server.SendForAsync(200, "PATCH", "stations/S2", """{"registration":"Pending"}""");
        var shown = await server.GetAsync("stations/S2");
        Assert.That(((bool)shown["answersPings"]!, (string?)shown["defaultSubprotocol"]), Is.EqualTo((false, "ocpp1.6")));
        await server.SendForAsync(200, "PATCH", "stations/S2", """{"answersPings":true,"defaultSubprotocol":""}""");
        shown = await server.GetAsync("stations/S2");
        Assert.That(((bool)shown["answersPings"]!, (string?)shown["defaultSubprotocol"]), Is.EqualTo((true, default(string))));
        await server.SendForAsync(422, "PATCH", "stations/S2", """{"securityProfile":7}""");
    }

    [Test]
    public async Task A_given_password_is_never_shown()
    {
        await using var server = await TestServer.StartAsync();
        var created = await server.SendForAsync(201, "POST", "stations", """{"id":"S1","password":"0123456789abcdef0123"}""");
        Assert.That(created.AsObject().ContainsKey("password"), Is.False);
    }

    [Test]
    [Property("Requirement", "1.6 §4.9")]
    public async Task A_connected_station_is_shown_as_it_reports_itself()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await station.CallAsync("StatusNotification", """{"connectorId":2,"errorCode":"NoError","status":"Preparing","timestamp":"2026-03-01T11:59:58Z"}""");

        var shown = await server.GetAsync("stations/S1");
        Assert.That(((bool)shown["connected"]!, (string)shown["ocppVersion"]!, (string)shown["vendor"]!, (string)shown["model"]!), Is.EqualTo((true, "1.6", "Test", "Raw")));
        Assert.That((string)shown["lastSeenAt"]!, Does.EndWith("Z"));
        var connector = shown["evses"]!.AsArray().Single(evse => (int)evse!["id"]! == 2)!["connectors"]![0]!;
        Assert.That(
            ((int)connector["id"]!, (string)connector["status"]!, (string)connector["statusAt"]!, (string)connector["errorCode"]!),
            Is.EqualTo((1, "Preparing", "2026-03-01T11:59:58.000Z", "NoError")));
    }

    [TestCase("""{"id":"S1"}""", 409)] // taken
    [TestCase("""{"id":"a:b"}""", 422)] // a colon
    [TestCase("""{"id":""}""", 422)] // empty
    [TestCase("""{"id":"S2","password":"short"}""", 422)] // short password
    [TestCase("""{"id":"S2","securityProfile":7}""", 422)] // no such profile
    [TestCase("""{"id":"S2","defaultSubprotocol":"ocpp2.1"}""", 422)] // no such subprotocol
    [TestCase("""{"id":"S2","answersPings":"no"}""", 422)] // a text for a truth
    [TestCase("""{"id":"S2","registration":"Perhaps"}""", 422)] // no such word
    [TestCase("""{"id":"S2","registration":1}""", 422)] // a number for a word
    [TestCase("""{"id":12}""", 422)] // a number for a text
    [TestCase("""{"id":"S2","colour":"red"}""", 422)] // unknown member
    [TestCase("""{"ID":"S2"}""", 422)] // wrong case
    [TestCase("""{"id":"S2","id":"S3"}""", 422)] // duplicate member
    [TestCase("""{}""", 422)] // missing member
    [TestCase("""[]""", 422)] // no object
    [TestCase("""{"id":""", 400)] // not JSON
    [TestCase("""nonsense""", 400)] // not JSON
    [TestCase("", 400)] // empty body
    public async Task A_wrong_registration_is_refused_and_says_why(string body, int expected)
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(201, "POST", "stations", """{"id":"S1"}""");
        await server.SendForAsync(expected, "POST", "stations", body);
        Assert.That((await server.GetAsync("stations"))["items"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [TestCase("""{"id":"S2","colour":"red"}""", "colour", "additionalProperties")]
    [TestCase("""{"registration":"Accepted"}""", "id", "required")]
    [TestCase("""{"id":"S2","securityProfile":"one"}""", "securityProfile", "type")]
    [TestCase("""{"id":"S2","registration":"Perhaps"}""", "registration", "type")]
    [TestCase("""{"id":"a:b"}""", "id", "value")]
    [TestCase("""{"id":"S2","password":"short"}""", "password", "value")]
    [TestCase("""{"id":"S2","securityProfile":7}""", "securityProfile", "value")]
    [TestCase("""{"id":"S2","defaultSubprotocol":"ocpp2.1"}""", "defaultSubprotocol", "value")]
    public async Task A_refusal_names_the_member(string body, string path, string rule)
    {
        await using var server = await TestServer.StartAsync();
        var problem = await server.SendForAsync(422, "POST", "stations", body);
        Assert.That(problem.Violations(), Is.EqualTo(new[] { (path, rule) }));
    }

    [TestCase("a/b")]
    [TestCase("a%2Fb")]
    [TestCase("a#b?c=d")]
    [TestCase("Säule 5")]
    [TestCase("充電")]
    [TestCase("a+b&c")]
    public async Task Any_id_works_percent_encoded(string id)
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(201, "POST", "stations", new JsonObject { ["id"] = id, ["securityProfile"] = 0 }.ToJsonString());
        await using var station = await server.Boot16Async(id);
        var path = "stations/" + Uri.EscapeDataString(id);
        var shown = await server.GetAsync(path);
        Assert.That(((string)shown["id"]!, (bool)shown["connected"]!), Is.EqualTo((id, true)));

        var answer = server.SendForAsync(200, "POST", path + "/clear-cache");
        await station.AnswerCallAsync("ClearCache", """{"status":"Accepted"}""");
        Assert.That((string)(await answer)["status"]!, Is.EqualTo("Accepted"));
    }

    [Test]
    public async Task A_change_keeps_what_it_does_not_name()
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(201, "POST", "stations", """{"id":"S1","securityProfile":0,"registration":"Pending"}""");
        var changed = await server.SendForAsync(200, "PATCH", "stations/S1", """{"registration":"Rejected"}""");
        Assert.That(((string)changed["registration"]!, (int)changed["securityProfile"]!), Is.EqualTo(("Rejected", 0)));
        await server.SendForAsync(422, "PATCH", "stations/S1", """{"id":"S2"}""");
        await server.SendForAsync(404, "PATCH", "stations/S2", """{"registration":"Rejected"}""");
    }

    [Test]
    public async Task New_credentials_close_the_connection()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var changed = await server.SendForAsync(200, "PATCH", "stations/S1", """{"securityProfile":1,"generatePassword":true}""");
        Assert.That((string?)changed["password"], Is.Not.Null);
        Assert.That(await station.ReceiveAsync(), Is.Null);
    }

    [Test]
    public async Task A_removed_station_is_gone_and_its_connection_closed()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await server.SendForAsync(204, "DELETE", "stations/S1");
        Assert.That(await station.ReceiveAsync(), Is.Null);
        await server.SendForAsync(404, "GET", "stations/S1");
        await server.SendForAsync(404, "DELETE", "stations/S1");
    }

    [Test]
    public async Task A_list_comes_page_by_page()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var id in (string[])["B", "A", "C"])
            await server.SendForAsync(201, "POST", "stations", $$"""{"id":"{{id}}"}""");
        var first = await server.GetAsync("stations?limit=2");
        var second = await server.GetAsync($"stations?limit=2&cursor={Uri.EscapeDataString((string)first["next"]!)}");
        Assert.That(first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(item => (string)item!["id"]!), Is.EqualTo(new[] { "A", "B", "C" }));
        Assert.That(second["next"], Is.Null);
    }

    [TestCase("0")]
    [TestCase("1001")]
    [TestCase("-1")]
    [TestCase("many")]
    public async Task A_limit_out_of_range_is_refused(string limit)
    {
        await using var server = await TestServer.StartAsync();
        var problem = await server.SendForAsync(400, "GET", $"stations?limit={limit}");
        Assert.That((string)problem["detail"]!, Does.Contain("'limit'"));
    }

    [Property("FieldReport", "66")]
    [Test]
    public async Task An_unknown_station_that_knocked_is_listed_and_admitted()
    {
        await using var server = await TestServer.StartAsync(["Csms:Stations:Unknown=Reject"]);
        Assert.That(async () => await server.ConnectAsync("stranger"), Throws.Exception);
        var knock = (await server.GetAsync("knocks"))["items"]!.AsArray().Single()!;
        Assert.That(((string)knock["stationId"]!, (string)knock["address"]!), Is.EqualTo(("stranger", "127.0.0.1")));
        Assert.That((long)knock["count"]!, Is.GreaterThan(0));

        await server.SendForAsync(201, "POST", "stations", """{"id":"stranger","securityProfile":0}""");
        Assert.That((await server.GetAsync("knocks"))["items"]!.AsArray(), Is.Empty);
        await using var station = await server.Boot16Async("stranger");
    }

    [Test]
    public async Task A_registered_station_that_is_refused_is_listed_with_why_until_it_comes_in()
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(201, "POST", "stations", """{"id":"CS-1","password":"0123456789abcdef"}""");
        Assert.That(async () => await server.ConnectAsync("CS-1", password: "wrong-password-0"u8.ToArray()), Throws.Exception);
        var listed = await server.UntilAsync("knocks", knocks => knocks["items"]!.AsArray().Count == 1);
        var knock = listed["items"]![0]!;
        Assert.That(((string)knock["kind"]!, (bool)knock["isRegistered"]!), Is.EqualTo(("Credentials", true)));
        Assert.That((string)knock["reason"]!, Does.Contain("password is wrong"));

        await using var station = await server.ConnectAsync("CS-1", password: "0123456789abcdef"u8.ToArray());
        await server.UntilAsync("knocks", knocks => knocks["items"]!.AsArray().Count == 0);
    }

    [Test]
    public async Task A_station_that_speaks_no_version_of_ours_is_listed_among_the_knocks()
    {
        await using var server = await TestServer.StartAsync();
        Assert.That(async () => await server.ConnectAsync("CS-1", "ocpp1.5"), Throws.Exception);
        var listed = await server.UntilAsync("knocks", knocks => knocks["items"]!.AsArray().Count == 1);
        Assert.That(((string)listed["items"]![0]!["kind"]!, (bool)listed["items"]![0]!["isRegistered"]!), Is.EqualTo(("Subprotocol", false)));
    }

    [Test]
    public async Task A_knock_is_dismissed()
    {
        await using var server = await TestServer.StartAsync(["Csms:Stations:Unknown=Reject"]);
        Assert.That(async () => await server.ConnectAsync("stranger"), Throws.Exception);
        await server.SendForAsync(204, "DELETE", "knocks/stranger");
        await server.SendForAsync(404, "DELETE", "knocks/stranger");
    }
}
