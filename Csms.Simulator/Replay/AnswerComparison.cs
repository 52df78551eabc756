using System.Text.Json;
using System.Text.Json.Nodes;

namespace Csms.Simulator.Replay;

/// <summary>Whether an answer says what the recorded one said.</summary>
internal static class AnswerComparison
{
    /// <summary>What is another each time: the time, what is counted from it, and the ids that a CSMS gives to transactions.</summary>
    private static readonly HashSet<string> Passing = ["currentTime", "transactionId", "expiryDate", "cacheExpiryDateTime"];

    /// <summary>What a message log shows instead of a secret.</summary>
    private const string Blank = "***";

    /// <summary>Each place that differs, as path, recorded and new value; empty when none does.</summary>
    public static IEnumerable<string> Differences(JsonNode? recorded, JsonNode? told, string path = "$")
    {
        if (recorded is JsonObject before && told is JsonObject after)
        {
            return before.Select(member => member.Key).Union(after.Select(member => member.Key)).Where(name => !Passing.Contains(name))
                .SelectMany(name => Differences(before[name], after[name], $"{path}.{name}"));
        }
        if (recorded is JsonArray first && told is JsonArray second && first.Count == second.Count)
            return first.Zip(second).SelectMany((pair, at) => Differences(pair.First, pair.Second, $"{path}[{at}]"));
        var isSame = JsonNode.DeepEquals(recorded, told) || (recorded is JsonValue value && value.GetValueKind() == JsonValueKind.String && (string)value! == Blank);
        return isSame ? [] : [$"{path}: {Show(recorded)} was recorded, {Show(told)} came"];
    }

    private static string Show(JsonNode? node) => node?.ToJsonString() ?? "nothing";
}
