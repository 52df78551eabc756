using System.Buffers;
using System.Text.Json;

namespace Csms.Server.Connections;

/// <summary>A CALLERROR as the message log keeps it: <c>{"code", "description", "details"}</c>.</summary>
internal static class LoggedError
{
    public static byte[] Of(string code, string description, ReadOnlySpan<byte> details)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        writer.WriteStartObject();
        writer.WriteString("code", code);
        writer.WriteString("description", description);
        writer.WritePropertyName("details");
        writer.WriteRawValue(details, skipInputValidation: true);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
