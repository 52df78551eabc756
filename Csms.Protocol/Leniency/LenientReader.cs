using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Csms.Protocol.Json;
using Csms.Protocol.Validation;

namespace Csms.Protocol.Leniency;

/// <summary>
/// Mends payloads that break their schema, one kind of violation after the other, each by the first rule that fits. Not for the hot path: it is asked
/// only after a payload was found invalid.
/// </summary>
public sealed class LenientReader
{
    /// <summary>Each repair mends one kind of fault wherever it is; a message with more kinds is garbage.</summary>
    private const int MaxRepairs = 100;

    /// <summary>Each repair looks at the payload anew: together no more than this, so that a large message cannot hold a core.</summary>
    private const int MaxBytesWalked = 8 * 1024 * 1024;

    private readonly MessageValidator _validator;
    private readonly IReadOnlyList<LeniencyRule> _rules;
    private readonly DateTimeOffset _receivedAt;
    private readonly List<Deviation> _deviations = [];
    private readonly List<(JsonNode StandIn, JsonNode Original)> _kept = [];

    private LenientReader(MessageValidator validator, IEnumerable<LeniencyRule> rules, DateTimeOffset receivedAt)
    {
        _validator = validator;
        // Salvage is the last resort: whatever another rule can mend is mended by it.
        _rules = [.. rules.Where(rule => rule.IsFor(validator.Version, validator.Action, validator.IsResponse)).OrderBy(rule => rule.IsSalvage)];
        _receivedAt = receivedAt;
    }

    /// <summary>Mends a payload so that it can be read into its record.</summary>
    /// <param name="payload">What <see cref="MessageValidator.IsValid"/> refused.</param>
    /// <param name="rules">The rules that are on for the station that sent it (<see cref="LeniencyRules.For"/>), the most particular first.</param>
    /// <param name="receivedAt">Stands in for a time that cannot be understood.</param>
    /// <param name="remaining">What no rule accepts, where the answer is null.</param>
    /// <returns>The mended payload with the rules that were used, or null if it stays invalid.</returns>
    public static LenientPayload? Read(
        ReadOnlyMemory<byte> payload, MessageValidator validator, IEnumerable<LeniencyRule> rules, DateTimeOffset receivedAt, out Violation remaining) =>
        new LenientReader(validator, rules, receivedAt).Read(payload, out remaining);

    private LenientPayload? Read(ReadOnlyMemory<byte> payload, out Violation remaining)
    {
        if (_validator.IsValid(payload.Span, out remaining))
            return new LenientPayload(payload, []);
        var tree = Parse(payload, ref remaining);
        if (tree is null || !AcceptDuplicates(tree, ref remaining))
            return null;

        var walked = 0;
        for (var repairs = 0; repairs < MaxRepairs && walked < MaxBytesWalked; repairs++)
        {
            var mended = tree.Write();
            walked += mended.Length;
            if (_validator.Check(mended.Span, out remaining, out var expected))
                return new LenientPayload(Restore(tree, mended), _deviations);
            if (!Mend(tree, remaining, expected))
            {
                remaining = Origin(remaining);
                return null;
            }
        }
        return null;
    }

    private LenientTree? Parse(ReadOnlyMemory<byte> payload, ref Violation remaining)
    {
        if (TryParse(payload) is { } tree)
            return tree;
        // The walk may have stopped at another violation before it came to where the text is broken.
        if (remaining.Keyword != "json")
            remaining = new Violation("", "json", "The text is not JSON.");
        if (_rules.FirstOrDefault(static rule => rule.Remedy == Remedy.RepairText) is not { } rule)
            return null;
        var legible = LegibleText.Of(payload);
        var repaired = TryParse(legible) ?? (JsonRepair.Mend(legible.Span) is { } mended ? TryParse(mended) : null);
        if (repaired is null)
            return null;
        _deviations.Add(new Deviation(rule.Id, remaining, 1) { IsLossy = rule.IsLossy });
        return repaired;
    }

    private static LenientTree? TryParse(ReadOnlyMemory<byte> text)
    {
        try
        {
            return LenientTree.Parse(text.Span);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: bytes that are not UTF-8, or half of a surrogate pair.
            return null;
        }
    }

    private bool AcceptDuplicates(LenientTree tree, ref Violation remaining)
    {
        foreach (var path in tree.Duplicates)
        {
            remaining = new Violation(path, "duplicate", "The object has this member more than once.");
            if (_rules.FirstOrDefault(rule => rule.Keyword is "duplicate" && Glob.MatchesPath(rule.Path, path)) is not { } rule)
                return false;
            _deviations.Add(new Deviation(rule.Id, remaining, 1));
        }
        return true;
    }

    /// <summary>
    /// Mends a violation wherever the message has it: a station that writes one sample wrongly writes them all wrongly, and a list of thousands
    /// must not cost thousands of walks.
    /// </summary>
    private bool Mend(LenientTree tree, Violation violation, SchemaNode? expected)
    {
        var places = tree.Like(violation.Path).Where(at => IsViolated(at.Place, violation, expected)).ToList();
        foreach (var rule in _rules.Where(rule => rule.Keyword == violation.Keyword || rule.Keyword == "*"))
        {
            var mended = places.Count(at =>
                Glob.MatchesPath(rule.Path, at.Path) && IsWhen(rule, at.Place) && Apply(rule, tree, at.Place, violation with { Path = at.Path }, expected));
            if (mended > 0)
            {
                _deviations.Add(new Deviation(rule.Id, violation, mended) { IsLossy = rule.IsLossy });
                return true;
            }
        }
        return false;
    }

    private static bool IsViolated(Place place, Violation violation, SchemaNode? expected)
    {
        if (violation.Keyword is "required")
            return !place.Exists;
        if (!place.Exists || expected is null)
            return place.Exists;
        var value = Encoding.UTF8.GetBytes(place.Node?.ToJsonString() ?? "null");
        var reader = new Utf8JsonReader(value);
        var walk = new Walk(value);
        reader.Read();
        return !expected.Check(ref reader, ref walk) && walk.Violation is { Path: "", Keyword: var keyword } && keyword == violation.Keyword;
    }

    private bool Apply(LeniencyRule rule, LenientTree tree, Place place, Violation violation, SchemaNode? expected) => rule.Remedy switch
    {
        Remedy.Keep => Remedies.TryKeep(place, expected, _kept),
        Remedy.DropElement => Remedies.TryDropElement(tree, violation.Path),
        Remedy.Salvage => Remedies.TrySalvage(tree, place, violation),
        Remedy.TimeOfReceipt => Remedies.TrySet(place, JsonValue.Create(OcppTime.Write(_receivedAt))),
        _ => Remedies.TryApply(rule, place, expected),
    };

    private static bool IsWhen(LeniencyRule rule, Place place) =>
        rule.When is null
        || (rule.When.Split('=', 2) is [var name, var value] && (place.Parent as JsonObject)?[name]?.ToString() == value);

    // A text that is kept in full was shortened only so that the walk could go on.
    private ReadOnlyMemory<byte> Restore(LenientTree tree, ReadOnlyMemory<byte> mended)
    {
        if (_kept.Count == 0)
            return mended;
        foreach (var (standIn, original) in _kept)
        {
            if (standIn.Parent is not null)
                standIn.ReplaceWith(original);
        }
        return tree.Write();
    }

    // Where salvage left out what was wrong and it turns out to be required, what was wrong is the better answer.
    private Violation Origin(Violation remaining)
    {
        var origin = _deviations.FirstOrDefault(deviation =>
            deviation.RuleId == LeniencyRules.SalvageId && deviation.Violation.Path.StartsWith(remaining.Path, StringComparison.Ordinal));
        return origin.RuleId is null ? remaining : origin.Violation;
    }
}
