using System.Globalization;
using Csms.Domain.Stations;

namespace Csms.Domain.Profiles;

/// <summary>What a station has said that it can do with charging profiles; null where it has said nothing.</summary>
public sealed record ProfileCapabilities
{
    /// <summary>The component of 2.0.1 that says it.</summary>
    private const string Component = "SmartChargingCtrlr";

    // What is told beyond it, in watts or kilowatts, is no power of an EVSE.
    private const decimal MostPower = 1_000_000_000;

    /// <summary>False: smart charging is switched off.</summary>
    public bool? Enabled { get; init; }

    public int? MaxStackLevel { get; init; }

    /// <summary>Of one schedule.</summary>
    public int? MaxPeriods { get; init; }

    /// <summary>Of the whole station.</summary>
    public int? MaxProfiles { get; init; }

    /// <summary>Null: not told.</summary>
    public IReadOnlyList<RateUnit>? Units { get; init; }

    /// <summary>Whether the phase of single-phase charging can be chosen.</summary>
    public bool? PhaseSwitching { get; init; }

    /// <summary>Whether a transaction can change between three phases and one.</summary>
    public bool? Phases3To1 { get; init; }

    /// <summary>What each EVSE can deliver, in watts.</summary>
    public required IReadOnlyDictionary<int, decimal> PowerWatts { get; init; }

    /// <param name="variables">What the station has told; keys of 1.6 have no component.</param>
    public static ProfileCapabilities Of(IReadOnlyList<DeviceVariable> variables)
    {
        var ofController = variables.Where(variable => Is(variable.Component, Component) && variable.Attribute == "Actual").ToList();
        return new ProfileCapabilities
        {
            Enabled = Flag("Enabled"),
            MaxStackLevel = Number(Find("ProfileStackLevel")?.Value ?? Key("ChargeProfileMaxStackLevel")),
            MaxPeriods = Number(Find("PeriodsPerSchedule")?.Value ?? Key("ChargingScheduleMaxPeriods")),
            // The value is how many there are, the limit how many there may be.
            MaxProfiles = Whole(ofController.FirstOrDefault(variable => Is(variable.Variable, "Entries") && Is(variable.VariableInstance ?? "", "ChargingProfiles"))?.MaxLimit)
                ?? Number(Key("MaxChargingProfilesInstalled")),
            Units = (Find("RateUnit")?.Value ?? Key("ChargingScheduleAllowedChargingRateUnit")) is { Length: > 0 } units ? UnitsOf(units) : null,
            PhaseSwitching = Flag("ACPhaseSwitchingSupported"),
            Phases3To1 = Flag("Phases3to1"),
            PowerWatts = variables.Where(variable => Is(variable.Component, "EVSE") && Is(variable.Variable, "Power") && variable is { Evse: > 0, MaxLimit: > 0 })
                .GroupBy(variable => variable.Evse!.Value)
                .ToDictionary(group => group.Key, group => group.Max(variable => Math.Min(variable.MaxLimit!.Value, MostPower) * (Is(variable.Unit ?? "W", "kW") ? 1000 : 1))),
        };

        DeviceVariable? Find(string name) => ofController.FirstOrDefault(variable => Is(variable.Variable, name));
        string? Key(string name) => variables.FirstOrDefault(variable => variable.Component.Length == 0 && Is(variable.Variable, name))?.Value;
        bool? Flag(string name) => bool.TryParse(Find(name)?.Value, out var flag) ? flag : null;
    }

    /// <summary>The power of one EVSE, or with 0 of all together; null when it is not known.</summary>
    public decimal? PowerOf(int evse) =>
        evse > 0 ? PowerWatts.TryGetValue(evse, out var watts) ? watts : null
        : PowerWatts.Count > 0 ? PowerWatts.Values.Sum() : null;

    private static List<RateUnit> UnitsOf(string list) =>
    [
        // 1.6 says Current and Power, 2.0.1 says A and W; some stations of either say it the other way.
        .. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(word => Is(word, "A") || Is(word, "Current") ? RateUnit.A : Is(word, "W") || Is(word, "Power") ? RateUnit.W : (RateUnit?)null)
            .OfType<RateUnit>().Distinct(),
    ];

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? Whole(decimal? number) => number is { } told ? (int)Math.Clamp(told, 0, int.MaxValue) : null;

    private static bool Is(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
