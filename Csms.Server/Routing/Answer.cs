using System.Text.Json.Serialization.Metadata;
using Csms.Protocol;
using Csms.Protocol.Frames;
using Csms.Protocol.Json;
using Csms.Protocol.Leniency;
using Csms.Protocol.Validation;
using Csms.Server.Connections;

namespace Csms.Server.Routing;

/// <summary>The answer to a CALL: the frame to send, and what the journal says of it.</summary>
internal sealed class Answer : IDisposable
{
    // Room for the answers that are sent most: {} and a time.
    private const int UsualBytes = 256;

    private Answer(PooledBuffer frame) => Frame = frame;

    public PooledBuffer Frame { get; }

    /// <summary>Where the answer's payload lies in the frame; empty for an error.</summary>
    public ReadOnlyMemory<byte> Payload { get; private init; }

    /// <summary>Null for a CALLRESULT.</summary>
    public RpcErrorCode? Error { get; private init; }

    public string? ErrorDescription { get; private init; }

    /// <summary>What is wrong with the message, where that is why it is refused.</summary>
    public Violation? Violation { get; private init; }

    /// <summary>What was wrong with the message and accepted all the same.</summary>
    public IReadOnlyList<Deviation> Deviations { get; set; } = [];

    /// <summary>True for a message that came again and got the answer it had got before.</summary>
    public bool Repeated { get; private init; }

    /// <summary>What is to be done once the answer is sent.</summary>
    public Func<CancellationToken, Task>? Afterwards { get; set; }

    public static Answer Result<TResponse>(string messageId, TResponse response, JsonTypeInfo<TResponse> type)
    {
        var frame = new PooledBuffer(UsualBytes);
        FrameWriter.BeginCallResult(frame, messageId);
        var start = frame.Length;
        OcppJson.Write(frame, response, type);
        var end = frame.Length;
        FrameWriter.EndCallResult(frame);
        return new Answer(frame) { Payload = frame.WrittenMemory[start..end] };
    }

    /// <summary>The answer that the same message got before.</summary>
    public static Answer Again(string messageId, byte[] payload)
    {
        var frame = new PooledBuffer(payload.Length + UsualBytes);
        FrameWriter.WriteCallResult(frame, messageId, payload);
        // A CALLRESULT ends with its payload and one bracket.
        return new Answer(frame) { Payload = frame.WrittenMemory[^(payload.Length + 1)..^1], Repeated = true };
    }

    public static Answer Refusal(OcppVersion version, string messageId, RpcErrorCode code, string description, Violation? violation = null)
    {
        var frame = new PooledBuffer(UsualBytes);
        FrameWriter.WriteCallError(frame, messageId, version, code, description);
        return new Answer(frame) { Error = code, ErrorDescription = description, Violation = violation };
    }

    public void Dispose() => Frame.Dispose();
}
