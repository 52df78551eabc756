using System.Text.Json.Nodes;
using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Attacks;

/// <summary>SQL, and what SQL's patterns mean, in every place of every call where text is searched for or named.</summary>
internal sealed class InjectionTests
{
    private static readonly string[] Texts = ["' or 1=1 --", "'; drop table stations; --", "\" or \"\"=\"", "%", "_", "\\", "') union select key_hash from api_keys --", "\0"];

    // These are no search: they say from where a list goes on, or how it is written.
    private static readonly string[] NoSearch = ["cursor", "limit", "format"];

    [Test]
    public async Task A_search_finds_what_it_says_and_nothing_by_what_sql_makes_of_it()
    {
        await using var server = await TestServer.StartAsync();
        await FillAsync(server);
        var searched = 0;
        foreach (var call in (await ApiCall.AllAsync(server)).Where(call => call.IsReading && call.Template != "/events"))
        {
            foreach (var parameter in call.Query.Select(parameter => (string)parameter["name"]!))
            {
                foreach (var text in Texts)
                {
                    var path = $"{call.Path("S1")["/api/v1/".Length..]}?{parameter}={Uri.EscapeDataString(text)}";
                    var (status, body) = await server.SendAsync("GET", path);
                    Assert.That(status, Is.EqualTo(200).Or.InRange(400, 499), path);
                    if (status != 200 || NoSearch.Contains(parameter) || body["items"] is not JsonArray items)
                        continue;
                    searched++;
                    Assert.That(items, Is.Empty, $"{path} found {items.ToJsonString()}");
                }
            }
        }
        Assert.That(searched, Is.GreaterThan(50));
        await IsWholeAsync(server);
    }

    [Test]
    public async Task A_name_in_a_path_is_a_name()
    {
        await using var server = await TestServer.StartAsync();
        await FillAsync(server);
        foreach (var call in (await ApiCall.AllAsync(server)).Where(call => call.Template.Contains('{') && (call.IsReading || call.Method == "DELETE")))
        {
            // The server of .NET takes no zero in a path.
            foreach (var text in Texts.Except(["\0"]))
            {
                var (status, _) = await server.SendAsync(call.Method, call.Path(text));
                Assert.That(status, Is.InRange(400, 499), $"{call.Name} with {text}");
            }
        }
        await IsWholeAsync(server);
    }

    [Test]
    public async Task What_is_written_is_kept_as_it_was_written()
    {
        await using var server = await TestServer.StartAsync();
        const string Text = "'; drop table tokens; --";
        await server.SendForAsync(201, "PUT", $"tokens/{Uri.EscapeDataString(Text)}", """{"groupId":"') --"}""");
        var tokens = await server.GetAsync($"tokens?search={Uri.EscapeDataString(Text)}");
        Assert.That(((string)tokens["items"]![0]!["idToken"]!, (string)tokens["items"]![0]!["groupId"]!), Is.EqualTo((Text, "') --")));
        await using var station = await server.Boot16Async(Text);
        await station.CallAsync("StartTransaction", $$"""{"connectorId":1,"idTag":"' or 1=1 --","meterStart":0,"timestamp":"2026-03-01T12:00:00Z"}""");
        var transactions = await server.GetAsync($"transactions?stationId={Uri.EscapeDataString(Text)}");
        Assert.That(((string)transactions["items"]![0]!["stationId"]!, (string)transactions["items"]![0]!["idToken"]!), Is.EqualTo((Text, "' or 1=1 --")));
    }

    private static async Task FillAsync(TestServer server)
    {
        await using var station = await server.Boot16Async("S1");
        await station.CallAsync("StatusNotification", """{"connectorId":1,"errorCode":"GroundFailure","status":"Faulted"}""");
        await station.CallAsync("StartTransaction", """{"connectorId":1,"idTag":"CARD","meterStart":0,"timestamp":"2026-03-01T12:00:00Z"}""");
        await server.SendForAsync(201, "PUT", "tokens/CARD", """{"groupId":"FLEET"}""");
    }

    private static async Task IsWholeAsync(TestServer server)
    {
        Assert.That((await server.GetAsync("stations"))["items"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That((await server.GetAsync("tokens"))["items"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That((await server.GetAsync("transactions"))["items"]!.AsArray(), Has.Count.EqualTo(1));
    }
}
