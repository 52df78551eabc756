using System.Text.Json.Serialization;

namespace Csms.Protocol.Ocpp201;

/// <summary>Used by GetVariables, NotifyReport, SetVariables.</summary>
public enum Attribute
{
    Actual,
    Target,
    MinSet,
    MaxSet,
}

/// <summary>Used by Authorize, SendLocalList, TransactionEvent.</summary>
public enum AuthorizationStatus
{
    Accepted,
    Blocked,
    ConcurrentTx,
    Expired,
    Invalid,
    NoCredit,
    NotAllowedTypeEVSE,
    NotAtThisLocation,
    NotAtThisTime,
    Unknown,
}

/// <summary>Used by CertificateSigned, SignCertificate.</summary>
public enum CertificateSigningUse
{
    ChargingStationCertificate,
    V2GCertificate,
}

/// <summary>Used by ClearedChargingLimit, GetChargingProfiles, NotifyChargingLimit, ReportChargingProfiles.</summary>
public enum ChargingLimitSource
{
    EMS,
    Other,
    SO,
    CSO,
}

/// <summary>Used by ReportChargingProfiles, RequestStartTransaction, SetChargingProfile.</summary>
public enum ChargingProfileKind
{
    Absolute,
    Recurring,
    Relative,
}

/// <summary>Used by ClearChargingProfile, GetChargingProfiles, ReportChargingProfiles, RequestStartTransaction and 1 more.</summary>
public enum ChargingProfilePurpose
{
    ChargingStationExternalConstraints,
    ChargingStationMaxProfile,
    TxDefaultProfile,
    TxProfile,
}

/// <summary>Used by GetCompositeSchedule, NotifyChargingLimit, NotifyEVChargingSchedule, ReportChargingProfiles and 2 more.</summary>
public enum ChargingRateUnit
{
    W,
    A,
}

/// <summary>Used by NotifyChargingLimit, NotifyEVChargingSchedule, ReportChargingProfiles, RequestStartTransaction and 1 more.</summary>
public enum CostKind
{
    CarbonDioxideEmission,
    RelativePricePercentage,
    RenewableGenerationPercentage,
}

/// <summary>Used by GetBaseReport, GetMonitoringReport, GetReport, SetMonitoringBase.</summary>
public enum GenericDeviceModelStatus
{
    Accepted,
    Rejected,
    NotSupported,
    EmptyResultSet,
}

/// <summary>Used by GetCompositeSchedule, NotifyEVChargingSchedule, PublishFirmware, SetMonitoringLevel and 1 more.</summary>
public enum GenericStatus
{
    Accepted,
    Rejected,
}

/// <summary>Used by Authorize, CustomerInformation, DeleteCertificate, GetCertificateStatus and 1 more.</summary>
public enum HashAlgorithm
{
    SHA256,
    SHA384,
    SHA512,
}

/// <summary>Used by Authorize, CustomerInformation, RequestStartTransaction, ReserveNow and 2 more.</summary>
public enum IdTokenType
{
    Central,
    [JsonStringEnumMemberName("eMAID")]
    EMAID,
    ISO14443,
    ISO15693,
    KeyCode,
    Local,
    MacAddress,
    NoAuthorization,
}

/// <summary>Used by MeterValues, TransactionEvent.</summary>
public enum Location
{
    Body,
    Cable,
    EV,
    Inlet,
    Outlet,
}

/// <summary>Used by MeterValues, TransactionEvent.</summary>
public enum Measurand
{
    [JsonStringEnumMemberName("Current.Export")]
    CurrentExport,
    [JsonStringEnumMemberName("Current.Import")]
    CurrentImport,
    [JsonStringEnumMemberName("Current.Offered")]
    CurrentOffered,
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
    [JsonStringEnumMemberName("Energy.Active.Net")]
    EnergyActiveNet,
    [JsonStringEnumMemberName("Energy.Reactive.Export.Interval")]
    EnergyReactiveExportInterval,
    [JsonStringEnumMemberName("Energy.Reactive.Import.Interval")]
    EnergyReactiveImportInterval,
    [JsonStringEnumMemberName("Energy.Reactive.Net")]
    EnergyReactiveNet,
    [JsonStringEnumMemberName("Energy.Apparent.Net")]
    EnergyApparentNet,
    [JsonStringEnumMemberName("Energy.Apparent.Import")]
    EnergyApparentImport,
    [JsonStringEnumMemberName("Energy.Apparent.Export")]
    EnergyApparentExport,
    Frequency,
    [JsonStringEnumMemberName("Power.Active.Export")]
    PowerActiveExport,
    [JsonStringEnumMemberName("Power.Active.Import")]
    PowerActiveImport,
    [JsonStringEnumMemberName("Power.Factor")]
    PowerFactor,
    [JsonStringEnumMemberName("Power.Offered")]
    PowerOffered,
    [JsonStringEnumMemberName("Power.Reactive.Export")]
    PowerReactiveExport,
    [JsonStringEnumMemberName("Power.Reactive.Import")]
    PowerReactiveImport,
    SoC,
    Voltage,
}

/// <summary>Used by Authorize, NotifyDisplayMessages, SendLocalList, SetDisplayMessage and 1 more.</summary>
public enum MessageFormat
{
    ASCII,
    HTML,
    URI,
    UTF8,
}

/// <summary>Used by GetDisplayMessages, NotifyDisplayMessages, SetDisplayMessage.</summary>
public enum MessagePriority
{
    AlwaysFront,
    InFront,
    NormalCycle,
}

/// <summary>Used by GetDisplayMessages, NotifyDisplayMessages, SetDisplayMessage.</summary>
public enum MessageState
{
    Charging,
    Faulted,
    Idle,
    Unavailable,
}

/// <summary>Used by NotifyMonitoringReport, SetVariableMonitoring.</summary>
public enum Monitor
{
    UpperThreshold,
    LowerThreshold,
    Delta,
    Periodic,
    PeriodicClockAligned,
}

/// <summary>Used by MeterValues, TransactionEvent.</summary>
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

/// <summary>Used by MeterValues, TransactionEvent.</summary>
public enum ReadingContext
{
    [JsonStringEnumMemberName("Interruption.Begin")]
    InterruptionBegin,
    [JsonStringEnumMemberName("Interruption.End")]
    InterruptionEnd,
    Other,
    [JsonStringEnumMemberName("Sample.Clock")]
    SampleClock,
    [JsonStringEnumMemberName("Sample.Periodic")]
    SamplePeriodic,
    [JsonStringEnumMemberName("Transaction.Begin")]
    TransactionBegin,
    [JsonStringEnumMemberName("Transaction.End")]
    TransactionEnd,
    Trigger,
}

/// <summary>Used by ReportChargingProfiles, RequestStartTransaction, SetChargingProfile.</summary>
public enum RecurrencyKind
{
    Daily,
    Weekly,
}

/// <summary>Used by RequestStartTransaction, RequestStopTransaction.</summary>
public enum RequestStartStopStatus
{
    Accepted,
    Rejected,
}
