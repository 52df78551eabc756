using System.Text.Json;
using System.Text.Json.Serialization;

namespace Csms.Protocol.Json;

/// <summary>Writes times as <c>yyyy-MM-ddTHH:mm:ss.fffZ</c>; reads whatever <see cref="OcppTime"/> understands.</summary>
internal sealed class OcppTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        OcppTime.TryParse(reader.GetString()!, out var time)
            ? time
            : throw new JsonException("Not a time.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<char> text = stackalloc char[OcppTime.Length];
        value.UtcDateTime.TryFormat(text, out var written, OcppTime.Format);
        writer.WriteStringValue(text[..written]);
    }
}
