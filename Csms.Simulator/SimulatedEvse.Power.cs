using Csms.Simulator.Charging;
using Csms.Simulator.ChargingProfiles;
using Csms.Simulator.Physics;

namespace Csms.Simulator;

public sealed partial class SimulatedEvse
{
    /// <summary>The longest stretch that is worked out with one power: the battery's curve bends.</summary>
    private static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(30);

    private DateTimeOffset _advancedTo;
    private Appointment? _tick;

    /// <summary>Phases that carry current now, 1 to 3; what carries none counts all.</summary>
    internal int ActivePhases { get; private set; } = 3;

    internal decimal MaximumWatts => _station.Options.DirectCurrent
        ? _station.Options.MaxDirectCurrentWatts
        : _station.Options.MaxCurrentAmperes * Mains.Volts * _station.Options.Phases;

    /// <summary>What the EVSE can deliver at most, whatever is plugged in.</summary>
    internal Limit Hardware => new(MaximumWatts, DirectCurrent ? 3 : _station.Options.Phases);

    internal bool DirectCurrent => _station.Options.DirectCurrent;

    /// <summary>Brings register and battery to the present.</summary>
    internal void Advance()
    {
        var now = _station.Options.TimeProvider.GetUtcNow();
        var passed = now - _advancedTo;
        _advancedTo = now;
        if (PowerW <= 0 || passed <= TimeSpan.Zero || Car is not { } car || Transaction is not { } transaction)
            return;
        transaction.ChargedFor += passed;
        var left = passed * _station.Options.SpeedFactor;
        while (left > TimeSpan.Zero)
        {
            var step = left < LongestStep ? left : LongestStep;
            left -= step;
            EnergyWh += (decimal)car.Battery.Charge(PowerFor(car), step);
        }
    }

    /// <summary>Works out the power anew and tells when charging has started, paused or gone on.</summary>
    internal void Recompute()
    {
        Advance();
        if (Transaction is not { } transaction)
        {
            PowerW = 0;
            OfferedW = 0;
            return;
        }
        var hardware = Hardware with { Phases = DirectCurrent ? 3 : Math.Min(_station.Options.Phases, Car?.Vehicle.Phases ?? 3) };
        var limit = _station.Profiles.LimitFor(Id, _station.Now, transaction.StartedAt, hardware, ChargingEvses());
        ActivePhases = DirectCurrent ? 1 : limit.Phases;
        OfferedW = Math.Min(limit.Watts, DirectCurrent ? MaximumWatts : _station.Options.MaxCurrentAmperes * Mains.Volts * ActivePhases);
        var phase = PhaseNow(transaction);
        PowerW = phase == ChargingPhase.Charging ? Math.Round((decimal)PowerFor(Car!), 1) : 0;
        if (phase == transaction.Phase)
            return;
        transaction.Phase = phase;
        _station.Dialect.Updated(this, transaction, SessionEvent.ChargingStateChanged);
        ReportStatus();
    }

    private double PowerFor(Car car) =>
        car.Battery.AcceptedWatts((double)OfferedW, DirectCurrent ? car.Vehicle.MaxDcWatts : car.Vehicle.MaxAcWatts * ActivePhases / car.Vehicle.Phases);

    private ChargingPhase PhaseNow(Transaction transaction)
    {
        if (Car is not { } car)
            return ChargingPhase.Idle;
        if (transaction.Token is null)
            return ChargingPhase.Connected;
        var least = DirectCurrent ? 1 : Mains.LeastAmperes * Mains.Volts * ActivePhases;
        if (OfferedW < least)
            return ChargingPhase.SuspendedByStation;
        return car.Battery.Full || !car.Draws ? ChargingPhase.SuspendedByVehicle : ChargingPhase.Charging;
    }

    private int ChargingEvses() => Math.Max(1, _station.Evses.Count(evse => evse is { Transaction: not null, Car.Battery.Full: false }));

    private void ScheduleTick()
    {
        _tick?.Cancel();
        _tick = _station.Agenda.After(_station.Options.Tick, () =>
        {
            if (Transaction is null)
                return;
            Recompute();
            _station.Dialect.Ticked(this);
            ScheduleTick();
        });
    }
}
