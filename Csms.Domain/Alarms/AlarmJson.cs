using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Csms.Domain.Alarms;

/// <summary>An alarm as JSON, in the words that the API has for it.</summary>
public static class AlarmJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new UtcMilliseconds() },
    };

    internal static string Write(Alarm alarm) => JsonSerializer.Serialize(alarm, Options);

    /// <exception cref="JsonException">It is none.</exception>
    public static Alarm Read(string json) => JsonSerializer.Deserialize<Alarm>(json, Options) ?? throw new JsonException("An alarm is an object.");

    private sealed class UtcMilliseconds : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
    }
}
