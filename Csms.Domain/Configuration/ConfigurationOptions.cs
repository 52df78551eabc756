namespace Csms.Domain.Configuration;

/// <summary>Settings of <c>Csms:Configuration</c>.</summary>
public sealed class ConfigurationOptions
{
    public const string Section = "Csms:Configuration";

    /// <summary>Whether stations are asked for all their settings after their first boot and after their firmware has changed. Default true.</summary>
    public bool TakeInventory { get; set; } = true;
}
