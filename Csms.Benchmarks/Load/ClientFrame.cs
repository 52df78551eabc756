using System.Buffers.Binary;
using System.Text;

namespace Csms.Benchmarks.Load;

/// <summary>Builds whole, masked frames as a client sends them. RFC 6455 §5.2.</summary>
internal static class ClientFrame
{
    // RFC 6455 §5.3 wants a fresh random key per frame, against proxies that mistake a payload for a request. On loopback there are none, and
    // the server's work is the same for any key: a fixed one lets a frame be built once and changed in place.
    private static readonly byte[] Mask = [0x37, 0xfa, 0x21, 0x3d];

    public static byte[] Text(string text) => Build(Opcode.Text, Encoding.UTF8.GetBytes(text));

    public static byte[] Build(Opcode opcode, ReadOnlySpan<byte> payload)
    {
        var head = HeadLength(payload.Length);
        var frame = new byte[head + payload.Length];
        frame[0] = (byte)(0x80 | (int)opcode);
        if (payload.Length < 126)
        {
            frame[1] = (byte)(0x80 | payload.Length);
        }
        else if (payload.Length <= ushort.MaxValue)
        {
            frame[1] = 0x80 | 126;
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), (ushort)payload.Length);
        }
        else
        {
            frame[1] = 0x80 | 127;
            BinaryPrimitives.WriteInt64BigEndian(frame.AsSpan(2), payload.Length);
        }
        Mask.CopyTo(frame, head - Mask.Length);
        Overwrite(frame, 0, payload);
        return frame;
    }

    /// <summary>Writes over a part of a built frame's payload.</summary>
    /// <param name="frame">The whole frame.</param>
    /// <param name="at">Where in the payload, in bytes.</param>
    /// <param name="bytes">What is to be there, not masked.</param>
    public static void Overwrite(byte[] frame, int at, ReadOnlySpan<byte> bytes)
    {
        var head = (frame[1] & 0x7f) switch { 126 => 8, 127 => 14, _ => 6 };
        for (var i = 0; i < bytes.Length; i++)
            frame[head + at + i] = (byte)(bytes[i] ^ Mask[(at + i) & 3]);
    }

    private static int HeadLength(int payloadLength) => payloadLength switch { < 126 => 6, <= ushort.MaxValue => 8, _ => 14 };
}
