namespace Csms.Protocol.Leniency;

/// <summary>The rules that come with the program, all of them on unless they are switched off.</summary>
public static class LeniencyRules
{
    /// <summary>The id under which everything is counted that is saved of a transaction's message.</summary>
    public const string SalvageId = "salvage";

    /// <summary>The id under which text is counted that was no JSON and was mended.</summary>
    public const string JsonRepairId = "json-repair";

    /// <summary>The known faults of stations in the field, and the salvage of transactions' messages.</summary>
    public static IReadOnlyList<LeniencyRule> Shipped { get; } = [.. KnownFaults.Rules, .. SalvageRules.Rules];

    /// <summary>Whether a rule comes with the program: such a rule is switched, never changed.</summary>
    public static bool IsShipped(string ruleId) => Shipped.Any(rule => rule.Id == ruleId);

    /// <summary>The rules of a list that are on for one station, in the list's order.</summary>
    /// <param name="switchedOff">Ids of rules that are off, for all stations or for this one.</param>
    public static IReadOnlyList<LeniencyRule> For(
        IEnumerable<LeniencyRule> rules, string? vendor, string? model, string? firmware, string? stationId, IReadOnlySet<string> switchedOff) =>
        [.. rules.Where(rule => !switchedOff.Contains(rule.Id) && rule.IsFor(vendor, model, firmware, stationId))];
}
