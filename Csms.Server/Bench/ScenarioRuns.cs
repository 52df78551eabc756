using System.Collections.Concurrent;
using Csms.Domain.Bench;
using Csms.Domain.Tokens;
using Csms.Protocol;
using Csms.Server.Bench.Scenarios;
using Csms.Server.Commands;

namespace Csms.Server.Bench;

/// <summary>The scenarios that there are, and those that are being played: one at a time at each station.</summary>
internal sealed class ScenarioRuns(StageDoor door, BenchStations bench, BenchBook book, TimeProvider time, ILogger<ScenarioRun> logger) : IHostedService
{
    private const string StoppedReason = "The server was stopped.";

    private readonly ConcurrentDictionary<long, ScenarioRun> _live = new();
    private readonly ConcurrentDictionary<string, bool> _busy = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, Task> _playing = new();

    /// <summary>In the order in which one tries a new station.</summary>
    public IReadOnlyList<Scenario> Scenarios { get; } =
    [
        new ResetScenario(),
        new TriggerScenario(),
        new ConfigurationScenario(),
        new RemoteStartScenario(),
        new CardScenario(),
        new RefusedCardScenario(),
        new OfflineScenario(),
        new ProfileScenario(),
        new ReservationScenario(),
        new UnlockScenario(),
        new AvailabilityScenario(),
        new ResetChargingScenario(),
        new FaultScenario(),
        new LogScenario(),
    ];

    public Scenario? FindScenario(string name) => Scenarios.FirstOrDefault(scenario => scenario.Name == name);

    /// <summary>Begins a run and comes back while it is played.</summary>
    /// <param name="idToken">The card that may charge; null for one of the run's own.</param>
    /// <exception cref="NotKnownException">There is no such station.</exception>
    /// <exception cref="NotConnectedException">The station is not connected.</exception>
    /// <exception cref="BenchRefusedException">Another scenario is being played at it.</exception>
    public async Task<BenchRun> StartAsync(CommandOrigin origin, Scenario scenario, int evseId, string? idToken, CancellationToken cancellationToken)
    {
        var station = await door.Stations.FindAsync(origin.StationId, cancellationToken) ?? throw NotKnownException.Station(origin.StationId);
        var connection = door.Directory.Find(station.Id) ?? throw new NotConnectedException(station.Id);
        var simulated = bench.Find(station.Id);
        if (!_busy.TryAdd(station.Id, true))
            throw new BenchRefusedException($"Another scenario is being played at '{station.Id}'; wait for its end or cancel it.");
        try
        {
            var steps = scenario.Steps(connection.Version);
            var run = await book.BeginAsync(
                new BenchRun
                {
                    Id = 0,
                    StationId = station.Id,
                    Scenario = scenario.Name,
                    OcppVersion = connection.Version.Number,
                    IsSimulated = simulated is not null,
                    EvseId = evseId,
                    OperatorName = origin.OperatorName,
                    StartedAt = time.GetUtcNow(),
                    Steps = [.. steps.Select(step => new BenchStep { Key = step.Key, Title = step.Title, State = BenchStepState.Waiting, LimitSeconds = step.Limit.TotalSeconds, Frames = [] })],
                },
                cancellationToken);
            var own = ScenarioRun.OwnToken(run.Id);
            // A real reader shows what it likes; a remote start and a simulated card need one that is known.
            if (idToken is null)
                await door.Tokens.PutAsync(new Token { IdToken = own }, CancellationToken.None);
            if (simulated is not null)
                await door.Tokens.PutAsync(new Token { IdToken = $"{own}-NO", Status = TokenStatus.Blocked }, CancellationToken.None);
            var stage = new Stage(door, origin, station, connection.Version, evseId, idToken ?? own, $"{own}-NO", simulated);
            var live = new ScenarioRun(run, steps, stage, book, logger);
            _live[run.Id] = live;
            _playing[run.Id] = Task.Run(() => PlayAsync(run.Id, live), CancellationToken.None);
            return run;
        }
        catch
        {
            _busy.TryRemove(station.Id, out _);
            throw;
        }
    }

    public ScenarioRun? FindLive(long id) => _live.GetValueOrDefault(id);

    /// <summary>As it is now; null when there is none.</summary>
    public async ValueTask<BenchRun?> FindAsync(long id, CancellationToken cancellationToken) => FindLive(id)?.Now ?? await book.FindAsync(id, cancellationToken);

    public async Task StartAsync(CancellationToken cancellationToken) => await book.EndUnfinishedAsync(StoppedReason, cancellationToken);

    /// <summary>Cancels what is being played and waits for its end.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var live in _live.Values)
            live.Cancel(StoppedReason);
        await Task.WhenAll(_playing.Values).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task PlayAsync(long id, ScenarioRun live)
    {
        await live.PlayAsync();
        _busy.TryRemove(live.StationId, out _);
        _live.TryRemove(id, out _);
        _playing.TryRemove(id, out _);
        live.Dispose();
    }
}
