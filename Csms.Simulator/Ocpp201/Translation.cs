using Csms.Protocol.Ocpp201;
using Csms.Simulator.Charging;
using Csms.Simulator.ChargingProfiles;
using Csms.Simulator.Physics;
using Csms.Simulator.Reservations;
using Csms.Simulator.Tokens;

namespace Csms.Simulator.Ocpp201;

/// <summary>Between the station's words and those of OCPP 2.0.1.</summary>
internal static class Translation
{
    public static TriggerReason Of(SessionEvent cause) => cause switch
    {
        SessionEvent.CablePlugged => TriggerReason.CablePluggedIn,
        SessionEvent.CarLeft => TriggerReason.EVCommunicationLost,
        SessionEvent.Authorized => TriggerReason.Authorized,
        SessionEvent.RemoteStart => TriggerReason.RemoteStart,
        SessionEvent.MeterPeriodic => TriggerReason.MeterValuePeriodic,
        SessionEvent.MeterClock => TriggerReason.MeterValueClock,
        SessionEvent.Trigger => TriggerReason.Trigger,
        _ => TriggerReason.ChargingStateChanged,
    };

    public static (TriggerReason Trigger, Reason Reason) Of(StopCause cause) => cause switch
    {
        StopCause.Remote => (TriggerReason.RemoteStop, Reason.Remote),
        StopCause.CarLeft => (TriggerReason.EVCommunicationLost, Reason.EVDisconnected),
        StopCause.Deauthorized => (TriggerReason.Deauthorized, Reason.DeAuthorized),
        StopCause.ConnectionTimeout => (TriggerReason.EVConnectTimeout, Reason.Timeout),
        StopCause.HardReset or StopCause.SoftReset => (TriggerReason.ResetCommand, Reason.ImmediateReset),
        StopCause.Unlocked => (TriggerReason.UnlockCommand, Reason.Other),
        StopCause.Fault => (TriggerReason.AbnormalCondition, Reason.Other),
        StopCause.PowerLoss => (TriggerReason.AbnormalCondition, Reason.PowerLoss),
        _ => (TriggerReason.StopAuthorized, Reason.Local),
    };

    public static ChargingState Of(ChargingPhase phase) => phase switch
    {
        ChargingPhase.Connected => ChargingState.EVConnected,
        ChargingPhase.Charging => ChargingState.Charging,
        ChargingPhase.SuspendedByVehicle => ChargingState.SuspendedEV,
        ChargingPhase.SuspendedByStation => ChargingState.SuspendedEVSE,
        _ => ChargingState.Idle,
    };

    public static Token Of(IdToken token) => new(token.Value, token.Type);

    public static IdToken Of(Token token) => new() { Value = token.Value, Type = token.Type };

    public static Verdict Of(IdTokenInfo info) =>
        new(info.Status == AuthorizationStatus.Accepted, info.CacheExpiryDateTime, info.GroupIdToken?.Value);

    public static ReserveNowStatus Of(ReserveOutcome outcome) => outcome switch
    {
        ReserveOutcome.Accepted => ReserveNowStatus.Accepted,
        ReserveOutcome.Faulted => ReserveNowStatus.Faulted,
        ReserveOutcome.Occupied => ReserveNowStatus.Occupied,
        ReserveOutcome.Unavailable => ReserveNowStatus.Unavailable,
        _ => ReserveNowStatus.Rejected,
    };

    /// <summary>Null when there is nothing to tell: an empty list is not allowed.</summary>
    public static IReadOnlyList<MeterValue>? Of(DateTimeOffset at, SampleContext context, IReadOnlyList<Reading> readings)
    {
        // 2.0.1 has no measurand for a temperature.
        SampledValue[] values = [.. readings.Where(reading => reading.Quantity != Quantity.Temperature).Select(reading => Of(reading, Of(context)))];
        return values.Length == 0 ? null : [new MeterValue { Timestamp = at, SampledValue = values }];
    }

    public static Profile Of(ChargingProfile profile, int evseId)
    {
        // More than one schedule is a choice for ISO 15118 vehicles; a vehicle without it gets the first.
        var schedule = profile.ChargingSchedule[0];
        return new Profile
        {
            Id = profile.Id,
            EvseId = evseId,
            StackLevel = profile.StackLevel,
            Purpose = Of(profile.ChargingProfilePurpose),
            Kind = profile.ChargingProfileKind switch
            {
                ChargingProfileKind.Relative => ProfileKind.Relative,
                ChargingProfileKind.Recurring when profile.RecurrencyKind == RecurrencyKind.Weekly => ProfileKind.RecurringWeekly,
                ChargingProfileKind.Recurring => ProfileKind.RecurringDaily,
                _ => ProfileKind.Absolute,
            },
            InAmperes = schedule.ChargingRateUnit == ChargingRateUnit.A,
            Periods = [.. schedule.ChargingSchedulePeriod.Select(period =>
                new SchedulePeriod(TimeSpan.FromSeconds(period.StartPeriod), period.Limit, period.NumberPhases ?? 3))],
            Start = schedule.StartSchedule,
            Duration = schedule.Duration is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            ValidFrom = profile.ValidFrom,
            ValidTo = profile.ValidTo,
            TransactionId = profile.TransactionId,
            AsReceived = profile,
        };
    }

    public static Purpose Of(ChargingProfilePurpose purpose) => purpose switch
    {
        ChargingProfilePurpose.ChargingStationExternalConstraints => Purpose.ExternalConstraints,
        ChargingProfilePurpose.ChargingStationMaxProfile => Purpose.StationMaximum,
        ChargingProfilePurpose.TxDefaultProfile => Purpose.TransactionDefault,
        _ => Purpose.Transaction,
    };

    private static ReadingContext Of(SampleContext context) => context switch
    {
        SampleContext.Begin => ReadingContext.TransactionBegin,
        SampleContext.Clock => ReadingContext.SampleClock,
        SampleContext.Trigger => ReadingContext.Trigger,
        SampleContext.End => ReadingContext.TransactionEnd,
        _ => ReadingContext.SamplePeriodic,
    };

    private static SampledValue Of(Reading reading, ReadingContext context)
    {
        var (measurand, unit, location) = reading.Quantity switch
        {
            Quantity.Power => (Measurand.PowerActiveImport, "W", Location.Outlet),
            Quantity.PowerOffered => (Measurand.PowerOffered, "W", Location.Outlet),
            Quantity.Current => (Measurand.CurrentImport, "A", Location.Outlet),
            Quantity.CurrentOffered => (Measurand.CurrentOffered, "A", Location.Outlet),
            Quantity.Voltage => (Measurand.Voltage, "V", Location.Outlet),
            Quantity.SoC => (Measurand.SoC, "Percent", Location.EV),
            Quantity.Frequency => (Measurand.Frequency, "Hz", Location.Outlet),
            _ => (Measurand.EnergyActiveImportRegister, "Wh", Location.Outlet),
        };
        return new SampledValue
        {
            Value = reading.Value,
            Context = context,
            Measurand = measurand,
            Location = location,
            UnitOfMeasure = new UnitOfMeasure { Unit = unit },
            Phase = PhaseOf(reading),
        };
    }

    private static Phase? PhaseOf(Reading reading) => (reading.Phase, reading.Quantity == Quantity.Voltage) switch
    {
        (1, true) => Phase.L1N,
        (2, true) => Phase.L2N,
        (3, true) => Phase.L3N,
        (1, false) => Phase.L1,
        (2, false) => Phase.L2,
        (3, false) => Phase.L3,
        _ => null,
    };
}
