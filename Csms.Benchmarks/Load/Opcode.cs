namespace Csms.Benchmarks.Load;

/// <summary>What a WebSocket frame holds. RFC 6455 §5.2.</summary>
internal enum Opcode
{
    Continuation = 0x0,
    Text = 0x1,
    Close = 0x8,
    Ping = 0x9,
    Pong = 0xa,
}
