using System.Text.Json.Nodes;
using Csms.Domain.Operators;
using Csms.Tests.Configuration;
using Csms.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Csms.Tests.Api;

/// <summary>What a 2.0.1 station knows of a customer, told and forgotten. The clock stands at 12:55.</summary>
internal sealed class CustomerInformationTests
{
    private const string Accepted = """{"status":"Accepted"}""";
    private const string Secret = "Jane Doe, 12 Elm Street";

    [Property("Requirement", "N09.FR.04")]
    [Property("Requirement", "N10.FR.08")]
    [TestCase("""{"report":true}""", "")]
    [TestCase("""{"idToken":"TAG1","customerIdentifier":"C1","clear":true}""", "")]
    [TestCase("""{"idToken":"TAG1","customerIdentifier":"C1","report":true}""", "")]
    [TestCase("""{"idToken":"TAG1"}""", "report")]
    [TestCase("""{"customerIdentifier":"12345678901234567890123456789012345678901234567890123456789012345","report":true}""", "customerIdentifier")]
    public async Task Exactly_one_reference_names_the_customer_and_something_is_wanted(string body, string path)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        Assert.That((await server.SendForAsync(422, "POST", "stations/S1/customer-information", body)).Violations().Single().Path, Is.EqualTo(path));
        Assert.That(await station.CallAsync("Heartbeat", "{}"), Has.Count.EqualTo(1), "nothing was sent");
    }

    [Property("Requirement", "N09.FR.04")]
    [Test]
    public async Task A_raw_call_names_exactly_one_customer_too()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await server.SendForAsync(422, "POST", "stations/S1/calls/CustomerInformation", """{"requestId":7,"report":true,"clear":false}""");
        var answer = server.SendForAsync(200, "POST", "stations/S1/calls/CustomerInformation", """{"requestId":7,"report":true,"clear":false,"customerIdentifier":"C1"}""");
        await station.AnswerCallAsync("CustomerInformation", Accepted);
        await answer;
        await PartAsync(station, 7, 0, isLast: true, Secret);
        Assert.That((string)(await server.GetAsync("stations/S1/customer-information/7"))["text"]!, Is.EqualTo(Secret));
    }

    [Property("Requirement", "N09.FR.08")]
    [Property("Requirement", "N10.FR.09")]
    [Test]
    public async Task A_certificate_is_named_by_the_algorithm_that_the_station_has_it_by()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var refresh = server.SendForAsync(200, "POST", "stations/S1/certificates/installed/refresh");
        await station.AnswerCallAsync("GetInstalledCertificateIds", """
            {"status":"Accepted","certificateHashDataChain":[{"certificateType":"CSMSRootCertificate",
            "certificateHashData":{"hashAlgorithm":"SHA384","issuerNameHash":"aa","issuerKeyHash":"bb","serialNumber":"0C"}}]}
            """);
        await refresh;
        static string Body(string algorithm) =>
            $$"""{"certificate":{"hashAlgorithm":"{{algorithm}}","issuerNameHash":"aa","issuerKeyHash":"bb","serialNumber":"0c"},"report":true}""";
        var problem = await server.SendForAsync(422, "POST", "stations/S1/customer-information", Body("SHA256"));
        Assert.That(problem.Violations().Single().Path, Is.EqualTo("certificate.hashAlgorithm"));
        var answer = server.SendForAsync(200, "POST", "stations/S1/customer-information", Body("SHA384"));
        var sent = await station.AnswerCallAsync("CustomerInformation", Accepted);
        Assert.That((string)sent["customerCertificate"]!["hashAlgorithm"]!, Is.EqualTo("SHA384"));
        await answer;
    }

    [Property("Requirement", "N09")]
    [Test]
    public async Task The_parts_are_put_together_for_the_operator_who_asked_and_stand_nowhere_else()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var id = await AskAsync(server, station, """{"idToken":"PERSONAL-TAG","report":true}""");
        await PartAsync(station, id, 1, isLast: true, ", 12 Elm Street");
        var shown = await server.GetAsync($"stations/S1/customer-information/{id}");
        Assert.That(((string)shown["state"]!, (string)shown["text"]!), Is.EqualTo(("Running", ", 12 Elm Street")), "truncated so far");
        await PartAsync(station, id, 0, isLast: false, "Jane Doe");
        shown = await server.GetAsync($"stations/S1/customer-information/{id}");
        Assert.That(((string)shown["state"]!, (string)shown["text"]!), Is.EqualTo(("Done", Secret)));

        var key = (await server.Services.GetRequiredService<ApiKeys>().AddAsync(new NewApiKey { Name = "somebody else", Role = Role.Operator }, CancellationToken.None)).Key;
        using var other = server.WithoutKey(key);
        foreach (var path in (string[])[$"stations/S1/customer-information/{id}", $"stations/S1/requests/{id}/parts"])
            Assert.That((int)(await other.GetAsync("/api/v1/" + path)).StatusCode, Is.EqualTo(403), path);

        await server.TimelineWithAsync("S1", $"Customer information {id} is complete, in 2 parts");
        foreach (var path in (string[])["stations/S1/timeline", "stations/S1/messages", "audit", "stations/S1/requests"])
        {
            var text = (await server.GetAsync(path)).ToJsonString();
            Assert.That(text, Does.Not.Contain("Jane").And.Not.Contain("Elm Street").And.Not.Contain("PERSONAL-TAG"), path);
        }
    }

    [Test]
    public async Task What_was_kept_for_long_enough_is_deleted()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(["Csms:CustomerInformation:KeepFor=02:00:00"], clock);
        await using var station = await server.Boot201Async("S1");
        var id = await AskAsync(server, station, """{"customerIdentifier":"C1","report":true}""");
        await PartAsync(station, id, 0, isLast: true, Secret);
        clock.Advance(TimeSpan.FromMinutes(119));
        Assert.That((string)(await server.GetAsync($"stations/S1/customer-information/{id}"))["text"]!, Is.EqualTo(Secret));
        clock.Advance(TimeSpan.FromMinutes(2));
        var shown = await server.UntilAsync($"stations/S1/customer-information/{id}", shown => shown["text"] is null);
        Assert.That(((bool)shown["isDeleted"]!, (string)shown["state"]!), Is.EqualTo((true, "Done")));
    }

    [Test]
    public async Task What_nobody_asked_for_is_answered_and_not_kept()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await PartAsync(station, 9, 0, isLast: true, Secret);
        await server.TimelineWithAsync("S1", "Customer information for request 9, which nobody here made, is not kept");
        await server.SendForAsync(404, "GET", "stations/S1/customer-information/9");
        await server.SendForAsync(404, "GET", "stations/NONE/customer-information/9");
    }

    [Test]
    public async Task A_result_that_never_ends_is_given_up_and_what_came_is_shown()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot201Async("S1");
        var id = await AskAsync(server, station, """{"customerIdentifier":"C1","report":true}""");
        await PartAsync(station, id, 0, isLast: false, "Jane");
        clock.Advance(TimeSpan.FromMinutes(10.5));
        var shown = await server.UntilAsync($"stations/S1/customer-information/{id}", shown => (string)shown["state"]! == "Abandoned");
        Assert.That((string)shown["text"]!, Is.EqualTo("Jane"));
    }

    [Property("Requirement", "N10.FR.02")]
    [Test]
    public async Task After_a_customer_was_cleared_the_local_list_is_sent_again_in_full()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot201Async("S1");
        await InventoryTests.TakesAsync(station, "GetVariables", 4);
        await server.SendForAsync(201, "PUT", "tokens/TAG1", "{}");
        await server.SendForAsync(200, "PUT", "stations/S1/local-list", """{"scope":"All"}""");
        var sync = server.SendForAsync(200, "POST", "stations/S1/local-list/sync");
        await AnswerListAsync(station, 0);
        await sync;
        var ask = server.SendForAsync(200, "POST", "stations/S1/customer-information", """{"idToken":"TAG1","clear":true}""");
        var sent = await station.AnswerCallAsync("CustomerInformation", Accepted);
        Assert.That(((bool)sent["clear"]!, (bool)sent["report"]!, (string)sent["idToken"]!["type"]!), Is.EqualTo((true, false, "Central")));
        Assert.That((bool)(await ask)["localListIsSentAgain"]!, Is.True);
        Assert.That((string)(await server.GetAsync("stations/S1/local-list"))["list"]!["state"]!, Is.EqualTo("Pending"));
        clock.Advance(TimeSpan.FromSeconds(30));
        var list = await AnswerListAsync(station, 1);
        Assert.That((string)list["updateType"]!, Is.EqualTo("Full"));
    }

    [Test]
    public async Task A_1_6_station_cannot_be_asked_about_a_customer()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await server.SendForAsync(422, "POST", "stations/S1/customer-information", """{"idToken":"TAG1","clear":true}""");
    }

    private static async Task<JsonObject> AnswerListAsync(RawStation station, int told)
    {
        await station.AnswerCallAsync("GetVariables", """
            {"getVariableResult":[{"attributeStatus":"Accepted","component":{"name":"LocalAuthListCtrlr"},"variable":{"name":"Enabled"},"attributeValue":"true"}]}
            """);
        await station.AnswerCallAsync("GetLocalListVersion", $$"""{"versionNumber":{{told}}}""");
        return await station.AnswerCallAsync("SendLocalList", Accepted);
    }

    private static async Task<int> AskAsync(TestServer server, RawStation station, string body)
    {
        var answer = server.SendForAsync(200, "POST", "stations/S1/customer-information", body);
        await station.AnswerCallAsync("CustomerInformation", Accepted);
        return (int)(await answer)["requestId"]!;
    }

    private static async Task PartAsync(RawStation station, int requestId, int seqNo, bool isLast, string text) => Assert.That(
        await station.CallAsync(
            "NotifyCustomerInformation",
            $$"""{"requestId":{{requestId}},"seqNo":{{seqNo}},"generatedAt":"2026-03-01T12:55:00Z","tbc":{{(isLast ? "false" : "true")}},"data":"{{text}}"}"""),
        Is.Empty);
}
