using Csms.Protocol.Frames;

namespace Csms.Server.Connections;

/// <summary>A CALL of the station, with the buffer that its payload lies in.</summary>
internal sealed record ReceivedCall(Frame Frame, PooledBuffer Buffer, DateTimeOffset ReceivedAt, long ReceivedTimestamp);
