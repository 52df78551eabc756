using Csms.Simulator.Charging;
using Csms.Simulator.Physics;
using Csms.Simulator.Reservations;
using Csms.Simulator.Tokens;

namespace Csms.Simulator;

/// <summary>One EVSE of a station: it charges one vehicle at a time. What it shows may be read from any thread.</summary>
public sealed partial class SimulatedEvse
{
    private readonly SimulatedStation _station;
    private ConnectorState? _reported;

    internal SimulatedEvse(SimulatedStation station, int id)
    {
        _station = station;
        Id = id;
        EnergyWh = station.Options.InitialRegisterWh;
    }

    /// <summary>From 1; in OCPP 1.6 the connector's id.</summary>
    public int Id { get; }

    /// <summary>What the EVSE is doing now.</summary>
    public ConnectorState State
    {
        get
        {
            lock (_station.Gate)
                return StateNow();
        }
    }

    /// <summary>What flows into the vehicle, in watts.</summary>
    public decimal PowerW
    {
        get
        {
            lock (_station.Gate)
                return field;
        }
        private set;
    }

    /// <summary>What the limits allow at the moment, in watts.</summary>
    public decimal OfferedW
    {
        get
        {
            lock (_station.Gate)
                return field;
        }
        private set;
    }

    /// <summary>The meter's register, in Wh. It never goes back.</summary>
    public decimal EnergyWh
    {
        get
        {
            // A decimal is not read in one piece.
            lock (_station.Gate)
                return field;
        }
        private set;
    }

    /// <summary>How full the vehicle's battery is, in percent; null without a vehicle.</summary>
    public double? StateOfChargePercent => Car?.Battery.StateOfCharge * 100;

    /// <summary>Whether a vehicle is plugged in.</summary>
    public bool Plugged => Car is not null;

    /// <summary>Whether the plugged vehicle takes what it is offered; true without a vehicle.</summary>
    public bool Draws => Car?.Draws ?? true;

    /// <summary>Whether a transaction runs.</summary>
    public bool InTransaction => Transaction is not null;

    /// <summary>The running transaction's id on the wire; null without one, and in OCPP 1.6 until the CSMS has answered its start.</summary>
    public string? TransactionId => Transaction?.Id;

    internal SimulatedStation Station => _station;

    internal Car? Car { get; private set; }

    internal Transaction? Transaction { get; private set; }

    internal Token? Authorized { get; private set; }

    internal string? ErrorCode { get; private set; }

    internal bool Operative { get; private set; } = true;

    /// <summary>Set while a change of availability waits for the end of the transaction.</summary>
    internal bool? ScheduledOperative { get; private set; }

    internal Reservation? Reservation => _station.Reservations.ForEvse(Id);

    /// <summary>Tells the CSMS the state when it is not the one told last.</summary>
    internal void ReportStatus(bool always = false)
    {
        var state = _station.Dialect.Reported(this);
        if (!_station.Online || (!always && state == _reported))
            return;
        _reported = state;
        _station.Dialect.Status(this);
    }

    /// <summary>What was told did not arrive: it is told again at the next occasion.</summary>
    internal void ForgetReport() => _reported = null;

    internal void LetDraw(bool draws)
    {
        if (Car is not { } car)
            return;
        // What was drawn until now was drawn.
        Advance();
        car.Draws = draws;
        Recompute();
    }

    internal void Break(string errorCode)
    {
        ErrorCode = errorCode;
        if (Transaction is not null)
            End(StopCause.Fault);
        // OCPP 1.6 §5.13: what is out of order is reserved no longer.
        VoidReservation();
        _station.Dialect.FaultChanged(this);
        ReportStatus();
    }

    internal void Repair()
    {
        ErrorCode = null;
        _station.Dialect.FaultChanged(this);
        ReportStatus();
    }

    /// <summary>Returns false when the change must wait for the end of the transaction.</summary>
    internal bool ChangeAvailability(bool operative)
    {
        if (Transaction is not null && !operative)
        {
            ScheduledOperative = operative;
            return false;
        }
        ScheduledOperative = null;
        Operative = operative;
        if (!operative)
            VoidReservation();
        ReportStatus();
        return true;
    }

    private void VoidReservation()
    {
        if (Reservation is { } reservation)
            _station.Reservations.Remove(reservation, expired: false);
    }

    private ConnectorState StateNow()
    {
        if (ErrorCode is not null)
            return ConnectorState.Faulted;
        if (Transaction is { } transaction)
            return StateOf(transaction.Phase);
        if (!Operative)
            return ConnectorState.Unavailable;
        if (Car is not null)
            return _finished ? ConnectorState.Finishing : ConnectorState.Preparing;
        if (Authorized is not null)
            return ConnectorState.Preparing;
        return Reservation is not null ? ConnectorState.Reserved : ConnectorState.Available;
    }

    private static ConnectorState StateOf(ChargingPhase phase) => phase switch
    {
        ChargingPhase.Charging => ConnectorState.Charging,
        ChargingPhase.SuspendedByVehicle => ConnectorState.SuspendedEV,
        ChargingPhase.SuspendedByStation => ConnectorState.SuspendedEVSE,
        _ => ConnectorState.Preparing,
    };
}
