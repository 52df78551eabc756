using Csms.Protocol;
using Csms.Protocol.Leniency;
using Csms.Server.Connections;

namespace Csms.Server.Routing;

/// <summary>The answer to a CALL: the frame to send, and what the journal says of it.</summary>
internal sealed class Answer(PooledBuffer frame) : IDisposable
{
    public PooledBuffer Frame { get; } = frame;

    /// <summary>Where the answer's payload, or the code and description of an error, lies in the frame.</summary>
    public ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>Null for a CALLRESULT.</summary>
    public RpcErrorCode? Error { get; init; }

    public string? ErrorDescription { get; init; }

    /// <summary>What was wrong with the message and accepted all the same.</summary>
    public IReadOnlyList<Deviation> Deviations { get; init; } = [];

    /// <summary>True for a message that came again and got the answer it had got before.</summary>
    public bool Repeated { get; init; }

    /// <summary>What is to be done once the answer is sent.</summary>
    public Func<CancellationToken, Task>? Afterwards { get; init; }

    public void Dispose() => Frame.Dispose();
}
