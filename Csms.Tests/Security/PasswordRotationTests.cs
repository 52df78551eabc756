using System.Text;
using System.Text.Json.Nodes;
using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Security;

/// <summary>A new password for a station: the old one counts until the station is known to have taken it.</summary>
internal sealed class PasswordRotationTests
{
    private const string Old = "an-old-password-of-20";
    private const string New = "a-new-password-of-20+";

    [TestCase("ocpp1.6")]
    [TestCase("ocpp2.0.1")]
    [Property("Requirement", "A01.FR.03")]
    [Property("Requirement", "A01.FR.02")]
    public async Task An_accepted_one_is_the_only_one_at_once(string subprotocol)
    {
        await using var server = await StartAsync();
        await AnswerAsync(server, subprotocol, "Accepted");

        Assert.That((await MayComeAsync(server, subprotocol, New), await MayComeAsync(server, subprotocol, Old)), Is.EqualTo((true, false)));
    }

    [TestCase("ocpp1.6", "Rejected")]
    [TestCase("ocpp1.6", "NotSupported")]
    [TestCase("ocpp2.0.1", "Rejected")]
    [TestCase("ocpp2.0.1", "UnknownVariable")]
    [Property("Requirement", "A01.FR.04")]
    public async Task A_refused_one_counts_for_nothing(string subprotocol, string status)
    {
        await using var server = await StartAsync();
        await AnswerAsync(server, subprotocol, status);

        Assert.That((await MayComeAsync(server, subprotocol, New), await MayComeAsync(server, subprotocol, Old)), Is.EqualTo((false, true)));
    }

    [TestCase("ocpp1.6")]
    [TestCase("ocpp2.0.1")]
    [Property("Requirement", "A01.FR.03")]
    public async Task One_that_counts_after_a_reboot_takes_the_old_ones_place_when_the_station_comes_with_it(string subprotocol)
    {
        await using var server = await StartAsync();
        await AnswerAsync(server, subprotocol, "RebootRequired");

        Assert.That(await MayComeAsync(server, subprotocol, Old), Is.True, "it has not rebooted yet");
        Assert.That(await MayComeAsync(server, subprotocol, New), Is.True, "it has rebooted");
        Assert.That(await MayComeAsync(server, subprotocol, Old), Is.False);
        Assert.That(await MayComeAsync(server, subprotocol, New), Is.True);
    }

    [TestCase("ocpp1.6")]
    [TestCase("ocpp2.0.1")]
    [Property("Requirement", "A01.FR.03")]
    public async Task A_station_that_is_lost_before_it_answers_may_come_with_either_also_after_a_restart(string subprotocol)
    {
        using var folder = new TemporaryFolder();
        await using (var server = await StartAsync(folder))
        {
            await using var lost = await server.ConnectAsync("S1", subprotocol, Encoding.UTF8.GetBytes(Old));
            var answer = WriteAsync(server, subprotocol, 409, 504);
            await lost.ReceiveFrameAsync();
            lost.Cut();
            await answer;
        }
        await using var again = await TestServer.StartAsync(folder: folder.Path);

        Assert.That(await MayComeAsync(again, subprotocol, Old), Is.True);
        Assert.That(await MayComeAsync(again, subprotocol, New), Is.True);
        Assert.That(await MayComeAsync(again, subprotocol, Old), Is.False);
    }

    [Test]
    [Property("Requirement", "A01.FR.04")]
    public async Task One_that_the_station_answers_with_an_error_counts_for_nothing()
    {
        await using var server = await StartAsync();
        await using (var station = await server.ConnectAsync("S1", "ocpp1.6", Encoding.UTF8.GetBytes(Old)))
        {
            var answer = WriteAsync(server, "ocpp1.6", 502);
            var call = await station.ReceiveFrameAsync();
            await station.SendAsync($"[4,\"{(string)call[1]!}\",\"NotSupported\",\"\",{{}}]");
            await answer;
        }

        Assert.That((await MayComeAsync(server, "ocpp1.6", New), await MayComeAsync(server, "ocpp1.6", Old)), Is.EqualTo((false, true)));
    }

    private static async Task<TestServer> StartAsync(TemporaryFolder? folder = null)
    {
        var server = await TestServer.StartAsync(folder: folder?.Path);
        await server.SendForAsync(201, "POST", "stations", $$"""{"id":"S1","password":"{{Old}}"}""");
        return server;
    }

    private static async Task AnswerAsync(TestServer server, string subprotocol, string status)
    {
        await using var station = await server.ConnectAsync("S1", subprotocol, Encoding.UTF8.GetBytes(Old));
        await server.SetPasswordAsync(station, "S1", subprotocol, New, status);
    }

    private static async Task<JsonNode> WriteAsync(TestServer server, string subprotocol, params int[] expected)
    {
        var (status, body) = await server.SendAsync("POST", "stations/S1/configuration", Passwords.Change(subprotocol, New));
        Assert.That(expected, Does.Contain(status), body.ToJsonString());
        return body;
    }

    private static async Task<bool> MayComeAsync(TestServer server, string subprotocol, string password)
    {
        try
        {
            await using var station = await server.ConnectAsync("S1", subprotocol, Encoding.UTF8.GetBytes(password));
            return true;
        }
        catch (System.Net.WebSockets.WebSocketException)
        {
            // Refused.
            return false;
        }
    }
}
