namespace Csms.Domain.Profiles;

/// <summary>What a composite schedule is computed from.</summary>
public sealed record CompositeInput
{
    /// <summary>0 for the station's grid connection.</summary>
    public required int EvseId { get; init; }

    /// <summary>Whole seconds: a schedule has no finer ones.</summary>
    public required DateTimeOffset From { get; init; }

    public required int DurationSeconds { get; init; }

    public required RateUnit Unit { get; init; }

    /// <summary>Of one phase; of direct current all.</summary>
    public decimal Volts { get; init; } = Mains.Volts;

    /// <summary>How many phases there are; 1 for direct current.</summary>
    public int Phases { get; init; } = 3;

    /// <summary>The running transaction, which TxProfiles are for.</summary>
    public string? OcppTransactionId { get; init; }

    /// <summary>When charging began; null: now.</summary>
    public DateTimeOffset? ChargingSince { get; init; }

    /// <summary>What the EVSE, or all together, can deliver; null when it is not known.</summary>
    public decimal? PowerWatts { get; init; }

    public required IReadOnlyList<StationProfile> Profiles { get; init; }

    /// <summary>Limits that others have set.</summary>
    public IReadOnlyList<OutsideLimit> Outside { get; init; } = [];
}
