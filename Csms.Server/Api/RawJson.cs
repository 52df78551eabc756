using System.Text;
using System.Text.Json;

namespace Csms.Server.Api;

/// <summary>Stored JSON within an answer.</summary>
internal static class RawJson
{
    /// <summary>The JSON; bytes that are none are shown as text, no bytes at all as null.</summary>
    public static JsonElement? Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return null;
        var reader = new Utf8JsonReader(utf8);
        try
        {
            return JsonElement.ParseValue(ref reader);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(Encoding.UTF8.GetString(utf8));
        }
    }

    public static JsonElement? Parse(string? json) => json is null ? null : Parse(Encoding.UTF8.GetBytes(json));
}
