using System.Text.Json;
using System.Text.Json.Serialization;
using Csms.Protocol.Json;

namespace Csms.Server.Api;

/// <summary>Times in UTC with <c>Z</c>; read with any zone, and without one as UTC.</summary>
internal sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && OcppTime.TryParse(reader.GetString()!, out var time)
            ? time
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(OcppTime.Write(value));
}
