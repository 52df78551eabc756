using System.Numerics;
using System.Runtime.InteropServices;
using Csms.Protocol.Frames;

namespace Csms.Server.Connections;

/// <summary>
/// The last answers given to a station, by message id. A repeated id is no error: OCPP 1.6 J errata 2025-04 and OCPP 2.0.1 errata 2024-09 let a
/// station retry with it. The content decides whether it is the same message: some stations use one id for everything.
/// </summary>
internal sealed class RecentAnswers
{
    // A station has one CALL in flight; what it may still repeat after a lost answer are the last few.
    private const int Kept = 4;

    private static readonly byte[] Empty = "{}"u8.ToArray();

    private Entry[]? _entries;
    private int _next;

    /// <summary>The answer that this message got before, or null for a new message.</summary>
    public byte[]? Find(in Frame call)
    {
        if (_entries is null)
            return null;
        // Only the newest message with this id can be the one that is repeated.
        for (var age = 1; age <= Kept; age++)
        {
            ref readonly var entry = ref _entries[(_next + Kept - age) % Kept];
            if (entry.MessageId == call.MessageId)
                return entry.Content == Content(call) ? entry.Answer : null;
        }
        return null;
    }

    public void Keep(in Frame call, ReadOnlySpan<byte> answer)
    {
        _entries ??= new Entry[Kept];
        _entries[_next] = new Entry(call.MessageId, Content(call), answer.SequenceEqual(Empty) ? Empty : answer.ToArray());
        _next = (_next + 1) % Kept;
    }

    // Computed for every message: a checksum that the processor has an instruction for.
    private static (string Action, int Length, uint Checksum) Content(in Frame call)
    {
        var payload = call.Payload.Span;
        var checksum = uint.MaxValue;
        var words = MemoryMarshal.Cast<byte, ulong>(payload);
        foreach (var word in words)
            checksum = BitOperations.Crc32C(checksum, word);
        foreach (var rest in payload[(words.Length * sizeof(ulong))..])
            checksum = BitOperations.Crc32C(checksum, rest);
        return (call.Action, payload.Length, checksum);
    }

    private readonly record struct Entry(string? MessageId, (string Action, int Length, uint Checksum) Content, byte[] Answer);
}
