using Csms.Simulator.Charging;
using Csms.Simulator.Connections;
using Csms.Simulator.Physics;
using Csms.Simulator.Tokens;

namespace Csms.Simulator;

public sealed partial class SimulatedEvse
{
    private RemoteStart? _remoteStart;
    private Appointment? _connectionTimeout;

    /// <summary>A transaction has ended and the cable is still plugged: only a new authorization begins another one.</summary>
    private bool _finished;

    private bool _restartWhenIdle;

    /// <summary>Set by a remote start until its transaction ends.</summary>
    internal bool RemoteStarted => _remoteStart is not null;

    internal void Plug(Vehicle vehicle, int connector)
    {
        if (Car is not null)
            throw new InvalidOperationException($"A vehicle is already plugged in at EVSE {Id}.");
        Car = new Car(vehicle, connector);
        _finished = false;
        _connectionTimeout?.Cancel();
        Changed(SessionEvent.CablePlugged);
    }

    internal void Unplug()
    {
        if (Car is null)
            return;
        Advance();
        var stops = Transaction is not null && StopsWithout(TransactionPoint.EVConnected);
        if (stops)
            End(StopCause.CarLeft);
        Car = null;
        _finished = false;
        if (Transaction is not null)
            Changed(SessionEvent.CarLeft);
        Recompute();
        ReportStatus();
    }

    /// <summary>A token may charge here. It waits for the plug for a while.</summary>
    internal void Authorize(Token token, SessionEvent cause)
    {
        Authorized = token;
        _finished = false;
        if (Transaction is { } running)
            running.Token = token;
        if (Car is null)
        {
            _connectionTimeout?.Cancel();
            _connectionTimeout = _station.Agenda.After(_station.Settings.ConnectionTimeout, ForgetAuthorization);
        }
        Changed(cause);
    }

    internal void Authorize(RemoteStart start)
    {
        _remoteStart = start;
        Authorize(start.Token, SessionEvent.RemoteStart);
    }

    /// <summary>The CSMS does not accept the token of the running transaction.</summary>
    internal void Deauthorize(Transaction transaction)
    {
        if (Transaction == transaction && _station.Settings.StopOnInvalidToken)
            End(StopCause.Deauthorized);
    }

    /// <summary>Ends the running transaction. The vehicle stays plugged.</summary>
    internal void End(StopCause cause, Token? stoppedBy = null)
    {
        if (Transaction is not { } transaction)
            return;
        Advance();
        PowerW = 0;
        transaction.NextSample?.Cancel();
        _connectionTimeout?.Cancel();
        transaction.Phase = Car is null ? ChargingPhase.Idle : ChargingPhase.Connected;
        Transaction = null;
        Authorized = null;
        _remoteStart = null;
        _finished = Car is not null;
        _station.Dialect.Ended(this, transaction, cause, stoppedBy);
        _station.Profiles.EndTransaction(Id);
        Recompute();
        if (ScheduledOperative is { } operative)
            ChangeAvailability(operative);
        if (_restartWhenIdle)
            Restart(whenIdle: false);
        ReportStatus();
    }

    /// <summary>OCPP 2.0.1 B11, B12: restarts this EVSE alone; it is out of service meanwhile.</summary>
    internal void Restart(bool whenIdle)
    {
        if (whenIdle && Transaction is not null)
        {
            _restartWhenIdle = true;
            return;
        }
        _restartWhenIdle = false;
        End(StopCause.HardReset);
        var wasOperative = Operative;
        Operative = false;
        ReportStatus();
        _station.Agenda.After(_station.Options.RebootTime, () =>
        {
            Operative = wasOperative;
            ReportStatus();
        });
    }

    /// <summary>The power is gone and back: the transaction has ended without a word, which is said now.</summary>
    internal void LosePower()
    {
        End(StopCause.PowerLoss);
        Authorized = null;
        _remoteStart = null;
    }

    /// <summary>Reads the meter within the running transaction, or outside of one.</summary>
    internal void Sample(SampleContext context, CallKind kind = CallKind.Ordinary)
    {
        Advance();
        if (Transaction is { } transaction && context != SampleContext.Begin)
        {
            _station.Dialect.Updated(this, transaction, context switch
            {
                SampleContext.Periodic => SessionEvent.MeterPeriodic,
                SampleContext.Clock => SessionEvent.MeterClock,
                _ => SessionEvent.Trigger,
            });
        }
        else
        {
            var quantities = context == SampleContext.Clock ? _station.Settings.AlignedMeasurands : _station.Settings.SampledMeasurands;
            if (quantities.Count > 0)
                _station.Dialect.Sampled(this, context, Meter.Read(this, quantities), kind);
        }
    }

    /// <summary>The interval was changed: the next sample is due by the new one.</summary>
    internal void ScheduleSample()
    {
        if (Transaction is not { } transaction)
            return;
        transaction.NextSample?.Cancel();
        if (_station.Settings.MeterInterval <= TimeSpan.Zero)
            return;
        transaction.NextSample = _station.Agenda.After(_station.Settings.MeterInterval, () =>
        {
            if (Transaction != transaction)
                return;
            Sample(SampleContext.Periodic);
            ScheduleSample();
        });
    }

    private void Changed(SessionEvent cause)
    {
        if (Transaction is { } running)
            _station.Dialect.Updated(this, running, cause);
        else if (StartPointReached())
            Begin(cause);
        Recompute();
        ReportStatus();
    }

    private bool StartPointReached() =>
        !_finished && Operative && ErrorCode is null && !_station.Boot.Rebooting && _station.Settings.StartPoints.Any(Holds);

    private bool Holds(TransactionPoint point) => point switch
    {
        TransactionPoint.EVConnected => Car is not null,
        TransactionPoint.Authorized => Authorized is not null,
        _ => Car is not null && Authorized is not null,
    };

    private bool StopsWithout(TransactionPoint point) =>
        _station.Settings.StopOnUnplug
        && (_station.Settings.StopPoints.Contains(point) || _station.Settings.StopPoints.Contains(TransactionPoint.PowerPathClosed));

    private void Begin(SessionEvent cause)
    {
        var reservation = Authorized is null ? null : _station.Reservations.Use(Id, Authorized);
        Transaction = new Transaction
        {
            StartedAt = _station.Now,
            StartRegisterWh = EnergyWh,
            StartedOffline = !_station.Online,
            Token = Authorized,
            RemoteStartId = _remoteStart?.Id,
            ReservationId = reservation?.Id,
            Phase = Car is null ? ChargingPhase.Idle : ChargingPhase.Connected,
        };
        if (_remoteStart?.Profile is { } profile)
            _station.Profiles.Set(profile with { EvseId = Id });
        _station.Dialect.Started(this, Transaction, cause);
        ScheduleSample();
        ScheduleTick();
    }

    private void ForgetAuthorization()
    {
        if (Car is not null)
            return;
        // OCPP 2.0.1 E03.FR.05, 1.6 ConnectionTimeOut: nobody came.
        if (Transaction is not null)
            End(StopCause.ConnectionTimeout);
        Authorized = null;
        _remoteStart = null;
        ReportStatus();
    }
}
