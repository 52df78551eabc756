using System.ComponentModel.DataAnnotations;

namespace Csms.Domain.Prices;

/// <summary>Settings of <c>Csms:Prices</c>: one price for all, taxes included. Without any, no price is known, and drivers are told none.</summary>
public sealed class PriceOptions
{
    public const string Section = "Csms:Prices";

    /// <summary>ISO 4217, such as EUR; needed with any price. Default empty.</summary>
    public string Currency { get; set; } = "";

    /// <summary>Price of a kilowatt-hour. Default 0.</summary>
    [Range(typeof(decimal), "0", "1000000")]
    public decimal PerKwh { get; set; }

    /// <summary>Price of a minute in which it charges. Default 0.</summary>
    [Range(typeof(decimal), "0", "1000000")]
    public decimal PerMinute { get; set; }

    /// <summary>Price of a transaction as such. Default 0.</summary>
    [Range(typeof(decimal), "0", "1000000")]
    public decimal PerSession { get; set; }

    /// <summary>Charging costs nothing, and drivers are told so. Default false.</summary>
    public bool Free { get; set; }

    /// <summary>The tariff in words for drivers. Default empty.</summary>
    [MaxLength(512)]
    public string TariffText { get; set; } = "";

    /// <summary>How often a station that can show it is told the cost of a running transaction; zero: only in answers. Default 00:01:00.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan RunningCostInterval { get; set; } = TimeSpan.FromMinutes(1);

    internal bool HasPrice => PerKwh > 0 || PerMinute > 0 || PerSession > 0;
}
