using Csms.Simulator.Commands;
using Csms.Simulator.Connections;

namespace Csms.Simulator.Fleet;

/// <summary>Many stations of one kind in one process, on one HTTP client.</summary>
internal sealed class StationFleet : IAsyncDisposable
{
    /// <summary>How many sockets are closed at the same time at the end.</summary>
    private const int ClosingAtOnce = 200;

    private readonly StationOptions _options;
    private readonly string _token;
    private readonly HttpMessageInvoker _transport;
    private readonly SimulatedStation[] _stations;
    private long _errors;

    public StationFleet(StationOptions options, int count, string prefix, string token)
    {
        _options = options;
        _token = token;
        _transport = Transport.Create(options);
        _stations = new SimulatedStation[count];
        var digits = $"{count}".Length;
        for (var i = 0; i < count; i++)
        {
            _stations[i] = new SimulatedStation(options with
            {
                Id = prefix + (i + 1).ToString("D" + digits, null),
                Transport = _transport,
                // A panel wants every second; a fleet's meters are read far less often than this.
                Tick = TimeSpan.FromSeconds(10),
            });
            _stations[i].CallCompleted += Count;
        }
    }

    public double ChargingShare { get; init; } = 0.2;

    public int ConnectsPerSecond { get; init; } = 100;

    /// <summary>Null means until it is cancelled.</summary>
    public TimeSpan? Duration { get; init; }

    public LatencyHistogram Latencies { get; } = new();

    public int Size => _stations.Length;

    public TimeProvider TimeProvider => _options.TimeProvider;

    public Uri Url => _options.Url;

    public FleetCounts Counts
    {
        get
        {
            int connected = 0, booted = 0, charging = 0;
            long frames = 0;
            decimal energyWh = 0;
            string? problem = null;
            foreach (var station in _stations)
            {
                connected += station.Connected ? 1 : 0;
                booted += station.Connected && station.Registration == Registration.Accepted ? 1 : 0;
                frames += station.FramesSent + station.FramesReceived;
                if (!station.Connected)
                    problem ??= station.LastConnectionProblem;
                foreach (var evse in station.Evses)
                {
                    charging += evse.InTransaction ? 1 : 0;
                    energyWh += evse.EnergyWh;
                }
            }
            return new FleetCounts(connected, booted, charging, frames, Interlocked.Read(ref _errors), energyWh / 1000, problem);
        }
    }

    /// <summary>Connects the stations one after the other, lets them live until the end is asked for, and closes their sockets.</summary>
    public async Task<int> RunAsync(FleetView view, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timeUp = Duration is { } duration ? new CancellationTokenSource(duration, TimeProvider) : new CancellationTokenSource();
        using var atTheEnd = timeUp.Token.Register(ending.Cancel);
        var drivers = ConnectAsync(ending.Token);
        await view.RunAsync(ending.Token);
        await ending.CancelAsync();
        await drivers;
        var counts = Counts;
        await Parallel.ForEachAsync(
            _stations,
            new ParallelOptions { MaxDegreeOfParallelism = ClosingAtOnce },
            async (station, _) => await station.StopAsync(CancellationToken.None));
        view.Conclude(counts);
        return counts.Connected == 0 ? ExitCodes.Unreachable : ExitCodes.Done;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var station in _stations)
            await station.DisposeAsync();
        _transport.Dispose();
    }

    /// <summary>Completes when all drivers have gone home.</summary>
    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        var drivers = new List<Task>();
        var chargingStations = (int)Math.Round(_stations.Length * ChargingShare);
        try
        {
            // Ten times a second some stations start, so that a high rate does not come in gusts.
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100), TimeProvider);
            for (var started = 0; started < _stations.Length;)
            {
                var next = Math.Min(_stations.Length, started + Math.Max(1, ConnectsPerSecond / 10));
                for (; started < next; started++)
                {
                    _stations[started].Start();
                    if (started < chargingStations)
                        drivers.Add(Driver(_stations[started], started).RunAsync(cancellationToken));
                }
                await timer.WaitForNextTickAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The end that was asked for.
        }
        await Task.WhenAll(drivers);
    }

    // Vehicles arrive with different charge, so that not all leave in the same minute.
    private Driver Driver(SimulatedStation station, int index) =>
        new(station, 1, _token) { Vehicle = new Vehicle { StateOfChargePercent = 10 + (index % 7 * 10) } };

    private void Count(CompletedCall call)
    {
        if (call.Error is null)
            Latencies.Add(call.Elapsed);
        else if (call.Error != "Disconnected")
            Interlocked.Increment(ref _errors);
    }
}
