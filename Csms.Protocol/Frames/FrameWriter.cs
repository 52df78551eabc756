using System.Buffers;
using System.Text.Json;
using Csms.Protocol.Json;

namespace Csms.Protocol.Frames;

/// <summary>Writes frames as UTF-8 into a buffer.</summary>
public static class FrameWriter
{
    /// <summary>The longest error description that the specification allows, in characters.</summary>
    private const int MaxDescriptionLength = 255;

    private static readonly JsonWriterOptions Options = new() { Encoder = OcppJson.Options.Encoder, SkipValidation = true };

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>Writes <c>[2, messageId, action, payload]</c>.</summary>
    /// <param name="payload">The payload as JSON; it is copied as it is.</param>
    public static void WriteCall(IBufferWriter<byte> buffer, string messageId, string action, ReadOnlySpan<byte> payload)
    {
        var writer = Start(buffer, MessageType.Call, messageId);
        writer.WriteStringValue(action);
        Finish(writer, payload);
    }

    /// <summary>Writes <c>[3, messageId, payload]</c>.</summary>
    /// <param name="payload">The payload as JSON; it is copied as it is.</param>
    public static void WriteCallResult(IBufferWriter<byte> buffer, string messageId, ReadOnlySpan<byte> payload) =>
        Finish(Start(buffer, MessageType.CallResult, messageId), payload);

    /// <summary>Writes <c>[3, messageId,</c>; the payload follows, written by the caller, and then <see cref="EndCallResult"/>.</summary>
    public static void BeginCallResult(IBufferWriter<byte> buffer, string messageId)
    {
        Start(buffer, MessageType.CallResult, messageId).Flush();
        buffer.Write(","u8);
    }

    public static void EndCallResult(IBufferWriter<byte> buffer) => buffer.Write("]"u8);

    /// <summary>Writes <c>[4, messageId, code, description, {}]</c>; the description is cut to 255 characters.</summary>
    public static void WriteCallError(IBufferWriter<byte> buffer, string messageId, OcppVersion version, RpcErrorCode code, string description)
    {
        var writer = Start(buffer, MessageType.CallError, messageId);
        writer.WriteStringValue(code.OnTheWire(version));
        writer.WriteStringValue(Cut(description));
        Finish(writer, "{}"u8);
    }

    // Not between the two halves of a surrogate pair.
    private static string Cut(string description) =>
        description.Length <= MaxDescriptionLength
            ? description
            : description[..(char.IsHighSurrogate(description[MaxDescriptionLength - 1]) ? MaxDescriptionLength - 1 : MaxDescriptionLength)];

    private static Utf8JsonWriter Start(IBufferWriter<byte> buffer, MessageType type, string messageId)
    {
        var writer = _writer ??= new Utf8JsonWriter(buffer, Options);
        writer.Reset(buffer);
        writer.WriteStartArray();
        writer.WriteNumberValue((int)type);
        writer.WriteStringValue(messageId);
        return writer;
    }

    private static void Finish(Utf8JsonWriter writer, ReadOnlySpan<byte> payload)
    {
        writer.WriteRawValue(payload, skipInputValidation: true);
        writer.WriteEndArray();
        writer.Flush();
    }
}
