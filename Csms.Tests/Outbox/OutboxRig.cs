using System.Text.Json.Nodes;
using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Outbox;

/// <summary>What tests of deliveries do again and again.</summary>
internal static class OutboxRig
{
    public const string Loopback = "Csms:WebHooks:Hosts:0=127.0.0.1";

    /// <summary>Makes a web hook and returns its secret.</summary>
    public static async Task<string> HookAsync(this TestServer server, string id, string url, string members = "") =>
        (string)(await server.SendForAsync(201, "PUT", $"webhooks/{id}", $$"""{"url":"{{url}}"{{members}}}"""))["secret"]!;

    /// <summary>Raises an alarm as a station does; each word is one of its own.</summary>
    public static Task AlarmAsync(this RawStation station, string type, string techInfo = "door") => station.CallAsync(
        "SecurityEventNotification", $$"""{"type":"{{type}}","timestamp":"2026-03-01T12:50:00Z","techInfo":"{{techInfo}}"}""");

    /// <summary>Lets time go by, a second at a time, until something has come about; no longer than a good hour.</summary>
    public static async Task PassUntilAsync(this ManualClock clock, TestServer server, Func<JsonArray, bool> deliveries)
    {
        JsonArray shown = [];
        for (var second = 0; second < 4_000; second++)
        {
            shown = (await server.GetAsync("deliveries"))["items"]!.AsArray();
            if (deliveries(shown))
                return;
            clock.Advance(TimeSpan.FromSeconds(1));
        }
        throw new AssertionException($"It never came about: {shown.ToJsonString()}");
    }

    public static bool AreAll(this JsonArray deliveries, string state, int count) =>
        deliveries.Count == count && deliveries.All(delivery => (string)delivery!["state"]! == state);
}
