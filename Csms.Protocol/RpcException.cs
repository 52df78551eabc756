namespace Csms.Protocol;

/// <summary>A protocol fault of the peer, to be answered with a CALLERROR. The message is sent to the peer: it holds no text of the peer's.</summary>
public sealed class RpcException(RpcErrorCode code, string description) : Exception(description)
{
    public RpcErrorCode Code { get; } = code;
}
