using System.Text.Json;
using System.Text.Json.Serialization;

namespace Csms.Protocol.Ocpp201;

/// <summary>Used by Authorize, CustomerInformation, RequestStartTransaction, ReserveNow and 2 more.</summary>
public sealed record AdditionalInfo
{
    public required string AdditionalIdToken { get; init; }

    public required string Type { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by CustomerInformation, DeleteCertificate, GetInstalledCertificateIds.</summary>
public sealed record CertificateHashData
{
    public required HashAlgorithm HashAlgorithm { get; init; }

    public required string IssuerNameHash { get; init; }

    public required string IssuerKeyHash { get; init; }

    public required string SerialNumber { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by ReportChargingProfiles, RequestStartTransaction, SetChargingProfile.</summary>
public sealed record ChargingProfile
{
    public required int Id { get; init; }

    public required int StackLevel { get; init; }

    public required ChargingProfilePurpose ChargingProfilePurpose { get; init; }

    public required ChargingProfileKind ChargingProfileKind { get; init; }

    public required IReadOnlyList<ChargingSchedule> ChargingSchedule { get; init; }

    public RecurrencyKind? RecurrencyKind { get; init; }

    public DateTimeOffset? ValidFrom { get; init; }

    public DateTimeOffset? ValidTo { get; init; }

    public string? TransactionId { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by NotifyChargingLimit, NotifyEVChargingSchedule, ReportChargingProfiles, RequestStartTransaction and 1 more.</summary>
public sealed record ChargingSchedule
{
    public required int Id { get; init; }

    public required ChargingRateUnit ChargingRateUnit { get; init; }

    public required IReadOnlyList<ChargingSchedulePeriod> ChargingSchedulePeriod { get; init; }

    public DateTimeOffset? StartSchedule { get; init; }

    public int? Duration { get; init; }

    public decimal? MinChargingRate { get; init; }

    public SalesTariff? SalesTariff { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by GetCompositeSchedule, NotifyChargingLimit, NotifyEVChargingSchedule, ReportChargingProfiles and 2 more.</summary>
public sealed record ChargingSchedulePeriod
{
    public required int StartPeriod { get; init; }

    public required decimal Limit { get; init; }

    public int? NumberPhases { get; init; }

    public int? PhaseToUse { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by GetMonitoringReport, GetReport, GetVariables, NotifyDisplayMessages and 6 more.</summary>
public sealed record Component
{
    public required string Name { get; init; }

    public EVSE? Evse { get; init; }

    public string? Instance { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by GetMonitoringReport, GetReport.</summary>
public sealed record ComponentVariable
{
    public required Component Component { get; init; }

    public Variable? Variable { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by NotifyChargingLimit, NotifyEVChargingSchedule, ReportChargingProfiles, RequestStartTransaction and 1 more.</summary>
public sealed record ConsumptionCost
{
    public required decimal StartValue { get; init; }

    public required IReadOnlyList<Cost> Cost { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by NotifyChargingLimit, NotifyEVChargingSchedule, ReportChargingProfiles, RequestStartTransaction and 1 more.</summary>
public sealed record Cost
{
    public required CostKind CostKind { get; init; }

    public required int Amount { get; init; }

    public int? AmountMultiplier { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Room for what a vendor adds; vendorId names the vendor.</summary>
public sealed record CustomData
{
    public required string VendorId { get; init; }

    /// <summary>The members beside vendorId, as the vendor wrote them.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Members { get; set; }
}

/// <summary>Used by ChangeAvailability, GetMonitoringReport, GetReport, GetVariables and 9 more.</summary>
public sealed record EVSE
{
    public required int Id { get; init; }

    public int? ConnectorId { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by Authorize, CustomerInformation, RequestStartTransaction, ReserveNow and 2 more.</summary>
public sealed record IdToken
{
    [JsonPropertyName("idToken")]
    public required string Value { get; init; }

    public required IdTokenType Type { get; init; }

    public IReadOnlyList<AdditionalInfo>? AdditionalInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by Authorize, SendLocalList, TransactionEvent.</summary>
public sealed record IdTokenInfo
{
    public required AuthorizationStatus Status { get; init; }

    public DateTimeOffset? CacheExpiryDateTime { get; init; }

    public int? ChargingPriority { get; init; }

    public string? Language1 { get; init; }

    public IReadOnlyList<int>? EvseId { get; init; }

    public IdToken? GroupIdToken { get; init; }

    public string? Language2 { get; init; }

    public MessageContent? PersonalMessage { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by Authorize, NotifyDisplayMessages, SendLocalList, SetDisplayMessage and 1 more.</summary>
public sealed record MessageContent
{
    public required MessageFormat Format { get; init; }

    public required string Content { get; init; }

    public string? Language { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by NotifyDisplayMessages, SetDisplayMessage.</summary>
public sealed record MessageInfo
{
    public required int Id { get; init; }

    public required MessagePriority Priority { get; init; }

    public required MessageContent Message { get; init; }

    public Component? Display { get; init; }

    public MessageState? State { get; init; }

    public DateTimeOffset? StartDateTime { get; init; }

    public DateTimeOffset? EndDateTime { get; init; }

    public string? TransactionId { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by MeterValues, TransactionEvent.</summary>
public sealed record MeterValue
{
    public required IReadOnlyList<SampledValue> SampledValue { get; init; }

    public required DateTimeOffset Timestamp { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by Authorize, GetCertificateStatus.</summary>
public sealed record OCSPRequestData
{
    public required HashAlgorithm HashAlgorithm { get; init; }

    public required string IssuerNameHash { get; init; }

    public required string IssuerKeyHash { get; init; }

    public required string SerialNumber { get; init; }

    public required string ResponderURL { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by NotifyChargingLimit, NotifyEVChargingSchedule, ReportChargingProfiles, RequestStartTransaction and 1 more.</summary>
public sealed record RelativeTimeInterval
{
    public required int Start { get; init; }

    public int? Duration { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by NotifyChargingLimit, NotifyEVChargingSchedule, ReportChargingProfiles, RequestStartTransaction and 1 more.</summary>
public sealed record SalesTariff
{
    public required int Id { get; init; }

    public required IReadOnlyList<SalesTariffEntry> SalesTariffEntry { get; init; }

    public string? SalesTariffDescription { get; init; }

    public int? NumEPriceLevels { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by NotifyChargingLimit, NotifyEVChargingSchedule, ReportChargingProfiles, RequestStartTransaction and 1 more.</summary>
public sealed record SalesTariffEntry
{
    public required RelativeTimeInterval RelativeTimeInterval { get; init; }

    public int? EPriceLevel { get; init; }

    public IReadOnlyList<ConsumptionCost>? ConsumptionCost { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by MeterValues, TransactionEvent.</summary>
public sealed record SampledValue
{
    public required decimal Value { get; init; }

    public ReadingContext? Context { get; init; }

    public Measurand? Measurand { get; init; }

    public Phase? Phase { get; init; }

    public Location? Location { get; init; }

    public SignedMeterValue? SignedMeterValue { get; init; }

    public UnitOfMeasure? UnitOfMeasure { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by MeterValues, TransactionEvent.</summary>
public sealed record SignedMeterValue
{
    public required string SignedMeterData { get; init; }

    public required string SigningMethod { get; init; }

    public required string EncodingMethod { get; init; }

    public required string PublicKey { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by BootNotification, CancelReservation, CertificateSigned, ChangeAvailability and 38 more.</summary>
public sealed record StatusInfo
{
    public required string ReasonCode { get; init; }

    public string? AdditionalInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by MeterValues, TransactionEvent.</summary>
public sealed record UnitOfMeasure
{
    public string? Unit { get; init; }

    public int? Multiplier { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by GetMonitoringReport, GetReport, GetVariables, NotifyEvent and 4 more.</summary>
public sealed record Variable
{
    public required string Name { get; init; }

    public string? Instance { get; init; }

    public CustomData? CustomData { get; init; }
}
