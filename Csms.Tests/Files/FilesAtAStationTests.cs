using Csms.Protocol;
using Csms.Simulator;
using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Files;

/// <summary>Logs and firmware between the real server and a simulated station that share one clock; the files go over real HTTP.</summary>
[TestFixture(OcppVersion.Ocpp16)]
[TestFixture(OcppVersion.Ocpp201)]
internal sealed class FilesAtAStationTests(OcppVersion version)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Property("Requirement", "N01")]
    [Test]
    public async Task A_station_brings_its_log()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await ConnectAsync(server, clock);
        await server.SendForAsync(200, "POST", "stations/CS-1/logs", "{}");
        clock.Advance(station.Options.TransferStep);
        await server.UntilAsync("stations/CS-1/logs/1", shown => shown["uploadedAt"] is not null);
        await TickUntilAsync(server, clock, "stations/CS-1/logs/1", "Done");
        Assert.That(await server.Http.GetStringAsync("stations/CS-1/logs/1/file"), Does.Contain("CS-1 simulated entry 199"));
    }

    [Property("Requirement", "L01")]
    [Test]
    public async Task A_station_fetches_its_firmware_and_boots_with_it()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await ConnectAsync(server, clock);
        var id = await server.AddFirmwareAsync(new byte[200_000], "2.1.0");
        await server.SendForAsync(200, "POST", "stations/CS-1/firmware-update", $$"""{"firmwareId":{{id}}}""");
        await TickUntilAsync(server, clock, "stations/CS-1/firmware-updates/1", "Done");
        Assert.That((long)(await server.GetAsync("stations/CS-1/firmware-updates/1"))["bytesServed"]!, Is.EqualTo(200_000));
        for (var look = 0; look < 500 && await VersionAsync(server) != "2.1.0"; look++)
            clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(await VersionAsync(server), Is.EqualTo("2.1.0"));
    }

    // Whatever the station does next, it does at its next step.
    private static async Task TickUntilAsync(TestServer server, ManualClock clock, string path, string state)
    {
        for (var look = 0; look < 500 && (string)(await server.GetAsync(path))["state"]! != state; look++)
            clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That((string)(await server.GetAsync(path))["state"]!, Is.EqualTo(state));
    }

    private static async Task<string?> VersionAsync(TestServer server) => (string?)(await server.GetAsync("stations/CS-1"))["firmwareVersion"];

    private async Task<SimulatedStation> ConnectAsync(TestServer server, ManualClock clock)
    {
        var station = new SimulatedStation(new StationOptions
        {
            Id = "CS-1",
            Url = new Uri($"ws://127.0.0.1:{server.Address.Port}/ocpp"),
            Version = version,
            TimeProvider = clock,
            ReconnectJitter = 0,
            PingInterval = TimeSpan.Zero,
        });
        await station.StartAsync();
        await UntilAsync(station, at => at.Idle);
        return station;
    }

    private static Task UntilAsync(SimulatedStation station, Func<SimulatedStation, bool> condition) => station.WaitForAsync(condition).WaitAsync(Patience);
}
