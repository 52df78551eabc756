namespace Csms.Protocol.Ocpp16;

/// <summary>Used by DeleteCertificate, GetInstalledCertificateIds.</summary>
public sealed record CertificateHashData
{
    public required HashAlgorithm HashAlgorithm { get; init; }

    public required string IssuerNameHash { get; init; }

    public required string IssuerKeyHash { get; init; }

    public required string SerialNumber { get; init; }
}

/// <summary>Used by RemoteStartTransaction, SetChargingProfile.</summary>
public sealed record ChargingProfile
{
    public required int ChargingProfileId { get; init; }

    public required int StackLevel { get; init; }

    public required ChargingProfilePurpose ChargingProfilePurpose { get; init; }

    public required ChargingProfileKind ChargingProfileKind { get; init; }

    public required ChargingSchedule ChargingSchedule { get; init; }

    public int? TransactionId { get; init; }

    public RecurrencyKind? RecurrencyKind { get; init; }

    public DateTimeOffset? ValidFrom { get; init; }

    public DateTimeOffset? ValidTo { get; init; }
}

/// <summary>Used by GetCompositeSchedule, RemoteStartTransaction, SetChargingProfile.</summary>
public sealed record ChargingSchedule
{
    public required ChargingRateUnit ChargingRateUnit { get; init; }

    public required IReadOnlyList<ChargingSchedulePeriod> ChargingSchedulePeriod { get; init; }

    public int? Duration { get; init; }

    public DateTimeOffset? StartSchedule { get; init; }

    public decimal? MinChargingRate { get; init; }
}

/// <summary>Used by GetCompositeSchedule, RemoteStartTransaction, SetChargingProfile.</summary>
public sealed record ChargingSchedulePeriod
{
    public required int StartPeriod { get; init; }

    public required decimal Limit { get; init; }

    public int? NumberPhases { get; init; }
}

/// <summary>Used by Authorize, SendLocalList, StartTransaction, StopTransaction.</summary>
public sealed record IdTagInfo
{
    public required AuthorizationStatus Status { get; init; }

    public DateTimeOffset? ExpiryDate { get; init; }

    public string? ParentIdTag { get; init; }
}

/// <summary>Used by MeterValues, StopTransaction.</summary>
public sealed record MeterValue
{
    public required DateTimeOffset Timestamp { get; init; }

    public required IReadOnlyList<SampledValue> SampledValue { get; init; }
}

/// <summary>Used by MeterValues, StopTransaction.</summary>
public sealed record SampledValue
{
    public required string Value { get; init; }

    public ReadingContext? Context { get; init; }

    public ValueFormat? Format { get; init; }

    public Measurand? Measurand { get; init; }

    public Phase? Phase { get; init; }

    public Location? Location { get; init; }

    public UnitOfMeasure? Unit { get; init; }
}
