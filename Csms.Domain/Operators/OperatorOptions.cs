namespace Csms.Domain.Operators;

/// <summary>Settings of <c>Csms:Operators</c>.</summary>
public sealed class OperatorOptions
{
    public const string Section = "Csms:Operators";

    /// <summary>The first administrator's API key; empty: one is generated at first start and printed once. Default empty.</summary>
    public string BootstrapApiKey { get; set; } = "";
}
