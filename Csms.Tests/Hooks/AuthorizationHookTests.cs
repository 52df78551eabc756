using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Csms.Tests.Api;
using Csms.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Csms.Tests.Hooks;

/// <summary>Another system decides about tokens: a real HTTP server, asked by the real one.</summary>
internal sealed class AuthorizationHookTests
{
    private const string Secret = "a-secret-of-the-hook";

    [Test]
    public async Task The_hook_is_asked_with_all_that_is_known_and_its_answer_counts_over_the_registered_token()
    {
        await using var hook = await Hook.StartAsync("""{"status":"Blocked","groupId":"THEIRS","more":"later"}""");
        await using var server = await StartAsync(hook);
        await using var station = await server.Boot201Async("S1");
        await server.SendForAsync(201, "PUT", "tokens/TAG1", "{}");
        var told = (await station.CallAsync("TransactionEvent", """
            {"eventType":"Started","timestamp":"2026-03-01T12:55:00Z","triggerReason":"Authorized","seqNo":0,"transactionInfo":{"transactionId":"T-1"},
            "evse":{"id":2,"connectorId":1},"idToken":{"idToken":"TAG1","type":"ISO14443"}}
            """))["idTokenInfo"]!;
        Assert.That(((string)told["status"]!, (string)told["groupIdToken"]!["idToken"]!), Is.EqualTo(("Blocked", "THEIRS")));
        var (question, secret) = hook.Asked.Single();
        Assert.That(
            JsonNode.DeepEquals(question, JsonNode.Parse(
                """{"stationId":"S1","ocppVersion":"2.0.1","idToken":"TAG1","idTokenType":"ISO14443","evseId":2,"transactionId":"T-1","purpose":"Start"}""")),
            Is.True, question.ToJsonString());
        Assert.That(secret, Is.EqualTo(Secret));
    }

    [Test]
    public async Task A_1_6_station_is_served_as_well_and_a_repeat_is_not_asked_about_again()
    {
        await using var hook = await Hook.StartAsync("""{"status":"NotAtThisTime"}""");
        await using var server = await StartAsync(hook);
        await using var station = await server.Boot16Async("S1");
        Assert.That(await StatusAsync(station), Is.EqualTo("Blocked"));
        Assert.That(await StatusAsync(station), Is.EqualTo("Blocked"));
        Assert.That(hook.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Registered_tokens_are_not_asked_about_where_only_unknown_ones_are()
    {
        await using var hook = await Hook.StartAsync("""{"status":"Accepted"}""");
        await using var server = await StartAsync(hook, "Csms:AuthorizationHook:Ask=Unknown", "Csms:Tokens:Unknown=Reject");
        await using var station = await server.Boot16Async("S1");
        await server.SendForAsync(201, "PUT", "tokens/KNOWN", """{"status":"Blocked"}""");
        Assert.That(await StatusAsync(station, "KNOWN"), Is.EqualTo("Blocked"));
        Assert.That(hook.Asked, Is.Empty);
        Assert.That(await StatusAsync(station, "GUEST"), Is.EqualTo("Accepted"));
    }

    [TestCase("UseTokens", "Expired")]
    [TestCase("Accept", "Accepted")]
    [TestCase("Reject", "Invalid")]
    public async Task Without_an_answer_the_fallback_counts_and_the_timeline_says_so(string fallback, string status)
    {
        await using var hook = await Hook.StartAsync("{}", 500);
        await using var server = await StartAsync(hook, $"Csms:AuthorizationHook:Fallback={fallback}");
        await using var station = await server.Boot16Async("S1");
        await server.SendForAsync(201, "PUT", "tokens/TAG1", """{"status":"Expired"}""");
        Assert.That(await StatusAsync(station), Is.EqualTo(status));
        var reasons = await server.TimelineWithAsync("S1", "The authorization hook could not tell whether token TAG1 may charge (it answered 500)");
        Assert.That(reasons, Has.None.Contains(Secret));
    }

    [TestCase("""{"status":"Perhaps"}""")]
    [TestCase("""{"status":"Accepted","evseIds":[]}""")]
    [TestCase("<html>")]
    [TestCase("null")]
    public async Task An_answer_that_cannot_be_read_is_none(string answer)
    {
        await using var hook = await Hook.StartAsync(answer);
        await using var server = await StartAsync(hook, "Csms:AuthorizationHook:Fallback=Reject");
        await using var station = await server.Boot16Async("S1");
        Assert.That(await StatusAsync(station), Is.EqualTo("Invalid"));
        await server.TimelineWithAsync("S1", "the answer cannot be read");
    }

    [Test]
    public async Task A_hook_that_does_not_answer_in_time_does_not_hold_the_station_up()
    {
        var clock = new ManualClock();
        await using var hook = await Hook.StartAsync(null);
        await using var server = await StartAsync(clock, hook, "Csms:AuthorizationHook:Fallback=Reject");
        await using var station = await server.Boot16Async("S1");
        var told = StatusAsync(station);
        await hook.FirstQuestion;
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.That(await told, Is.EqualTo("Invalid"));
        await server.TimelineWithAsync("S1", "no answer within 3 seconds");
    }

    [Test]
    public async Task Nobody_there_is_no_answer()
    {
        await using var server = await TestServer.StartAsync(["Csms:AuthorizationHook:Url=http://127.0.0.1:1/", "Csms:AuthorizationHook:Fallback=Accept"]);
        await using var station = await server.Boot16Async("S1");
        Assert.That(await StatusAsync(station), Is.EqualTo("Accepted"));
        await server.TimelineWithAsync("S1", "The authorization hook could not tell");
    }

    [Property("Requirement", "C04.FR.04")]
    [Property("Requirement", "C02.FR.02")]
    [TestCase("4711", "KeyCode", "Invalid")]
    [TestCase("", "NoAuthorization", "Accepted")]
    public async Task A_key_code_is_told_to_nobody_and_no_token_is_not_asked_about(string token, string type, string status)
    {
        await using var hook = await Hook.StartAsync("""{"status":"Accepted"}""");
        await using var server = await StartAsync(hook);
        await using var station = await server.Boot201Async("S1");
        var told = await station.CallAsync("Authorize", $$$"""{"idToken":{"idToken":"{{{token}}}","type":"{{{type}}}"}}""");
        Assert.That((string)told["idTokenInfo"]!["status"]!, Is.EqualTo(status));
        Assert.That(hook.Asked, Is.Empty);
    }

    [TestCase("Csms:AuthorizationHook:Url=ftp://somewhere/")]
    [TestCase("Csms:AuthorizationHook:Timeout=00:01:00")]
    public void A_wrong_setting_is_refused_at_start(string setting) =>
        Assert.That(() => TestServer.StartAsync([setting]), Throws.Exception.With.Message.Contains(setting.Split('=')[0].Split(':')[2]));

    private static Task<TestServer> StartAsync(Hook hook, params string[] settings) => StartAsync(null, hook, settings);

    private static Task<TestServer> StartAsync(TimeProvider? time, Hook hook, params string[] settings) =>
        TestServer.StartAsync([$"Csms:AuthorizationHook:Url={hook.Url}", $"Csms:AuthorizationHook:Secret={Secret}", .. settings], time);

    private static async Task<string> StatusAsync(RawStation station, string token = "TAG1") =>
        (string)(await station.CallAsync("Authorize", $$"""{"idTag":"{{token}}"}"""))["idTagInfo"]!["status"]!;

    /// <summary>The other system: answers every question alike, or never.</summary>
    private sealed class Hook(WebApplication app, TaskCompletionSource first) : IAsyncDisposable
    {
        public string Url => app.Urls.First() + "/authorize";

        public ConcurrentQueue<(JsonNode Question, string Secret)> Asked { get; } = new();

        public Task FirstQuestion => first.Task;

        public static async Task<Hook> StartAsync(string? answer, int status = 200)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            var hook = new Hook(app, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            app.MapPost("/authorize", async (HttpContext http) =>
            {
                hook.Asked.Enqueue(((await JsonNode.ParseAsync(http.Request.Body))!, http.Request.Headers["X-Csms-Secret"].ToString()));
                hook.Answering();
                if (answer is null)
                {
                    var gone = new TaskCompletionSource();
                    await using var _ = http.RequestAborted.Register(gone.SetResult);
                    await gone.Task;
                }
                else
                {
                    http.Response.StatusCode = status;
                    await http.Response.WriteAsync(answer);
                }
            });
            await app.StartAsync();
            return hook;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private void Answering() => first.TrySetResult();
    }
}
