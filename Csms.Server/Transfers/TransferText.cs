using System.Text;
using System.Text.Json;
using Csms.Server.Api;

namespace Csms.Server.Transfers;

/// <summary>Between JSON and the text that 1.6 carries.</summary>
internal static class TransferText
{
    public static string? Of(JsonElement? data) => data switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => other.GetRawText(),
    };

    /// <summary>What a text may mean: the JSON that it holds, if it holds any, else itself.</summary>
    public static IReadOnlyList<JsonElement?> Readings(string? text)
    {
        if (text is null)
            return [null];
        var itself = JsonSerializer.SerializeToElement(text);
        var held = RawJson.Parse(Encoding.UTF8.GetBytes(text));
        // What is no JSON comes back as the text.
        return held is { ValueKind: not JsonValueKind.String } ? [held, itself] : [itself];
    }
}
