namespace Csms.Domain.Profiles;

/// <summary>What a vehicle has told by ISO 15118. OCPP 2.0.1 K15, K17.</summary>
public sealed record EvNeeds
{
    /// <summary>The word on the wire: <c>DC</c>, <c>AC_single_phase</c>, <c>AC_two_phase</c>, <c>AC_three_phase</c>.</summary>
    public required string EnergyTransfer { get; init; }

    public DateTimeOffset? DepartureAt { get; init; }

    /// <summary>How many periods the vehicle can take; null: it has not said.</summary>
    public int? MaxPeriods { get; init; }

    public AlternatingNeeds? Alternating { get; init; }

    public DirectNeeds? Direct { get; init; }

    /// <summary>Phases that carry current; for direct current those of the grid.</summary>
    public int Phases => EnergyTransfer switch { "AC_single_phase" => 1, "AC_two_phase" => 2, _ => 3 };

    public bool IsDirect => EnergyTransfer == "DC";

    /// <summary>What the vehicle asks for, in Wh; null: it has not said.</summary>
    internal decimal? EnergyWh => IsDirect ? Direct?.EnergyWh ?? Direct?.MissingWh : Alternating?.EnergyWh;

    /// <summary>What the vehicle can take at most.</summary>
    internal decimal MaxWatts => IsDirect
        ? Math.Min(Direct!.MaxPowerWatts ?? decimal.MaxValue, (decimal)Direct.MaxAmperes * Direct.MaxVolts)
        : Alternating!.MaxAmperes * Mains.Volts * Phases;

    /// <summary>Below this the vehicle does not charge.</summary>
    internal decimal MinWatts => IsDirect ? 0 : Alternating!.MinAmperes * Mains.Volts * Phases;

    /// <summary>Why nothing can be offered for these needs; null when they will do.</summary>
    internal string? Fault(DateTimeOffset now) =>
        IsDirect && Direct is null ? "The vehicle asks for direct current, but says nothing of what it can take."
        : !IsDirect && Alternating is null ? "The vehicle asks for alternating current, but says nothing of what it can take."
        : MaxWatts <= 0 ? "The vehicle says that it can take no power."
        : DepartureAt <= now ? "The vehicle's departure has passed."
        : MaxPeriods <= 0 ? "The vehicle can take no schedule: no period fits."
        : null;
}

/// <summary>Currents are of each phase.</summary>
public sealed record AlternatingNeeds
{
    public required int EnergyWh { get; init; }

    public required int MinAmperes { get; init; }

    public required int MaxAmperes { get; init; }

    public required int MaxVolts { get; init; }
}

public sealed record DirectNeeds
{
    public required int MaxAmperes { get; init; }

    public required int MaxVolts { get; init; }

    public int? EnergyWh { get; init; }

    public int? MaxPowerWatts { get; init; }

    /// <summary>Percent.</summary>
    public int? StateOfCharge { get; init; }

    public int? CapacityWh { get; init; }

    /// <summary>The state of charge that the vehicle calls full, in percent.</summary>
    public int? FullAt { get; init; }

    /// <summary>The state of charge up to which it charges fast, in percent.</summary>
    public int? BulkUntil { get; init; }

    internal decimal? MissingWh => CapacityWh is { } capacity && StateOfCharge is { } charged ? capacity * Math.Max(0, (FullAt ?? 100) - charged) / 100m : null;
}
