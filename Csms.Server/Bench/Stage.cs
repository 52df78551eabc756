using Csms.Domain.Bench;
using Csms.Domain.Stations;
using Csms.Domain.Transactions;
using Csms.Protocol;
using Csms.Server.Commands;
using Csms.Server.Connections;
using Csms.Simulator;
using Csms.Storage.Messages;

namespace Csms.Server.Bench;

/// <summary>Where a scenario is played: one EVSE of one station, heard from the side of the CSMS.</summary>
internal sealed class Stage : IDisposable
{
    /// <summary>A station that talks without an end during a run is heard no further; what it did is looked up all the same.</summary>
    private const int MostHeard = 5_000;

    private readonly Lock _gate = new();
    private readonly List<Heard> _heard = [];
    private readonly IDisposable _following;
    private TaskCompletionSource _next = NewSource();
    private int _stepBegin;

    public Stage(StageDoor door, CommandOrigin origin, Station station, OcppVersion version, int evseId, string idToken, string blockedToken, SimulatedStation? simulated)
    {
        (Door, Origin, Key, Version, EvseId, IdToken, BlockedToken, Simulated) = (door, origin, station.Key, version, evseId, idToken, blockedToken, simulated);
        _following = door.Feed.Follow(station.Id, Hear);
    }

    public StageDoor Door { get; }

    public CommandOrigin Origin { get; }

    public StationKey Key { get; }

    public OcppVersion Version { get; }

    public bool Is16 => Version == OcppVersion.Ocpp16;

    public int EvseId { get; }

    /// <summary>The card that may charge.</summary>
    public string IdToken { get; }

    /// <summary>The card of a simulated station that may not.</summary>
    public string BlockedToken { get; }

    /// <summary>Null for a real station.</summary>
    public SimulatedStation? Simulated { get; }

    /// <summary>Completes when whoever stands at a real station says that the step's deed is done.</summary>
    public Task SaidDone { get; set; } = Task.CompletedTask;

    /// <summary>The run's transaction, once it has begun.</summary>
    public Transaction? Transaction { get; set; }

    /// <summary>The run's reservation, once the station has taken it.</summary>
    public int? ReservationId { get; set; }

    /// <summary>What a setting was before the run changed it.</summary>
    public string? ValueBefore { get; set; }

    /// <summary>What was drawn before the run limited it, in watts.</summary>
    public decimal? PowerBefore { get; set; }

    public DateTimeOffset Now => Door.Time.GetUtcNow();

    /// <summary>What is heard from now on belongs to the next step.</summary>
    public void BeginStep()
    {
        lock (_gate)
            _stepBegin = _heard.Count;
    }

    /// <summary>What was heard during this step so far.</summary>
    public IReadOnlyList<Heard> HeardNow()
    {
        lock (_gate)
            return [.. _heard.Skip(_stepBegin)];
    }

    /// <summary>What was heard since the run began.</summary>
    public IReadOnlyList<Heard> HeardAll()
    {
        lock (_gate)
            return [.. _heard];
    }

    /// <summary>Waits for something to be heard, since the step began.</summary>
    public Task<Heard> HearAsync(Func<Heard, bool> match, CancellationToken cancellationToken) =>
        UntilAsync(_ => ValueTask.FromResult(HeardNow().FirstOrDefault(match)), cancellationToken);

    /// <summary>Waits for an exchange that the station began and that was answered.</summary>
    public async Task<LoggedMessage> HearCallAsync(Func<LoggedMessage, bool> match, CancellationToken cancellationToken) => (await HearAsync(
        heard => heard.Message is { Direction: MessageDirection.FromStation, AnswerKind: AnswerKind.Result } message && match(message), cancellationToken)).Message!;

    /// <summary>Looks now and after everything that is heard, until something is seen.</summary>
    public async Task<T> UntilAsync<T>(Func<CancellationToken, ValueTask<T?>> look, CancellationToken cancellationToken)
        where T : class
    {
        while (true)
        {
            Task next;
            lock (_gate)
                next = _next.Task;
            if (await look(cancellationToken) is { } seen)
                return seen;
            await next.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Lets a while pass.</summary>
    public Task PassAsync(TimeSpan time, CancellationToken cancellationToken) => Task.Delay(time, Door.Time, cancellationToken);

    /// <summary>The transaction that runs on the EVSE; null when none does.</summary>
    public ValueTask<Transaction?> RunningAsync(CancellationToken cancellationToken) => Door.Ledger.FindRunningAsync(Key, EvseId, cancellationToken);

    /// <summary>The run's transaction as it is now.</summary>
    public async ValueTask<Transaction?> RefreshedAsync(CancellationToken cancellationToken) =>
        Transaction is null ? null : Transaction = await Door.Ledger.FindAsync(Transaction.Id, cancellationToken);

    /// <summary>The states of the EVSE's connectors, in the station's words.</summary>
    public async ValueTask<IReadOnlyList<string>> StatesAsync(CancellationToken cancellationToken) =>
        (await Door.Stations.DescribeAsync(Key.Id, cancellationToken))?.Evses.FirstOrDefault(evse => evse.Id == EvseId)?.Connectors.Select(connector => connector.Status).ToList() ?? [];

    /// <summary>Waits until a connector of the EVSE is in one of these states, in the words of either version; returns the one.</summary>
    public Task<string> UntilStateAsync(CancellationToken cancellationToken, params string[] states) =>
        UntilAsync(async token => (await StatesAsync(token)).FirstOrDefault(states.Contains), cancellationToken);

    /// <summary>Does what somebody at a real station is asked to do.</summary>
    public void Do(BenchDeed deed)
    {
        if (Simulated is not { } station)
            return;
        var evse = station.Evses[EvseId - 1];
        switch (deed)
        {
            case BenchDeed.PlugIn:
                // A cable that is left from before counts as none.
                if (evse is { Plugged: true, InTransaction: false })
                    station.Unplug(EvseId);
                station.PlugIn(EvseId);
                break;
            case BenchDeed.Unplug:
                station.Unplug(EvseId);
                break;
            case BenchDeed.PresentCard:
                station.PresentCard(EvseId, IdToken);
                break;
            case BenchDeed.PresentBlockedCard:
                station.PresentCard(EvseId, BlockedToken);
                break;
            case BenchDeed.CutNetwork:
                station.GoOffline();
                break;
            case BenchDeed.RestoreNetwork:
                station.GoOnline();
                break;
            case BenchDeed.Fault:
                station.Fault(EvseId);
                break;
            default:
                station.ClearFault(EvseId);
                break;
        }
    }

    /// <summary>What was heard during this step, in a sentence: it explains why nothing else was.</summary>
    public string HeardInWords()
    {
        var heard = HeardNow();
        var words = heard.Where(one => one.Message is not null).GroupBy(one => one.Message!.Action.Length > 0 ? one.Message.Action : "unreadable messages")
            .Select(group => group.Count() == 1 ? group.Key : $"{group.Key} ({group.Count()})").ToList();
        var lost = heard.LastOrDefault(one => one.Connected is not null) is { Connected: false } end ? $" It is disconnected: {end.Words}" : "";
        return (words.Count == 0 ? "Nothing was said meanwhile." : $"Said meanwhile: {string.Join(", ", words)}.") + lost;
    }

    /// <summary>Brings a simulated station back, and ends a transaction that the run has left; no word about it if that fails.</summary>
    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        if (Simulated is { } station)
        {
            station.GoOnline();
            station.ClearFault(EvseId);
            station.LetDraw(EvseId, true);
            station.Unplug(EvseId);
        }
        else if (await RefreshedAsync(cancellationToken) is { State: TransactionState.Active } left && Door.Directory.Find(Key.Id) is not null)
        {
            await Door.Commands.RemoteStopAsync(Origin, new RemoteStopCommand { TransactionId = System.Text.Json.JsonSerializer.SerializeToElement(left.Id) }, cancellationToken);
        }
    }

    public void Dispose() => _following.Dispose();

    private void Hear(Heard heard)
    {
        TaskCompletionSource happened;
        lock (_gate)
        {
            if (_heard.Count < MostHeard)
                _heard.Add(heard);
            (happened, _next) = (_next, NewSource());
        }
        happened.SetResult();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
