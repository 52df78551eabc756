using Csms.Protocol;
using Csms.Simulator.Certificates;
using Csms.Simulator.Charging;
using Csms.Simulator.ChargingProfiles;
using Csms.Simulator.Connections;
using Csms.Simulator.Ocpp16;
using Csms.Simulator.Ocpp201;
using Csms.Simulator.Reservations;
using Csms.Simulator.Tokens;

namespace Csms.Simulator;

/// <summary>
/// A charging station: it connects to a CSMS over a real WebSocket, boots, charges vehicles and obeys what it is told. Its methods may be called
/// from any thread. Events are raised while the station holds its lock: a handler must be quick and must not wait.
/// </summary>
public sealed partial class SimulatedStation : IAsyncDisposable
{
    private List<Waiter>? _waiters;
    private int _depth;

    public SimulatedStation(StationOptions options)
    {
        Options = options;
        FirmwareVersion = options.FirmwareVersion;
        Settings = new StationSettings(options);
        Agenda = new Agenda(options.TimeProvider, RunFromTimer);
        Evses = [.. Enumerable.Range(1, options.EvseCount).Select(id => new SimulatedEvse(this, id))];
        Calls = new CallQueue(this);
        Link = new Link(this);
        Boot = new BootSequence(this);
        Profiles = new ProfileStore();
        Reservations = new ReservationBook(this);
        Dialect = options.Version == OcppVersion.Ocpp16 ? new Ocpp16Dialect(this) : new Ocpp201Dialect(this);
        ClockAligned = new ClockAlignedSampling(this);
    }

    /// <summary>When a frame is handed to the socket.</summary>
    public event Action<StationFrame>? FrameSent;

    /// <summary>After a frame was read, before it is handled.</summary>
    public event Action<StationFrame>? FrameReceived;

    /// <summary>After a CALL of the station came to its end.</summary>
    public event Action<CompletedCall>? CallCompleted;

    /// <summary>After anything about the station may have changed.</summary>
    public event Action? Changed;

    public StationOptions Options { get; }

    public string Id => Options.Id;

    public OcppVersion Version => Options.Version;

    public Faults Faults { get; } = new();

    /// <summary>The EVSEs in the order of their ids, which start at 1.</summary>
    public IReadOnlyList<SimulatedEvse> Evses { get; }

    /// <summary>Whether a socket is open.</summary>
    public bool Connected => Link.Up;

    public Registration Registration => Boot.Registration;

    /// <summary>Whether the station is connected and accepted, and nothing waits to be sent or answered.</summary>
    public bool Idle => Connected && Registration == Registration.Accepted && Calls.Empty;

    /// <summary>Transaction messages that wait to be sent or answered.</summary>
    public int QueuedTransactionMessages => Calls.TransactionMessages;

    public long FramesSent { get; private set; }

    public long FramesReceived { get; private set; }

    /// <summary>Why the last attempt to connect failed or the last socket was lost, in words; null when there was none.</summary>
    public string? LastConnectionProblem => Link.Problem;

    /// <summary>Attempts to connect that failed since the last one that succeeded.</summary>
    public int FailedAttempts => Link.FailedAttempts;

    /// <summary>Charging profiles that are installed.</summary>
    public int InstalledProfiles => Profiles.All.Count;

    public string FirmwareVersion { get; internal set; }

    /// <summary>Whether a CALL waits for its answer.</summary>
    internal bool AwaitsAnswer => Calls.AwaitsAnswer;

    /// <summary>Whether a reset is on its way.</summary>
    internal bool RebootPending => Boot.Rebooting;

    /// <summary>Guards all that belongs to the station.</summary>
    internal Lock Gate { get; } = new();

    internal StationSettings Settings { get; }
    internal Agenda Agenda { get; }
    internal CallQueue Calls { get; }
    internal Link Link { get; }
    internal BootSequence Boot { get; }
    internal Dialect Dialect { get; }
    internal ProfileStore Profiles { get; }
    internal ReservationBook Reservations { get; }
    internal ClockAlignedSampling ClockAligned { get; }
    internal LocalList LocalList { get; } = new();
    internal TokenCache TokenCache { get; } = new();
    internal CertificateStore Certificates { get; } = new();

    /// <summary>The station's idea of the time.</summary>
    internal DateTimeOffset Now => Options.TimeProvider.GetUtcNow() + Faults.ClockOffset;

    /// <summary>Whether messages reach the CSMS.</summary>
    internal bool Online => Link.Up && Registration == Registration.Accepted;

    /// <summary>
    /// Connects and returns once the socket is open; booting goes on by itself, and from then on the station connects again whenever it must.
    /// </summary>
    /// <exception cref="HandshakeRefusedException">The server answered, but refused. The station is not started.</exception>
    /// <exception cref="System.Net.WebSockets.WebSocketException">The server cannot be reached. The station is not started.</exception>
    /// <remarks>A station that was stopped is not started again.</remarks>
    public Task StartAsync(CancellationToken cancellationToken = default) => Link.OpenOnceAsync(cancellationToken);

    /// <summary>Starts without waiting: a failing attempt to connect is repeated until it succeeds.</summary>
    public void Start() => Run(Link.Open);

    /// <summary>Closes the socket in an orderly way and stops all timers. A running transaction is left as it is, as when the power fails.</summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        await Link.CloseAsync(cancellationToken);
        Run(Agenda.Clear);
    }

    /// <summary>Plugs a vehicle in. With none given it is an ordinary one.</summary>
    /// <exception cref="InvalidOperationException">A vehicle is already plugged in.</exception>
    public void PlugIn(int evse, Vehicle? vehicle = null, int connector = 1) => Run(() => Evse(evse).Plug(vehicle ?? new Vehicle(), connector));

    /// <summary>Holds a card to the reader: authorizes, or ends the transaction that the same token began.</summary>
    public void PresentCard(int evse, string idToken) => Run(() => CardReader.Present(Evse(evse), Token.Shown(idToken, Options.Contract)));

    /// <summary>Pulls the plug out.</summary>
    public void Unplug(int evse) => Run(() => Evse(evse).Unplug());

    /// <summary>The vehicle takes nothing more, as one whose timer says so, or goes on; without a vehicle nothing happens.</summary>
    public void LetDraw(int evse, bool draws) => Run(() => Evse(evse).LetDraw(draws));

    /// <summary>Puts an EVSE out of order; a running transaction ends.</summary>
    /// <param name="evse">The EVSE's id.</param>
    /// <param name="errorCode">A ChargePointErrorCode of OCPP 1.6; for 2.0.1 the text of the event.</param>
    public void Fault(int evse, string errorCode = "GroundFailure") => Run(() => Evse(evse).Break(errorCode));

    public void ClearFault(int evse) => Run(() => Evse(evse).Repair());

    /// <summary>Loses the network. Transactions go on; their messages are kept and sent later.</summary>
    public void GoOffline() => Run(Link.GoOffline);

    /// <summary>The network is back.</summary>
    public void GoOnline() => Run(Link.Open);

    /// <summary>
    /// Limits the whole station from outside, as a grid operator does; null lifts the limit. An OCPP 2.0.1 station tells the CSMS
    /// (NotifyChargingLimit, ClearedChargingLimit).
    /// </summary>
    public void LimitExternally(decimal? watts) => Run(() => ExternalLimit.Set(this, watts));

    /// <summary>Drops the socket without a close frame; the station connects again by itself.</summary>
    public void DropSocket() => Run(() => Link.Drop("Dropped on purpose."));

    /// <summary>Sends a text as a frame, whatever it is.</summary>
    public void SendRaw(string text) => Run(() => Link.Send(System.Text.Encoding.UTF8.GetBytes(text)));

    /// <summary>Restarts the station as if its power had failed: no message is sent before, transactions end afterwards with reason PowerLoss.</summary>
    public void PowerCycle() => Run(() => Boot.PowerCycle());

    /// <summary>Completes as soon as <paramref name="condition"/> holds. It is looked at whenever something changed, under the station's lock.</summary>
    public Task WaitForAsync(Func<SimulatedStation, bool> condition, CancellationToken cancellationToken = default)
    {
        lock (Gate)
        {
            if (condition(this))
                return Task.CompletedTask;
            var waiter = new Waiter(condition);
            (_waiters ??= []).Add(waiter);
            return waiter.Completion.Task.WaitAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Agenda.Dispose();
        Link.Dispose();
        Certificates.Dispose();
    }

    /// <summary>All that touches the station's state runs here, one at a time; what it has left to send goes out at its end.</summary>
    internal void Run(Action work)
    {
        lock (Gate)
        {
            _depth++;
            try
            {
                work();
            }
            finally
            {
                _depth--;
            }
            if (_depth == 0)
                Settle();
        }
    }

    /// <summary>As <see cref="Run"/>, for bookkeeping of the socket that changes nothing about the station.</summary>
    internal void RunQuietly(Action work)
    {
        lock (Gate)
            work();
    }

    /// <summary>Limits have changed: every EVSE looks at them now, not at its next tick.</summary>
    internal void RecomputeAll()
    {
        foreach (var evse in Evses)
            evse.Recompute();
    }

    internal SimulatedEvse Evse(int id) =>
        FindEvse(id) ?? throw new ArgumentOutOfRangeException(nameof(id), id, $"The station has EVSEs 1 to {Evses.Count}.");

    internal SimulatedEvse? FindEvse(int id) => id >= 1 && id <= Evses.Count ? Evses[id - 1] : null;

    internal void OnFrameSending(ReadOnlyMemory<byte> frame)
    {
        FramesSent++;
        FrameSent?.Invoke(new StationFrame(Now, System.Text.Encoding.UTF8.GetString(frame.Span)));
    }

    internal void OnFrameReceived(ReadOnlyMemory<byte> frame)
    {
        FramesReceived++;
        FrameReceived?.Invoke(new StationFrame(Now, System.Text.Encoding.UTF8.GetString(frame.Span)));
        CountTowardsDrop();
    }

    internal void OnCallCompleted(CompletedCall call) => CallCompleted?.Invoke(call);

    internal void CountTowardsDrop()
    {
        if (Faults.DropAfterFrames is not { } left)
            return;
        Faults.DropAfterFrames = left > 1 ? left - 1 : null;
        if (left <= 1)
            Link.Drop("Dropped on purpose.");
    }

    /// <summary>A fault of ours in a timer must not end the process that the station is a guest of.</summary>
    private void RunFromTimer(Action work)
    {
        try
        {
            Run(work);
        }
        catch (Exception fault)
        {
            LogFailed(Options.Logger, fault, Id);
        }
    }

    private void Settle()
    {
        Boot.RebootWhenReady();
        Calls.Pump();
        Changed?.Invoke();
        if (_waiters is not { Count: > 0 })
            return;
        for (var i = _waiters.Count - 1; i >= 0; i--)
        {
            if (_waiters[i].TryComplete(this))
                _waiters.RemoveAt(i);
        }
    }

    private sealed class Waiter(Func<SimulatedStation, bool> condition)
    {
        public TaskCompletionSource Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool TryComplete(SimulatedStation station)
        {
            try
            {
                return condition(station) && Completion.TrySetResult();
            }
            catch (Exception fault)
            {
                // The condition is the caller's: its fault is shown to the caller, not to the station.
                return Completion.TrySetException(fault);
            }
        }
    }
}
