using System.Text.Json;
using Csms.Domain.Rules;
using Csms.Protocol;
using Csms.Protocol.Leniency;

namespace Csms.Server.Api;

/// <summary>What stations do wrong and is accepted all the same.</summary>
internal sealed record LeniencyRuleResource
{
    public required string Id { get; init; }

    public required string Description { get; init; }

    /// <summary>Whether it comes with the program: then it can be switched, not changed.</summary>
    public required bool Shipped { get; init; }

    /// <summary>The vendor of the stations that it is for, a pattern with <c>*</c> for any text; null is any.</summary>
    public string? Vendor { get; init; }

    /// <inheritdoc cref="Vendor"/>
    public string? Model { get; init; }

    /// <inheritdoc cref="Vendor"/>
    public string? FirmwareVersion { get; init; }

    /// <inheritdoc cref="Vendor"/>
    public string? StationId { get; init; }

    /// <summary>Whether it is on for stations that have no switch of their own.</summary>
    public required bool Enabled { get; init; }

    /// <summary>The stations that have a switch of their own.</summary>
    public required IReadOnlyList<StationSwitchResource> Stations { get; init; }

    /// <summary>How often all stations together needed it.</summary>
    public required long Count { get; init; }

    /// <summary>The messages and places that it is for.</summary>
    public required IReadOnlyList<LeniencyPlaceResource> Places { get; init; }

    public static LeniencyRuleResource Of(IReadOnlyList<LeniencyRule> rules, IEnumerable<RuleSwitch> switches, IEnumerable<DeviationCount> counts)
    {
        var first = rules[0];
        var own = switches.Where(rule => rule.RuleId == first.Id).ToList();
        return new LeniencyRuleResource
        {
            Id = first.Id,
            Description = string.Join(' ', rules.Select(rule => rule.Description).Distinct()),
            Shipped = LeniencyRules.IsShipped(first.Id),
            Vendor = first.Vendor,
            Model = first.Model,
            FirmwareVersion = first.Firmware,
            StationId = first.StationId,
            Enabled = own.Find(rule => rule.StationId is null)?.Enabled ?? true,
            Stations = [.. own.Where(rule => rule.StationId is not null).Select(rule => new StationSwitchResource(rule.StationId!, rule.Enabled))],
            Count = counts.Where(count => count.RuleId == first.Id).Sum(count => count.Count),
            Places = [.. rules.Select(LeniencyPlaceResource.Of)],
        };
    }
}

internal sealed record StationSwitchResource(string StationId, bool Enabled);

/// <summary>One place that a rule is for, and how it is mended there; null is any.</summary>
/// <param name="Response">True: only answers; false: only requests.</param>
internal sealed record LeniencyPlaceResource(
    string? OcppVersion, string? Action, bool? Response, string Path, string Keyword, Remedy Remedy, IReadOnlyDictionary<string, string?>? Map, JsonElement? Value,
    string? When)
{
    public static LeniencyPlaceResource Of(LeniencyRule rule) => new(
        rule.Version?.Number, rule.Action, rule.Response, rule.Path, rule.Keyword, rule.Remedy, rule.Map, RawJson.Parse(rule.Value), rule.When);
}
