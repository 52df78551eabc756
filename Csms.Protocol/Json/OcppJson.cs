using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Csms.Protocol.Json;

/// <summary>How OCPP payloads are read and written.</summary>
public static class OcppJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    // Names and messages are sent as UTF-8, not as \u escapes: nothing here is ever put into HTML.
    internal static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>Writes a value as UTF-8 JSON.</summary>
    public static void Write<T>(IBufferWriter<byte> buffer, T value, JsonTypeInfo<T> type)
    {
        // Taken out while it is used: a converter might write another document meanwhile.
        var writer = _writer ?? new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Options.Encoder, SkipValidation = true });
        _writer = null;
        writer.Reset(buffer);
        JsonSerializer.Serialize(writer, value, type);
        writer.Flush();
        _writer = writer;
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            PropertyNameCaseInsensitive = false,
            NumberHandling = JsonNumberHandling.Strict,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = Encoder,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            Converters = { new WireWordConverterFactory(), new RecordConverterFactory(), new OcppTimeConverter() },
        };
        options.MakeReadOnly();
        return options;
    }
}
