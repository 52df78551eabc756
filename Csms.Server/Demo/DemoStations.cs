using Csms.Protocol;
using Csms.Simulator;

namespace Csms.Server.Demo;

/// <summary>A few simulated stations of both versions that connect to this server over real sockets, charge, and are shown in the terminal.</summary>
internal sealed class DemoStations(string address, string key, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan ShownEvery = TimeSpan.FromSeconds(5);

    private readonly List<SimulatedStation> _stations =
    [
        Station("DEMO-1", OcppVersion.Ocpp16, 1, address, time),
        Station("DEMO-2", OcppVersion.Ocpp201, 1, address, time),
        Station("DEMO-3", OcppVersion.Ocpp16, 2, address, time),
        Station("DEMO-4", OcppVersion.Ocpp201, 2, address, time),
    ];

    /// <summary>Runs until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var station in _stations)
            station.Start();
        try
        {
            await Task.WhenAll(_stations.Select(station => station.WaitForAsync(one => one.Idle, cancellationToken)));
            using var someone = new DemoOperator(address, key, time);
            await someone.PrepareAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        var drivers = _stations.SelectMany(station => station.Evses.Select(evse => DriveAsync(station, evse.Id, cancellationToken))).ToList();
        try
        {
            using var timer = new PeriodicTimer(ShownEvery, time);
            while (await timer.WaitForNextTickAsync(cancellationToken))
                Show();
            await Task.WhenAll(drivers);
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var station in _stations)
            await station.DisposeAsync();
    }

    private static Task DriveAsync(SimulatedStation station, int evse, CancellationToken cancellationToken)
    {
        var vehicle = new Vehicle { StateOfChargePercent = Random.Shared.Next(10, 60), Phases = evse == 1 ? 3 : 1 };
        var driver = new Driver(station, evse, $"DRIVER-{Random.Shared.Next(1, 1000):000}")
        {
            Vehicle = vehicle, LongestStay = TimeSpan.FromMinutes(5), Pause = TimeSpan.FromSeconds(10),
        };
        return driver.RunAsync(cancellationToken);
    }

    private void Show()
    {
        Console.WriteLine();
        Console.WriteLine($"{"station",-8} {"OCPP",-6} {"EVSE",4}  {"state",-14} {"power",9} {"energy",12} {"battery",8}");
        foreach (var station in _stations)
        {
            foreach (var evse in station.Evses)
            {
                var state = station.Connected ? evse.State.ToString() : "offline";
                var battery = evse.StateOfChargePercent is { } percent ? $"{percent:0} %" : "";
                Console.WriteLine(
                    $"{station.Id,-8} {station.Version.Number,-6} {evse.Id,4}  {state,-14} {evse.PowerW / 1000,6:0.0} kW {evse.EnergyWh / 1000,8:0.00} kWh {battery,8}");
            }
        }
    }

    private static SimulatedStation Station(string id, OcppVersion version, int evses, string address, TimeProvider time) => new(new StationOptions
    {
        Id = id,
        Url = new Uri(address.Replace("http", "ws", StringComparison.Ordinal) + "/ocpp"),
        Version = version,
        EvseCount = evses,
        Vendor = "Csms",
        Model = "Demo",
        SerialNumber = $"SN-{id}",
        MeterInterval = TimeSpan.FromSeconds(10),
        // A battery fills in minutes instead of hours.
        SpeedFactor = 60,
        TimeProvider = time,
    });
}
