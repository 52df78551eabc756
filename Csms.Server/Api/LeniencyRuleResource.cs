using Csms.Domain.Rules;
using Csms.Protocol;
using Csms.Protocol.Leniency;

namespace Csms.Server.Api;

/// <summary>What stations do wrong and is accepted all the same.</summary>
internal sealed record LeniencyRuleResource
{
    public required string Id { get; init; }

    public required string Description { get; init; }

    /// <summary>Whether it is on for stations that have no switch of their own.</summary>
    public required bool Enabled { get; init; }

    /// <summary>The stations that have a switch of their own.</summary>
    public required IReadOnlyList<StationSwitchResource> Stations { get; init; }

    /// <summary>How often all stations together needed it.</summary>
    public required long Count { get; init; }

    /// <summary>The messages and places that it is for.</summary>
    public required IReadOnlyList<LeniencyPlaceResource> Places { get; init; }

    public static LeniencyRuleResource Of(string id, IReadOnlyList<LeniencyRule> rules, IEnumerable<RuleSwitch> switches, IEnumerable<DeviationCount> counts)
    {
        var own = switches.Where(rule => rule.RuleId == id).ToList();
        return new LeniencyRuleResource
        {
            Id = id,
            Description = string.Join(' ', rules.Select(rule => rule.Description).Distinct()),
            Enabled = own.Find(rule => rule.StationId is null)?.Enabled ?? true,
            Stations = [.. own.Where(rule => rule.StationId is not null).Select(rule => new StationSwitchResource(rule.StationId!, rule.Enabled))],
            Count = counts.Where(count => count.RuleId == id).Sum(count => count.Count),
            Places = [.. rules.Select(rule => new LeniencyPlaceResource(rule.Version?.Number, rule.Action, rule.Path, rule.Keyword, rule.Remedy))],
        };
    }
}

internal sealed record StationSwitchResource(string StationId, bool Enabled);

/// <summary>One place that a rule is for; null is any.</summary>
internal sealed record LeniencyPlaceResource(string? OcppVersion, string? Action, string Path, string Keyword, Remedy Remedy);
