using System.ComponentModel.DataAnnotations;

namespace Csms.Domain.Operators;

/// <summary>Settings of <c>Csms:Operators</c>.</summary>
public sealed class OperatorOptions
{
    public const string Section = "Csms:Operators";

    /// <summary>The first administrator's API key; empty: one is generated at first start and printed once. Default empty.</summary>
    public string BootstrapApiKey { get; set; } = "";

    /// <summary>How long somebody stays signed in to the console without using it. Default eight hours.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "30.00:00:00")]
    public TimeSpan SignedInWhileIdle { get; set; } = TimeSpan.FromHours(8);

    /// <summary>How long somebody stays signed in to the console at most. Default seven days.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "365.00:00:00")]
    public TimeSpan SignedInAtMost { get; set; } = TimeSpan.FromDays(7);
}
