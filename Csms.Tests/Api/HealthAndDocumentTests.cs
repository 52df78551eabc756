using System.Text.Json.Nodes;
using Csms.Server.Connections;
using Csms.Tests.Attacks;
using Csms.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Csms.Tests.Api;

internal sealed class HealthAndDocumentTests
{
    [Test]
    public async Task Readiness_turns_red_while_the_server_drains_and_liveness_does_not()
    {
        await using var server = await TestServer.StartAsync();
        using var http = server.WithoutKey();
        Assert.That((int)(await http.GetAsync("/health/ready")).StatusCode, Is.EqualTo(200));
        await server.Services.GetRequiredService<Drain>().StoppingAsync(CancellationToken.None);
        Assert.That((int)(await http.GetAsync("/health/ready")).StatusCode, Is.EqualTo(503));
        Assert.That((int)(await http.GetAsync("/health/live")).StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task Every_operation_of_the_document_has_a_name_a_summary_and_says_how_it_can_end()
    {
        await using var server = await TestServer.StartAsync();
        using var http = server.WithoutKey();
        var document = JsonNode.Parse(await http.GetStringAsync("/openapi/v1.json"))!;
        var operations = document["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(operation => (Name: $"{operation.Key} {path.Key}", Node: operation.Value!)))
            .ToList();
        Assert.That(operations, Has.Count.GreaterThan(30));
        foreach (var (name, operation) in operations)
        {
            Assert.That((string?)operation["operationId"], Is.Not.Null.And.Not.Empty, name);
            Assert.That((string?)operation["summary"], Is.Not.Null.And.Not.Empty, name);
            Assert.That(operation["responses"]!.AsObject().Select(response => response.Key), Does.Contain("401").And.Some.StartsWith("2"), name);
            Assert.That(name, Does.Contain("/api/v1/"));
        }
        Assert.That(operations.Select(operation => (string)operation.Node["operationId"]!), Is.Unique);
        var startedAt = document["components"]!["schemas"]!["TransactionResource"]!["properties"]!["startedAt"]!;
        Assert.That(((string)startedAt["type"]!, (string)startedAt["format"]!), Is.EqualTo(("string", "date-time")));
        Assert.That((string)document["components"]!["securitySchemes"]!["ApiKey"]!["name"]!, Is.EqualTo("X-Api-Key"));
    }

    [Test]
    public async Task What_the_document_requires_in_a_query_cannot_be_left_out()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var call in (await ApiCall.AllAsync(server)).Where(call => call.Query.Any(parameter => (bool?)parameter["required"] == true)))
        {
            var (status, _) = await server.SendAsync(call.Method, call.Path());
            Assert.That(status, Is.EqualTo(400), $"{call.Name} is answered without {string.Join(", ", call.Query.Where(parameter => (bool?)parameter["required"] == true))}");
        }
    }

    [Test]
    public async Task Every_call_of_the_outside_face_is_in_the_document()
    {
        await using var server = await TestServer.StartAsync();
        using var http = server.WithoutKey();
        var paths = JsonNode.Parse(await http.GetStringAsync("/openapi/v1.json"))!["paths"]!.AsObject();
        string[] expected =
        [
            "get /stations", "get /stations/{stationId}", "post /stations", "patch /stations/{stationId}", "delete /stations/{stationId}", "get /tokens", "put /tokens/{idToken}",
            "delete /tokens/{idToken}", "get /transactions", "get /transactions/{id}", "get /transactions/{id}/meter-readings", "post /stations/{stationId}/remote-start",
            "post /stations/{stationId}/remote-stop", "post /stations/{stationId}/reset", "post /stations/{stationId}/unlock", "post /stations/{stationId}/availability",
            "post /stations/{stationId}/trigger", "post /stations/{stationId}/charging-profiles", "get /stations/{stationId}/composite-schedule",
            "post /stations/{stationId}/calls/{action}", "get /stations/{stationId}/messages", "get /stations/{stationId}/timeline", "get /events",
        ];
        var found = paths.SelectMany(path => path.Value!.AsObject().Select(operation => $"{operation.Key} {path.Key["/api/v1".Length..]}"));
        Assert.That(expected.Except(found), Is.Empty);
    }
}
