using System.Text.Json.Nodes;
using Csms.Domain.Rules;
using Csms.Tests.Support;

namespace Csms.Tests.Api;

internal sealed class ComplianceTests
{
    private const string Good = """{"connectorId":1,"errorCode":"NoError","status":"Available"}""";
    private const string Deviating = """{"connectorId":1,"errorCode":"NoError","status":"Available","x":1,"y":2}""";
    private const string Refused = """{"connectorId":1,"errorCode":"NoError","status":"Sleeping"}""";

    [Test]
    public async Task A_model_has_its_messages_its_deviations_its_refusals_and_a_score()
    {
        await using var server = await TestServer.StartAsync();
        await using var one = await LeniencyRulesApiTests.BootAsync(server, "CS-1", "Acme", "One");
        await using var two = await LeniencyRulesApiTests.BootAsync(server, "CS-2", "Acme", "One");
        await using var best = await LeniencyRulesApiTests.BootAsync(server, "CS-3", "Best", "Ever");
        await one.CallAsync("StatusNotification", Good);
        await one.CallAsync("StatusNotification", Deviating);
        await two.CallForErrorAsync("StatusNotification", Refused);
        await two.SendAsync("[2,\"a\"]");
        await two.ReceiveFrameAsync();
        await best.CallAsync("Heartbeat", "{}");

        var models = (await server.GetAsync("compliance"))["items"]!.AsArray();

        Assert.That(models, Has.Count.EqualTo(2));
        var acme = models[0]!;
        Assert.That(((string?)acme["vendor"], (string?)acme["model"], (string?)acme["firmwareVersion"]), Is.EqualTo(("Acme", "One", "1.0")));
        Assert.That(((long)acme["messages"]!, (long)acme["deviating"]!, (long)acme["refused"]!, (decimal)acme["score"]!), Is.EqualTo((6, 1, 2, 50m)));
        var worst = acme["worstRules"]![0]!;
        Assert.That(((string?)worst["ruleId"], (long)worst["count"]!, (string?)worst["firstAt"]), Is.EqualTo(("unknown-member", 2, "2026-03-01T12:55:00.000Z")));
        Assert.That((decimal)models[1]!["score"]!, Is.EqualTo(100m));
    }

    [TestCase(2001, 1, 0, 99.9)]
    [TestCase(2001, 0, 1, 99.9)]
    [TestCase(3, 1, 1, 33.3)]
    [TestCase(1, 0, 1, 0)]
    [TestCase(5, 0, 0, 100)]
    public void The_score_is_rounded_down_so_that_100_means_all(int messages, int deviating, int refused, decimal score) => Assert.That(
        new ModelCompliance { Model = new StationModel(null, null, null), Messages = messages, Deviating = deviating, Refused = refused, Rules = [] }.Score,
        Is.EqualTo(score));

    [Test]
    public async Task What_comes_after_a_change_of_firmware_is_counted_apart()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await LeniencyRulesApiTests.BootAsync(server, "CS-1", "Acme", "One");
        await station.CallAsync("StatusNotification", Deviating);
        await station.CallAsync("BootNotification", """{"chargePointVendor":"Acme","chargePointModel":"One","firmwareVersion":"2.0"}""");
        await station.CallAsync("StatusNotification", Good);

        var models = (await server.GetAsync("compliance"))["items"]!.AsArray();

        Assert.That(models.Select(model => ((string?)model!["firmwareVersion"], (decimal)model["score"]!)), Is.EqualTo(new[] { ("1.0", 50m), ("2.0", 100m) }));
    }

    [Test]
    public async Task A_repeated_message_counts_once()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await LeniencyRulesApiTests.BootAsync(server, "CS-1", "Acme", "One");
        for (var time = 0; time < 3; time++)
        {
            await station.SendAsync($"[2,\"same\",\"StatusNotification\",{Deviating}]");
            await station.ReceiveFrameAsync();
        }

        Assert.That((long)(await server.GetAsync("compliance"))["items"]![0]!["messages"]!, Is.EqualTo(2));
    }

    [Test]
    public async Task The_answer_to_a_call_of_ours_counts_too()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await LeniencyRulesApiTests.BootAsync(server, "CS-1", "Acme", "One");
        var asked = server.SendForAsync(200, "POST", "stations/CS-1/reset", "{}");
        await station.AnswerCallAsync("Reset", """{"status":"Accepted","x":1}""");
        await asked;

        JsonNode model = (await server.GetAsync("compliance"))["items"]![0]!;
        Assert.That(((long)model["messages"]!, (long)model["deviating"]!), Is.EqualTo((2, 1)));
    }
}
