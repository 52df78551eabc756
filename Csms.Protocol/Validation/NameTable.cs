using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace Csms.Protocol.Validation;

/// <summary>Finds a name by its UTF-8 bytes without making a string of it.</summary>
internal sealed class NameTable
{
    /// <summary>An escaped name takes up to six bytes per character; no name of OCPP is a tenth as long.</summary>
    private const int MaxEscapedLength = 512;

    private readonly string[] _names;
    private readonly byte[][] _utf8;
    private readonly int[] _slots;
    private readonly int _mask;

    public NameTable(string[] names)
    {
        _names = names;
        _utf8 = [.. names.Select(Encoding.UTF8.GetBytes)];
        _slots = new int[Math.Max(4, (int)BitOperations.RoundUpToPowerOf2((uint)names.Length * 4))];
        _mask = _slots.Length - 1;
        for (var i = 0; i < names.Length; i++)
        {
            var slot = Hash(_utf8[i]) & _mask;
            while (_slots[slot] != 0)
                slot = (slot + 1) & _mask;
            _slots[slot] = i + 1;
        }
    }

    public string this[int index] => _names[index];

    /// <summary>The index of the name or string value that the reader is on, -1 if it is none of these.</summary>
    /// <param name="likely">The index to try first.</param>
    public int Find(ref Utf8JsonReader reader, int likely = int.MaxValue)
    {
        if (!reader.ValueIsEscaped)
            return (uint)likely < (uint)_utf8.Length && reader.ValueSpan.SequenceEqual(_utf8[likely]) ? likely : Find(reader.ValueSpan);
        if (reader.ValueSpan.Length > MaxEscapedLength)
            return -1;
        Span<byte> unescaped = stackalloc byte[MaxEscapedLength];
        return Find(unescaped[..reader.CopyString(unescaped)]);
    }

    private int Find(ReadOnlySpan<byte> name)
    {
        for (var slot = Hash(name) & _mask; _slots[slot] != 0; slot = (slot + 1) & _mask)
        {
            var index = _slots[slot] - 1;
            if (name.SequenceEqual(_utf8[index]))
                return index;
        }
        return -1;
    }

    // A quarter of the slots is used and a name is compared in full: a hostile name costs a comparison or two, not more.
    private static int Hash(ReadOnlySpan<byte> name)
    {
        unchecked
        {
            var hash = (ulong)name.Length;
            while (name.Length >= sizeof(ulong))
            {
                hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(name)) * 0x9E3779B97F4A7C15;
                hash ^= hash >> 32;
                name = name[sizeof(ulong)..];
            }
            foreach (var value in name)
                hash = (hash ^ value) * 0x100000001B3;
            return (int)((hash ^ (hash >> 29)) & int.MaxValue);
        }
    }
}
