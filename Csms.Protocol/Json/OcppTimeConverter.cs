using System.Text.Json;
using System.Text.Json.Serialization;

namespace Csms.Protocol.Json;

/// <summary>Writes times as <c>yyyy-MM-ddTHH:mm:ss.fffZ</c>; reads whatever <see cref="OcppTime"/> understands.</summary>
internal sealed class OcppTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        // The usual form is read from the bytes; what has no Z may have no zone at all, which the framework would take for local time.
        reader.ValueSpan is [.., (byte)'Z'] && reader.TryGetDateTimeOffset(out var time)
            ? time
            : OcppTime.TryParse(reader.GetString()!, out time)
                ? time
                : throw new JsonException("Not a time.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<char> text = stackalloc char[OcppTime.Length];
        value.UtcDateTime.TryFormat(text, out var written, OcppTime.Format);
        writer.WriteStringValue(text[..written]);
    }
}
