using System.ComponentModel.DataAnnotations;

namespace Csms.Domain.Customers;

/// <summary>What stations say of customers.</summary>
public sealed class CustomerOptions
{
    public const string Section = "Csms:CustomerInformation";

    /// <summary>How long what a station said of a customer can be read; then it is deleted. Default one day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(1);
}
