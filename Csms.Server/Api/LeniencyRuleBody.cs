using System.Text.Json;
using System.Text.RegularExpressions;
using Csms.Protocol;
using Csms.Protocol.Leniency;

namespace Csms.Server.Api;

/// <summary>A rule of an operator: for which stations, and what of theirs is accepted how. Null is any; patterns have <c>*</c> for any text.</summary>
internal sealed partial record LeniencyRuleBody
{
    private const int MaxPlaces = 32;
    private const int MaxTextLength = 500;

    public string? Description { get; init; }

    /// <summary>The stations' vendor, a pattern.</summary>
    public string? Vendor { get; init; }

    /// <summary>A pattern.</summary>
    public string? Model { get; init; }

    /// <summary>A pattern.</summary>
    public string? FirmwareVersion { get; init; }

    /// <summary>A pattern.</summary>
    public string? StationId { get; init; }

    public required IReadOnlyList<LeniencyPlaceBody> Places { get; init; }

    /// <summary>The rule's parts, which share its id; none where there are faults.</summary>
    public IReadOnlyList<LeniencyRule> ToRules(string id, out IReadOnlyList<ProblemViolation> faults)
    {
        var found = new List<ProblemViolation>();
        if (!Id().IsMatch(id))
            found.Add(new ProblemViolation("id", "pattern", "A rule's id has 1 to 64 small letters, digits and hyphens and begins with a letter or digit."));
        if (Places.Count is 0 or > MaxPlaces)
            found.Add(new ProblemViolation("places", "minItems", $"A rule has 1 to {MaxPlaces} places."));
        foreach (var (name, text) in new[] { ("description", Description), ("vendor", Vendor), ("model", Model), ("firmwareVersion", FirmwareVersion), ("stationId", StationId) })
        {
            if (text is { Length: > MaxTextLength })
                found.Add(new ProblemViolation(name, "maxLength", $"At most {MaxTextLength} characters are allowed."));
        }
        var rules = new List<LeniencyRule>();
        for (var index = 0; index < Places.Count && found.Count == 0; index++)
        {
            var at = $"places[{index}]";
            if (Places[index] is not { } place)
                found.Add(new ProblemViolation(at, "type", "A place is an object."));
            else if (place.ToRule(this, id, out var fault) is not { } rule)
                found.Add(fault! with { Path = $"{at}.{fault.Path}" });
            else if (RuleCheck.Faults(rule) is { Count: > 0 } broken)
                found.AddRange(broken.Select(mistake => new ProblemViolation($"{at}.{Named(mistake.Member)}", mistake.Rule, mistake.Description)));
            else
                rules.Add(rule);
        }
        faults = found;
        return found.Count == 0 ? rules : [];
    }

    private static string Named(string member) => member == "version" ? "ocppVersion" : member;

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,63}$")]
    private static partial Regex Id();
}

/// <summary>One place that an operator's rule is for, and how it is mended there.</summary>
internal sealed record LeniencyPlaceBody
{
    /// <summary><c>1.6</c> or <c>2.0.1</c>. Default: both.</summary>
    public string? OcppVersion { get; init; }

    /// <summary>Default: every action.</summary>
    public string? Action { get; init; }

    /// <summary>True: only answers; false: only requests. Default: both.</summary>
    public bool? Response { get; init; }

    /// <summary>The place as a refusal names it, with <c>*</c> for any name or index, <c>**</c> for any path; empty: the payload itself.</summary>
    public required string Path { get; init; }

    /// <summary>The schema keyword that is broken there; <c>*</c> is any.</summary>
    public required string Keyword { get; init; }

    /// <summary>One of <see cref="Protocol.Leniency.Remedy"/>.</summary>
    public required string Remedy { get; init; }

    /// <summary>For Map: from what is sent to what is meant; <c>*</c> is any other text, null leaves the member out.</summary>
    public IReadOnlyDictionary<string, string?>? Map { get; init; }

    /// <summary>For Default: what is put in.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>A member beside the place and what it must hold: <c>measurand=Frequency</c>.</summary>
    public string? When { get; init; }

    public LeniencyRule? ToRule(LeniencyRuleBody rule, string id, out ProblemViolation? fault)
    {
        fault = null;
        var version = OcppVersion is null ? null : OcppVersionNames.FromSubprotocol($"ocpp{OcppVersion}");
        if (OcppVersion is not null && version is null)
            fault = new ProblemViolation("ocppVersion", "enum", "A version is 1.6 or 2.0.1.");
        else if (!Enum.GetNames<Remedy>().Contains(Remedy))
            fault = new ProblemViolation("remedy", "enum", $"There is no remedy '{Remedy}'; there are {string.Join(", ", Enum.GetNames<Remedy>())}.");
        return fault is not null ? null : new LeniencyRule
        {
            Id = id,
            Description = rule.Description ?? $"{Action ?? "Any message"}: {Path} ({Keyword}): {Remedy}.",
            Version = version,
            Action = Action,
            Response = Response,
            Path = Path,
            Keyword = Keyword,
            Remedy = Enum.Parse<Remedy>(Remedy),
            Map = Map,
            Value = Value?.GetRawText(),
            When = When,
            Vendor = rule.Vendor,
            Model = rule.Model,
            Firmware = rule.FirmwareVersion,
            StationId = rule.StationId,
        };
    }
}
