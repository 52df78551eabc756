using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Csms.Protocol.Json;
using Csms.Protocol.Validation;
using Csms.Protocol.Validation.Nodes;

namespace Csms.Protocol.Leniency;

/// <summary>What each <see cref="Remedy"/> does. False: it does not fit what is there, and nothing was changed.</summary>
internal static class Remedies
{
    public static bool TryApply(LeniencyRule rule, Place place, SchemaNode? expected) => rule.Remedy switch
    {
        Remedy.Ignore => place.Remove(),
        Remedy.Truncate => place.Text is { } text && expected is StringNode node && TrySet(place, Cut(text, node.MaxLength)),
        Remedy.Map => place.Text is { } text && TryMap(place, text, rule.Map!),
        Remedy.NumberToString => Kind(place) == JsonValueKind.Number && IsText(expected) && TrySet(place, place.Node!.ToJsonString()),
        Remedy.BooleanToString =>
            Kind(place) is JsonValueKind.True or JsonValueKind.False && IsText(expected) && TrySet(place, place.Node!.ToJsonString()),
        Remedy.ObjectToString =>
            place.Node is JsonObject or JsonArray && IsText(expected) && TrySet(place, place.Node.ToJsonString(OcppJson.Options)),
        Remedy.StringToNumber => expected is IntegerNode or NumberNode && Number(place.Text) is { } number && TrySet(place, number),
        Remedy.StringToBoolean => expected is BooleanNode && bool.TryParse(place.Text, out var truth) && TrySet(place, truth),
        Remedy.WholeNumber => expected is IntegerNode && Number(place) is { } number && decimal.IsInteger(number) && TrySet(place, decimal.Truncate(number)),
        Remedy.Round => expected is IntegerNode && Number(place) is { } number && TrySet(place, decimal.Round(number, MidpointRounding.AwayFromZero)),
        Remedy.AssumeUtc => expected is StringNode { IsTime: true } && OcppTime.TryParse(place.Text ?? "", out var time) && TrySet(place, OcppTime.Write(time)),
        Remedy.DropNull => place.Exists && place.Node is null && (place.IsRoot ? TrySet(place, new JsonObject()) : place.Remove()),
        Remedy.Default => TrySet(place, JsonNode.Parse(rule.Value!)),
        _ => false,
    };

    /// <summary>Sets a value; false if it is there already, since that would mend nothing.</summary>
    public static bool TrySet(Place place, JsonNode? value)
    {
        if (place.Exists && place.Node?.ToJsonString() == value?.ToJsonString())
            return false;
        place.Set(value);
        return true;
    }

    public static bool TryKeep(Place place, SchemaNode? expected, List<(JsonNode StandIn, JsonNode Original)> kept)
    {
        if (place.Text is not { } text || expected is not StringNode node)
            return false;
        var standIn = JsonValue.Create(Cut(text, node.MaxLength));
        place.Set(standIn);
        kept.Add((standIn, JsonValue.Create(text)));
        return true;
    }

    public static bool TryDropElement(LenientTree tree, string path)
    {
        while (path.Length > 0 && !path.EndsWith(']'))
            path = SchemaPath.Parent(path);
        return path.Length > 0 && tree.Find(path)!.Value.Remove();
    }

    public static bool TrySalvage(LenientTree tree, Place place, Violation violation) =>
        violation.Keyword == "required" ? tree.Find(SchemaPath.Parent(violation.Path))!.Value.Remove() : place.Remove();

    private static bool TryMap(Place place, string text, IReadOnlyDictionary<string, string?> map)
    {
        var sent = map.Keys.FirstOrDefault(key => key.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? "*";
        if (!map.TryGetValue(sent, out var meant))
            return false;
        return meant is null ? place.Remove() : TrySet(place, meant);
    }

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static bool IsText(SchemaNode? expected) => expected is StringNode or EnumNode;

    private static JsonValueKind? Kind(Place place) => place.Node?.GetValueKind();

    private static decimal? Number(Place place) => Kind(place) == JsonValueKind.Number ? Number(place.Node!.ToJsonString()) : null;

    private static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
