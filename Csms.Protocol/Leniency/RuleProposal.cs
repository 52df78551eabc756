using System.Text.RegularExpressions;
using Csms.Protocol.Validation;
using Csms.Protocol.Validation.Nodes;

namespace Csms.Protocol.Leniency;

/// <summary>
/// Finds the rules that make a refused message acceptable. What loses least is tried first; what a message is nothing without is never made up: there an
/// operator has to say what is meant.
/// </summary>
public static partial class RuleProposal
{
    /// <summary>A message that is wrong in more ways is garbage.</summary>
    private const int MaxRules = 16;

    // What says that nothing better is known. Absent would often mean a default of the specification, which is more than was said.
    private static readonly string[] NeutralWords = ["Other", "OtherError", "Unknown"];

    /// <summary>The rules that a message needs beside those that are on, one for each kind of violation.</summary>
    /// <param name="payload">The message as it was refused.</param>
    /// <param name="rules">The rules that are on for the station.</param>
    /// <param name="receivedAt">When it was received.</param>
    /// <param name="remaining">The violation that nothing mends, where the answer is empty; its keyword is empty if the message is accepted as it is.</param>
    public static IReadOnlyList<LeniencyRule> For(
        ReadOnlyMemory<byte> payload, MessageValidator validator, IReadOnlyList<LeniencyRule> rules, DateTimeOffset receivedAt, out Violation remaining)
    {
        var found = new List<LeniencyRule>();
        while (LenientReader.Read(payload, validator, [.. found, .. rules], receivedAt, out remaining) is null)
        {
            var next = found.Count == MaxRules ? null : Next(payload, validator, [.. found, .. rules], receivedAt, remaining);
            if (next is null)
                return [];
            found.Add(next);
        }
        return found;
    }

    /// <summary>The rules for a violation of which no message is at hand: all that may fit, one after the other. Empty if nothing mends it.</summary>
    /// <param name="path">A <see cref="Violation.Path"/> or a pattern.</param>
    public static IReadOnlyList<LeniencyRule> For(MessageValidator validator, string path, string keyword)
    {
        var chain = new List<LeniencyRule>();
        foreach (var rule in Candidates(validator, path, keyword))
        {
            chain.Add(rule);
            if (AlwaysFits(rule))
                break;
        }
        return chain;
    }

    private static LeniencyRule? Next(
        ReadOnlyMemory<byte> payload, MessageValidator validator, IReadOnlyList<LeniencyRule> rules, DateTimeOffset receivedAt, Violation violation)
    {
        bool Helps(LeniencyRule candidate) =>
            LenientReader.Read(payload, validator, [candidate, .. rules], receivedAt, out var left) is not null
            || (Pattern(left.Path), left.Keyword) != (Pattern(violation.Path), violation.Keyword);

        return Candidates(validator, violation.Path, violation.Keyword).FirstOrDefault(Helps);
    }

    private static IEnumerable<LeniencyRule> Candidates(MessageValidator validator, string path, string keyword)
    {
        var place = validator.Places.FirstOrDefault(place => Glob.MatchesPath(FirstIndexes(path), place.Path));
        return Mendings(place, keyword).Select(mending => new LeniencyRule
        {
            Id = "",
            Description = "",
            Version = validator.Version,
            Action = validator.Action,
            Response = validator.IsResponse,
            Path = Pattern(path),
            Keyword = keyword,
            Remedy = mending.Remedy,
            Map = mending.Map,
        });
    }

    private static Mending[] Mendings(SchemaPlace? place, string keyword) => keyword switch
    {
        "json" => [new(Remedy.RepairText)],
        "duplicate" or "additionalProperties" => [new(Remedy.Ignore)],
        _ when place is null => [],
        "maxLength" => [new(Remedy.Keep)],
        "enum" => [.. Words(place.Node), .. LeftOut(place)],
        "required" when place.CanBeLeftOut => [new(Remedy.Salvage)],
        "required" => Received(place),
        "format" when place.Node is StringNode { IsTime: true } => [new(Remedy.AssumeUtc), .. LeftOut(place), .. Received(place)],
        "type" => [.. Conversions(place).Select(remedy => new Mending(remedy)), .. LeftOut(place), .. Received(place)],
        _ => LeftOut(place),
    };

    private static Remedy[] Conversions(SchemaPlace place) => place switch
    {
        { Parent: null } => [Remedy.DropNull],
        { Node: StringNode or EnumNode } => [Remedy.NumberToString, Remedy.BooleanToString, Remedy.ObjectToString],
        { Node: IntegerNode } => [Remedy.StringToNumber, Remedy.WholeNumber, Remedy.Round],
        { Node: NumberNode } => [Remedy.StringToNumber],
        { Node: BooleanNode } => [Remedy.StringToBoolean],
        _ => [],
    };

    private static IEnumerable<Mending> Words(SchemaNode expected)
    {
        if (expected is not EnumNode node)
            yield break;
        // Keys are compared without regard to case: this understands a word in the wrong one.
        yield return new Mending(Remedy.Map, node.Words.ToDictionary(word => word, string? (word) => word));
        if (NeutralWords.FirstOrDefault(word => node.Words.Contains(word)) is { } neutral)
            yield return new Mending(Remedy.Map, new Dictionary<string, string?> { ["*"] = neutral });
    }

    // A sample without its unit, measurand or phase would be read as something that it is not.
    private static Mending[] LeftOut(SchemaPlace place) => place switch
    {
        _ when SalvageRules.Telling.Any(member => Glob.MatchesPath($"**.sampledValue[*].{member}", place.Path)) => [new(Remedy.DropElement)],
        { IsOptional: true, Parent.Node: ObjectNode } => [new(Remedy.Ignore)],
        { IsOptional: true } => [new(Remedy.DropElement)],
        { CanBeLeftOut: true } => [new(Remedy.Salvage)],
        _ => [],
    };

    private static Mending[] Received(SchemaPlace place) =>
        place.Node is StringNode { IsTime: true } && !place.CanBeLeftOut ? [new(Remedy.TimeOfReceipt)] : [];

    private static bool AlwaysFits(LeniencyRule rule) =>
        rule.Remedy is Remedy.Ignore or Remedy.Keep or Remedy.TimeOfReceipt or Remedy.Salvage or Remedy.DropElement or Remedy.RepairText
        || rule.Map?.ContainsKey("*") == true;

    /// <summary>The path wherever in its lists the station does it.</summary>
    private static string Pattern(string path) => Indexes().Replace(path, "[*]");

    private static string FirstIndexes(string path) => Indexes().Replace(path, "[0]");

    [GeneratedRegex(@"\[(\d+|\*)\]")]
    private static partial Regex Indexes();

    private readonly record struct Mending(Remedy Remedy, IReadOnlyDictionary<string, string?>? Map = null);
}
