using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Csms.Protocol.Validation;

/// <summary>The member names seen in an object whose members are not known beforehand. Allocates only for many or for escaped names.</summary>
internal ref struct NameSet
{
    private const int Few = 16;

    private Names _few;
    private int _count;
    private HashSet<string>? _many;

    /// <summary>Adds the name that the reader is on; false if it is there already.</summary>
    public bool Add(ref Utf8JsonReader reader, ReadOnlySpan<byte> payload)
    {
        if (_many is null && _count < Few && !reader.ValueIsEscaped)
        {
            for (var i = 0; i < _count; i++)
            {
                if (reader.ValueSpan.SequenceEqual(payload.Slice(_few[i].Start, _few[i].Length)))
                    return false;
            }
            // The token starts with the quote.
            _few[_count++] = ((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
            return true;
        }
        if (_many is null)
        {
            _many = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < _count; i++)
                _many.Add(Encoding.UTF8.GetString(payload.Slice(_few[i].Start, _few[i].Length)));
        }
        return _many.Add(reader.GetString()!);
    }

    [InlineArray(Few)]
    private struct Names
    {
        private (int Start, int Length) _first;
    }
}
