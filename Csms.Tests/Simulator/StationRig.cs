using System.Security.Cryptography.X509Certificates;
using Csms.Protocol;
using Csms.Simulator;
using Csms.Tests.Support;

namespace Csms.Tests.Simulator;

/// <summary>A simulated station on a manual clock, connected to a scripted CSMS.</summary>
internal sealed class StationRig : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(10);

    private StationRig(ScriptedCsms csms, ManualClock clock, SimulatedStation station)
    {
        Csms = csms;
        Clock = clock;
        Station = station;
    }

    public ScriptedCsms Csms { get; }

    public ManualClock Clock { get; }

    public SimulatedStation Station { get; }

    public bool Is16 => Csms.Version == OcppVersion.Ocpp16;

    public SimulatedEvse Evse => Station.Evses[0];

    /// <summary>A station that is not started.</summary>
    public static async Task<StationRig> CreateAsync(OcppVersion version, Func<StationOptions, StationOptions>? configure = null, X509Certificate2? certificate = null)
    {
        var csms = await ScriptedCsms.StartAsync(version, certificate);
        var clock = new ManualClock(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
        var options = new StationOptions { Id = "CS-1", Url = csms.Url, Version = version, TimeProvider = clock, ReconnectJitter = 0, PingInterval = TimeSpan.Zero };
        return new StationRig(csms, clock, new SimulatedStation(configure?.Invoke(options) ?? options));
    }

    /// <summary>A station that is booted and has nothing left to say.</summary>
    public static async Task<StationRig> BootedAsync(OcppVersion version, Func<StationOptions, StationOptions>? configure = null)
    {
        var rig = await CreateAsync(version, configure);
        await rig.Station.StartAsync();
        await rig.Until(station => station.Idle);
        return rig;
    }

    public Task Until(Func<SimulatedStation, bool> condition) => Station.WaitForAsync(condition).WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Lets time pass, and the station and the CSMS finish what each step brought.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        while (time > TimeSpan.Zero)
        {
            var step = time < Step ? time : Step;
            time -= step;
            Clock.Advance(step);
            if (Station.Connected && Station.Registration == Registration.Accepted)
                await Until(station => station.Idle || !station.Connected);
        }
    }

    /// <summary>Plugs in, shows a card and waits until the transaction is known on both sides.</summary>
    public async Task ChargeAsync(string idToken = "CARD", Vehicle? vehicle = null)
    {
        Station.PlugIn(1, vehicle);
        Station.PresentCard(1, idToken);
        await Until(station => station.Evses[0].TransactionId is not null && station.Idle);
    }

    /// <summary>Every message of a station is held against its schema, in every test.</summary>
    public async ValueTask DisposeAsync()
    {
        await Station.DisposeAsync();
        await Csms.DisposeAsync();
        Assert.That(Csms.Violations, Is.Empty);
    }
}
