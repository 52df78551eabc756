using System.Text.Json;
using Csms.Protocol.Validation;

namespace Csms.Protocol.Frames;

/// <summary>
/// A received frame: the head is read, the payload stays the slice of the received bytes that it came in. Nothing here says that the payload
/// is valid JSON: whoever walks it finds out.
/// </summary>
public readonly record struct Frame
{
    /// <summary>The longest message id that the specification allows, in characters.</summary>
    public const int MaxMessageIdLength = 36;

    public MessageType Type { get; private init; }

    public string MessageId { get; private init; }

    /// <summary>The action of a CALL; empty for an answer.</summary>
    public string Action { get; private init; }

    /// <summary>The payload of a CALL or CALLRESULT, the details of a CALLERROR.</summary>
    public ReadOnlyMemory<byte> Payload { get; private init; }

    /// <summary>The error code of a CALLERROR as the peer spelt it; empty otherwise.</summary>
    public string ErrorCode { get; private init; }

    /// <summary>The error description of a CALLERROR; empty otherwise.</summary>
    public string ErrorDescription { get; private init; }

    /// <summary>Reads a frame's head. Returns null, or what is wrong with it and how that is answered.</summary>
    public static FrameFault? Read(ReadOnlyMemory<byte> bytes, OcppVersion version, out Frame frame)
    {
        frame = default;
        var reader = new Utf8JsonReader(bytes.Span);
        string? messageId = null;
        var isAnswer = false;
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
                return FrameFault.Unreadable(version, "The frame is not a JSON array.");
            if (!reader.Read() || reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out var type))
                return FrameFault.Unreadable(version, "The message type is not a number.");
            isAnswer = type is (int)MessageType.CallResult or (int)MessageType.CallError;
            if (!reader.Read() || reader.TokenType != JsonTokenType.String)
            {
                const string NoId = "The message id is not a string.";
                return isAnswer ? FrameFault.UnreadableAnswer(NoId) : FrameFault.Unreadable(version, NoId);
            }
            messageId = reader.GetString()!;
            if (messageId.Length > MaxMessageIdLength)
                return isAnswer
                    ? FrameFault.Answer(messageId, "The message id has more than 36 characters.")
                    : FrameFault.OverlongId(version, messageId);
            return type switch
            {
                (int)MessageType.Call => ReadCall(bytes, version, ref reader, messageId, out frame),
                (int)MessageType.CallResult => ReadCallResult(bytes, ref reader, messageId, out frame),
                (int)MessageType.CallError => ReadCallError(bytes, ref reader, messageId, out frame),
                _ => FrameFault.UnknownType(version, messageId),
            };
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string holds bytes that are not UTF-8.
            if (messageId is null)
                return isAnswer ? FrameFault.UnreadableAnswer("The frame is not JSON.") : FrameFault.Unreadable(version, "The frame is not JSON.");
            return isAnswer ? FrameFault.Answer(messageId, "The frame is not JSON.") : FrameFault.Shape(messageId, "The frame is not JSON.");
        }
    }

    private static FrameFault? ReadCall(ReadOnlyMemory<byte> bytes, OcppVersion version, ref Utf8JsonReader reader, string messageId, out Frame frame)
    {
        frame = default;
        if (!reader.Read() || reader.TokenType != JsonTokenType.String)
            return FrameFault.Shape(messageId, "The action is not a string.");
        var action = MessageSchemas.For(version).ReadAction(ref reader);
        if (!TryRest(bytes, ref reader, out var payload))
            return FrameFault.Shape(messageId, "A CALL is [2, messageId, action, payload].");
        frame = new Frame { Type = MessageType.Call, MessageId = messageId, Action = action, Payload = payload, ErrorCode = "", ErrorDescription = "" };
        return null;
    }

    private static FrameFault? ReadCallResult(ReadOnlyMemory<byte> bytes, ref Utf8JsonReader reader, string messageId, out Frame frame)
    {
        frame = default;
        if (!TryRest(bytes, ref reader, out var payload))
            return FrameFault.Answer(messageId, "A CALLRESULT is [3, messageId, payload].");
        frame = new Frame { Type = MessageType.CallResult, MessageId = messageId, Action = "", Payload = payload, ErrorCode = "", ErrorDescription = "" };
        return null;
    }

    // Stations leave out the description, the details, or both: what is there is read.
    private static FrameFault? ReadCallError(ReadOnlyMemory<byte> bytes, ref Utf8JsonReader reader, string messageId, out Frame frame)
    {
        frame = default;
        if (!reader.Read() || reader.TokenType != JsonTokenType.String)
            return FrameFault.Answer(messageId, "A CALLERROR is [4, messageId, code, description, details].");
        var code = reader.GetString()!;
        var description = "";
        ReadOnlyMemory<byte> details = "{}"u8.ToArray();
        if (reader.Read() && reader.TokenType == JsonTokenType.String)
        {
            description = reader.GetString()!;
            if (TryRest(bytes, ref reader, out var rest))
                details = rest;
        }
        frame = new Frame
        {
            Type = MessageType.CallError, MessageId = messageId, Action = "", Payload = details, ErrorCode = code, ErrorDescription = description,
        };
        return null;
    }

    /// <summary>All that stands between the comma after the last token and the frame's closing bracket, trimmed.</summary>
    private static bool TryRest(ReadOnlyMemory<byte> bytes, ref Utf8JsonReader reader, out ReadOnlyMemory<byte> rest)
    {
        rest = Trim(bytes[(int)reader.BytesConsumed..]);
        var span = rest.Span;
        if (span.Length < 2 || span[0] != (byte)',')
            return false;
        // A frame that was cut off has no closing bracket: what is there is handed on, and whoever walks it says what is missing.
        rest = Trim(span[^1] == (byte)']' && !EndsInsidePayload(span) ? rest[1..^1] : rest[1..]);
        return !rest.IsEmpty;
    }

    // "[2,"x","A",[1]" without the outer bracket: rare enough that only a payload that is an array is looked at.
    private static bool EndsInsidePayload(ReadOnlySpan<byte> span)
    {
        var payload = span[1..].TrimStart(" \t\r\n"u8);
        return !payload.IsEmpty && payload[0] == (byte)'[' && payload[..^1].TrimEnd(" \t\r\n"u8) is not [.., (byte)']'];
    }

    private static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        var start = 0;
        while (start < span.Length && IsSpace(span[start]))
            start++;
        var end = span.Length;
        while (end > start && IsSpace(span[end - 1]))
            end--;
        return bytes[start..end];
    }

    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
