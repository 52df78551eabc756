namespace Csms.Server.Commands;

/// <summary>Asks a 2.0.1 station for a report of its device model: a base report, or what criteria and variables choose.</summary>
public sealed record ReportCommand
{
    /// <summary>Null for a report by criteria or variables.</summary>
    public ReportKind? Base { get; init; }

    /// <summary>Only components that are so.</summary>
    public IReadOnlyList<ReportCriterion>? Criteria { get; init; }

    /// <summary>Only these: <c>Component/Variable</c> as for settings, or <c>Component</c> for all of its variables.</summary>
    public IReadOnlyList<string>? Variables { get; init; }
}

/// <summary>The base reports.</summary>
public enum ReportKind
{
    /// <summary>What can be written.</summary>
    ConfigurationInventory,

    /// <summary>Everything; what it does not name is no longer there.</summary>
    FullInventory,

    /// <summary>Problems and availability.</summary>
    SummaryInventory,
}

/// <summary>What a component is.</summary>
public enum ReportCriterion
{
    Active,
    Available,
    Enabled,
    Problem,
}
