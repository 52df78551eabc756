using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Csms.Protocol.Validation;
using Csms.Protocol.Validation.Nodes;

namespace Csms.Protocol.Leniency;

/// <summary>Says what is wrong with a rule: one that can never be used is a mistake, and whoever wrote it is to know.</summary>
public static partial class RuleCheck
{
    private const int MaxPathLength = 200;

    /// <summary>Each <c>**</c> multiplies the ways in which a path can be matched.</summary>
    private const int MaxDeepStars = 2;

    private const int MaxMapped = 100;

    /// <summary>The keywords that a rule may name.</summary>
    public static IReadOnlyList<string> Keywords { get; } =
    [
        "*", "type", "required", "enum", "maxLength", "format", "minimum", "maximum", "multipleOf", "minItems", "maxItems", "additionalProperties",
        "duplicate", "json",
    ];

    /// <summary>All mistakes of a rule; empty for a good one.</summary>
    public static IReadOnlyList<RuleFault> Faults(LeniencyRule rule)
    {
        var messages = Messages(rule).ToList();
        if (messages.Count == 0)
            return [new RuleFault("action", "exists", $"{(rule.Version is { } version ? $"OCPP {version.Number}" : "OCPP")} has no action '{rule.Action}'.")];
        if (!Keywords.Contains(rule.Keyword))
            return [new RuleFault("keyword", "exists", $"There is no keyword '{rule.Keyword}'; there are {string.Join(", ", Keywords)}.")];
        if (PathFault(rule, messages) is { } path)
            return [path];
        return [.. RemedyFaults(rule, messages)];
    }

    private static IEnumerable<MessageValidator> Messages(LeniencyRule rule) =>
        from version in Enum.GetValues<OcppVersion>()
        where (rule.Version ?? version) == version
        let schemas = MessageSchemas.For(version)
        from action in schemas.Actions
        where (rule.Action ?? action) == action
        from message in Both(schemas, action)
        where (rule.Response ?? message.IsResponse) == message.IsResponse
        select message;

    private static MessageValidator[] Both(MessageSchemas schemas, string action) => [schemas.Request(action), schemas.Response(action)];

    private static RuleFault? PathFault(LeniencyRule rule, List<MessageValidator> messages)
    {
        if (rule.Path.Length > MaxPathLength)
            return new RuleFault("path", "maxLength", $"A path has at most {MaxPathLength} characters.");
        if (DeepStars().Count(rule.Path) > MaxDeepStars)
            return new RuleFault("path", "pattern", $"A path holds '**' at most {MaxDeepStars} times.");
        if (rule.Keyword == "json")
            return rule.Path.Length == 0 ? null : new RuleFault("path", "pattern", "What is not JSON has no places: the path of the keyword json is empty.");
        if (messages.Exists(message => Matched(rule, message).Any() || TakesOthers(rule, message)))
            return null;
        var matchesAtAll = messages.Exists(message => Matched(rule with { Keyword = "*" }, message).Any());
        return matchesAtAll
            ? new RuleFault("keyword", "exists", $"Nothing at '{rule.Path}' can break the keyword {rule.Keyword}.")
            : new RuleFault("path", "exists", $"'{rule.Path}' matches nothing in the schema{(rule.Action is null ? "s" : $" of {rule.Action}")}.");
    }

    /// <summary>The places of a message that the rule can be needed for.</summary>
    private static IEnumerable<SchemaPlace> Matched(LeniencyRule rule, MessageValidator message)
    {
        var path = Indexes().Replace(rule.Path, "[0]");
        return message.Places.Where(place => place.CanBreak(rule.Keyword) && Glob.MatchesPath(path, place.Path));
    }

    /// <summary>Whether the rule is for members that the schema does not name, of an object that it does name.</summary>
    private static bool TakesOthers(LeniencyRule rule, MessageValidator message)
    {
        if (rule.Keyword is not ("additionalProperties" or "duplicate" or "*"))
            return false;
        var path = Indexes().Replace(rule.Path, "[0]");
        if (path.StartsWith("**", StringComparison.Ordinal))
            return true;
        var parent = path[..LastPart().Match(path).Index];
        return path.Length > 0 && message.Places.Any(place =>
            place.Node is ObjectNode { IsOpen: var isOpen } && (rule.Keyword != "additionalProperties" || !isOpen) && Glob.MatchesPath(parent, place.Path));
    }

    private static IEnumerable<RuleFault> RemedyFaults(LeniencyRule rule, List<MessageValidator> messages)
    {
        if (rule.Keyword != "*" && !KeywordsOf(rule.Remedy).Contains(rule.Keyword))
            yield return new RuleFault("remedy", "fits", $"{rule.Remedy} mends {string.Join(", ", KeywordsOf(rule.Remedy))}, not {rule.Keyword}.");
        else if (rule.Remedy == Remedy.RepairText && rule.Keyword != "json")
            yield return new RuleFault("remedy", "fits", "RepairText mends json only.");

        if (rule.When is { } when && when.IndexOf('=', StringComparison.Ordinal) < 1)
            yield return new RuleFault("when", "pattern", "A condition is written member=value.");
        foreach (var fault in rule.Remedy == Remedy.Map ? MapFaults(rule, messages) : Superfluous("map", rule.Map is not null, Remedy.Map))
            yield return fault;
        foreach (var fault in rule.Remedy == Remedy.Default ? ValueFaults(rule, messages) : Superfluous("value", rule.Value is not null, Remedy.Default))
            yield return fault;
    }

    private static IEnumerable<RuleFault> MapFaults(LeniencyRule rule, List<MessageValidator> messages)
    {
        if (rule.Map is not { Count: > 0 and <= MaxMapped } map)
            return [new RuleFault("map", "required", $"The remedy Map needs 1 to {MaxMapped} texts that are replaced.")];
        var nodes = messages.SelectMany(message => Matched(rule, message)).Select(place => place.Node).ToList();
        return map.Values.OfType<string>().Distinct()
            .Where(word => !nodes.Exists(node => node is not EnumNode words || words.Words.Contains(word)))
            .Select(word => new RuleFault("map", "enum", $"'{word}' is no word of '{rule.Path}'; there are {Words(nodes)}."));
    }

    private static string Words(IEnumerable<SchemaNode> nodes) => string.Join(", ", nodes.OfType<EnumNode>().SelectMany(node => node.Words).Distinct());

    private static IEnumerable<RuleFault> ValueFaults(LeniencyRule rule, List<MessageValidator> messages)
    {
        if (rule.Value is null)
            yield return new RuleFault("value", "required", "The remedy Default needs a value.");
        else if (!messages.Exists(message => Matched(rule, message).Any(place => Takes(place.Node, rule.Value))))
            yield return new RuleFault("value", "type", $"'{rule.Path}' cannot have this value.");
    }

    private static bool Takes(SchemaNode node, string json)
    {
        var value = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(value);
        var walk = new Walk(value);
        try
        {
            return reader.Read() && node.Check(ref reader, ref walk) && !reader.Read();
        }
        catch (JsonException)
        {
            // Not JSON: no place takes it.
            return false;
        }
    }

    private static IEnumerable<RuleFault> Superfluous(string member, bool isGiven, Remedy remedy) =>
        isGiven ? [new RuleFault(member, "fits", $"Only the remedy {remedy} has a {member}.")] : [];

    private static string[] KeywordsOf(Remedy remedy) => remedy switch
    {
        Remedy.Truncate or Remedy.Keep => ["maxLength"],
        Remedy.Map => ["enum", "maxLength", "format"],
        Remedy.AssumeUtc => ["format"],
        Remedy.NumberToString or Remedy.BooleanToString or Remedy.ObjectToString or Remedy.StringToNumber or Remedy.StringToBoolean
            or Remedy.WholeNumber or Remedy.Round or Remedy.DropNull => ["type"],
        Remedy.RepairText => ["json"],
        Remedy.Default or Remedy.TimeOfReceipt =>
            ["type", "required", "enum", "maxLength", "format", "minimum", "maximum", "multipleOf", "minItems", "maxItems"],
        Remedy.Ignore => [.. Keywords.Except(["*", "required", "json"])],
        _ => [.. Keywords.Except(["*", "json", "duplicate"])],
    };

    [GeneratedRegex(@"\*\*")]
    private static partial Regex DeepStars();

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Indexes();

    // The last member's name with its dot, quoted or not.
    [GeneratedRegex(@"(\['.*'\]|\.?[^.\[\]]*(\[[^\]']*\])?)$")]
    private static partial Regex LastPart();
}
