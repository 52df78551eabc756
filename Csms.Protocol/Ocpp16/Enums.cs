using System.Text.Json.Serialization;

namespace Csms.Protocol.Ocpp16;

/// <summary>Used by Authorize, SendLocalList, StartTransaction, StopTransaction.</summary>
public enum AuthorizationStatus
{
    Accepted,
    Blocked,
    Expired,
    Invalid,
    ConcurrentTx,
}

/// <summary>Used by GetInstalledCertificateIds, InstallCertificate.</summary>
public enum CertificateUse
{
    CentralSystemRootCertificate,
    ManufacturerRootCertificate,
}

/// <summary>Used by RemoteStartTransaction, SetChargingProfile.</summary>
public enum ChargingProfileKind
{
    Absolute,
    Recurring,
    Relative,
}

/// <summary>Used by ClearChargingProfile, RemoteStartTransaction, SetChargingProfile.</summary>
public enum ChargingProfilePurpose
{
    ChargePointMaxProfile,
    TxDefaultProfile,
    TxProfile,
}

/// <summary>Used by GetCompositeSchedule, RemoteStartTransaction, SetChargingProfile.</summary>
public enum ChargingRateUnit
{
    A,
    W,
}

/// <summary>Used by DeleteCertificate, GetInstalledCertificateIds.</summary>
public enum HashAlgorithm
{
    SHA256,
    SHA384,
    SHA512,
}

/// <summary>Used by MeterValues, StopTransaction.</summary>
public enum Location
{
    Cable,
    EV,
    Inlet,
    Outlet,
    Body,
}

/// <summary>Used by MeterValues, StopTransaction.</summary>
public enum Measurand
{
    [JsonStringEnumMemberName("Energy.Active.Export.Register")]
    EnergyActiveExportRegister,
    [JsonStringEnumMemberName("Energy.Active.Import.Register")]
    EnergyActiveImportRegister,
    [JsonStringEnumMemberName("Energy.Reactive.Export.Register")]
    EnergyReactiveExportRegister,
    [JsonStringEnumMemberName("Energy.Reactive.Import.Register")]
    EnergyReactiveImportRegister,
    [JsonStringEnumMemberName("Energy.Active.Export.Interval")]
    EnergyActiveExportInterval,
    [JsonStringEnumMemberName("Energy.Active.Import.Interval")]
    EnergyActiveImportInterval,
    [JsonStringEnumMemberName("Energy.Reactive.Export.Interval")]
    EnergyReactiveExportInterval,
    [JsonStringEnumMemberName("Energy.Reactive.Import.Interval")]
    EnergyReactiveImportInterval,
    [JsonStringEnumMemberName("Power.Active.Export")]
    PowerActiveExport,
    [JsonStringEnumMemberName("Power.Active.Import")]
    PowerActiveImport,
    [JsonStringEnumMemberName("Power.Offered")]
    PowerOffered,
    [JsonStringEnumMemberName("Power.Reactive.Export")]
    PowerReactiveExport,
    [JsonStringEnumMemberName("Power.Reactive.Import")]
    PowerReactiveImport,
    [JsonStringEnumMemberName("Power.Factor")]
    PowerFactor,
    [JsonStringEnumMemberName("Current.Import")]
    CurrentImport,
    [JsonStringEnumMemberName("Current.Export")]
    CurrentExport,
    [JsonStringEnumMemberName("Current.Offered")]
    CurrentOffered,
    Voltage,
    Frequency,
    Temperature,
    SoC,
    RPM,
}

/// <summary>Used by MeterValues, StopTransaction.</summary>
public enum Phase
{
    L1,
    L2,
    L3,
    N,
    [JsonStringEnumMemberName("L1-N")]
    L1N,
    [JsonStringEnumMemberName("L2-N")]
    L2N,
    [JsonStringEnumMemberName("L3-N")]
    L3N,
    [JsonStringEnumMemberName("L1-L2")]
    L1L2,
    [JsonStringEnumMemberName("L2-L3")]
    L2L3,
    [JsonStringEnumMemberName("L3-L1")]
    L3L1,
}

/// <summary>Used by MeterValues, StopTransaction.</summary>
public enum ReadingContext
{
    [JsonStringEnumMemberName("Interruption.Begin")]
    InterruptionBegin,
    [JsonStringEnumMemberName("Interruption.End")]
    InterruptionEnd,
    [JsonStringEnumMemberName("Sample.Clock")]
    SampleClock,
    [JsonStringEnumMemberName("Sample.Periodic")]
    SamplePeriodic,
    [JsonStringEnumMemberName("Transaction.Begin")]
    TransactionBegin,
    [JsonStringEnumMemberName("Transaction.End")]
    TransactionEnd,
    Trigger,
    Other,
}

/// <summary>Used by RemoteStartTransaction, SetChargingProfile.</summary>
public enum RecurrencyKind
{
    Daily,
    Weekly,
}

/// <summary>Used by RemoteStartTransaction, RemoteStopTransaction.</summary>
public enum RemoteStartStopStatus
{
    Accepted,
    Rejected,
}

/// <summary>Used by MeterValues, StopTransaction.</summary>
public enum UnitOfMeasure
{
    Wh,
    [JsonStringEnumMemberName("kWh")]
    KWh,
    [JsonStringEnumMemberName("varh")]
    Varh,
    [JsonStringEnumMemberName("kvarh")]
    Kvarh,
    W,
    [JsonStringEnumMemberName("kW")]
    KW,
    VA,
    [JsonStringEnumMemberName("kVA")]
    KVA,
    [JsonStringEnumMemberName("var")]
    Var,
    [JsonStringEnumMemberName("kvar")]
    Kvar,
    A,
    V,
    K,
    Celcius,
    Celsius,
    Fahrenheit,
    Percent,
}

/// <summary>Used by MeterValues, StopTransaction.</summary>
public enum ValueFormat
{
    Raw,
    SignedData,
}
