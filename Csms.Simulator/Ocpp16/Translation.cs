using System.Globalization;
using Csms.Protocol.Ocpp16;
using Csms.Simulator.Charging;
using Csms.Simulator.ChargingProfiles;
using Csms.Simulator.Physics;
using Csms.Simulator.Tokens;

namespace Csms.Simulator.Ocpp16;

/// <summary>Between the station's words and those of OCPP 1.6.</summary>
internal static class Translation
{
    public static ChargePointStatus Of(ConnectorState state) => state switch
    {
        ConnectorState.Preparing => ChargePointStatus.Preparing,
        ConnectorState.Charging => ChargePointStatus.Charging,
        ConnectorState.SuspendedEVSE => ChargePointStatus.SuspendedEVSE,
        ConnectorState.SuspendedEV => ChargePointStatus.SuspendedEV,
        ConnectorState.Finishing => ChargePointStatus.Finishing,
        ConnectorState.Reserved => ChargePointStatus.Reserved,
        ConnectorState.Unavailable => ChargePointStatus.Unavailable,
        ConnectorState.Faulted => ChargePointStatus.Faulted,
        _ => ChargePointStatus.Available,
    };

    public static Reason Of(StopCause cause) => cause switch
    {
        StopCause.Remote => Reason.Remote,
        StopCause.CarLeft => Reason.EVDisconnected,
        StopCause.Deauthorized => Reason.DeAuthorized,
        StopCause.HardReset => Reason.HardReset,
        StopCause.SoftReset => Reason.SoftReset,
        StopCause.Unlocked => Reason.UnlockCommand,
        StopCause.Fault or StopCause.ConnectionTimeout => Reason.Other,
        StopCause.PowerLoss => Reason.PowerLoss,
        _ => Reason.Local,
    };

    public static Verdict Of(IdTagInfo info) => new(info.Status == AuthorizationStatus.Accepted, info.ExpiryDate, info.ParentIdTag);

    public static MeterValue Of(DateTimeOffset at, SampleContext context, IReadOnlyList<Reading> readings) =>
        new() { Timestamp = at, SampledValue = [.. readings.Select(reading => Of(reading, Of(context)))] };

    public static Profile Of(ChargingProfile profile, int connectorId) => new()
    {
        Id = profile.ChargingProfileId,
        EvseId = connectorId,
        StackLevel = profile.StackLevel,
        Purpose = Of(profile.ChargingProfilePurpose),
        Kind = profile.ChargingProfileKind switch
        {
            ChargingProfileKind.Relative => ProfileKind.Relative,
            ChargingProfileKind.Recurring when profile.RecurrencyKind == RecurrencyKind.Weekly => ProfileKind.RecurringWeekly,
            ChargingProfileKind.Recurring => ProfileKind.RecurringDaily,
            _ => ProfileKind.Absolute,
        },
        InAmperes = profile.ChargingSchedule.ChargingRateUnit == ChargingRateUnit.A,
        // The specification takes three phases where none are named.
        Periods = [.. profile.ChargingSchedule.ChargingSchedulePeriod.Select(period =>
            new SchedulePeriod(TimeSpan.FromSeconds(period.StartPeriod), period.Limit, period.NumberPhases ?? 3))],
        Start = profile.ChargingSchedule.StartSchedule,
        Duration = profile.ChargingSchedule.Duration is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        ValidFrom = profile.ValidFrom,
        ValidTo = profile.ValidTo,
        TransactionId = profile.TransactionId?.ToString(CultureInfo.InvariantCulture),
    };

    public static Purpose Of(ChargingProfilePurpose purpose) => purpose switch
    {
        ChargingProfilePurpose.ChargePointMaxProfile => Purpose.StationMaximum,
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
            Quantity.Power => (Measurand.PowerActiveImport, UnitOfMeasure.W, Location.Outlet),
            Quantity.PowerOffered => (Measurand.PowerOffered, UnitOfMeasure.W, Location.Outlet),
            Quantity.Current => (Measurand.CurrentImport, UnitOfMeasure.A, Location.Outlet),
            Quantity.CurrentOffered => (Measurand.CurrentOffered, UnitOfMeasure.A, Location.Outlet),
            Quantity.Voltage => (Measurand.Voltage, UnitOfMeasure.V, Location.Outlet),
            Quantity.SoC => (Measurand.SoC, UnitOfMeasure.Percent, Location.EV),
            Quantity.Temperature => (Measurand.Temperature, UnitOfMeasure.Celsius, Location.Body),
            // Errata 3.86: a frequency is in hertz, for which the schema has no word.
            Quantity.Frequency => (Measurand.Frequency, (UnitOfMeasure?)null, Location.Outlet),
            _ => (Measurand.EnergyActiveImportRegister, UnitOfMeasure.Wh, Location.Outlet),
        };
        return new SampledValue
        {
            Value = reading.Value.ToString(CultureInfo.InvariantCulture),
            Context = context,
            Measurand = measurand,
            Unit = unit,
            Location = location,
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
