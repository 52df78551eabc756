using System.Buffers;
using System.Text.Json;

namespace Csms.Protocol.Leniency;

/// <summary>
/// Makes JSON of a text that was meant to be JSON: a missing value becomes <c>null</c>, commas too many or too few are mended, what was
/// left open is closed. A text or number that the end of the text cuts off becomes <c>null</c>: half a meter reading is not a meter reading.
/// One pass; null where the text cannot be understood without guessing.
/// </summary>
internal ref struct JsonRepair
{
    private const int MaxDepth = 64;

    private readonly ReadOnlySpan<byte> _text;
    private readonly ArrayBufferWriter<byte> _mended;
    private int _at;

    private JsonRepair(ReadOnlySpan<byte> text)
    {
        _text = text;
        _mended = new ArrayBufferWriter<byte>(text.Length + 64);
    }

    private readonly bool AtEnd => _at == _text.Length;

    private readonly byte Current => _text[_at];

    /// <summary>The mended text of an object, or null.</summary>
    public static ReadOnlyMemory<byte>? Mend(ReadOnlySpan<byte> text)
    {
        var repair = new JsonRepair(text);
        repair.SkipSpace();
        if (repair.AtEnd || repair.Current != '{' || !repair.TryObject(depth: 1))
            return null;
        // A bracket too many at the end says nothing; anything else would be a second value.
        while (!repair.AtEnd && (IsSpace(repair.Current) || repair.Current is (byte)',' or (byte)']' or (byte)'}'))
            repair._at++;
        return repair.AtEnd ? repair._mended.WrittenMemory : null;
    }

    private bool TryValue(int depth)
    {
        switch (Current)
        {
            case (byte)'{':
                return depth < MaxDepth && TryObject(depth + 1);
            case (byte)'[':
                return depth < MaxDepth && TryArray(depth + 1);
            case (byte)'"':
                var start = _mended.WrittenCount;
                if (!TryString(_mended))
                    Write("null"u8);
                return _mended.WrittenCount > start;
            default:
                return TryScalar();
        }
    }

    private bool TryObject(int depth)
    {
        Write("{"u8);
        _at++;
        var first = true;
        while (SkipToNext() && Current != '}' && Current != ']')
        {
            var name = new ArrayBufferWriter<byte>();
            if (Current != '"')
                return false;
            if (!TryString(name))
                break;
            SkipSpace();
            if (AtEnd)
                break;
            if (Current != ':')
                return false;
            _at++;
            if (!first)
                Write(","u8);
            first = false;
            Write(name.WrittenSpan);
            Write(":"u8);
            SkipSpace();
            if (AtEnd || Current is (byte)',' or (byte)'}' or (byte)']')
                Write("null"u8);
            else if (!TryValue(depth))
                return false;
        }
        Close((byte)'}');
        return true;
    }

    private bool TryArray(int depth)
    {
        Write("["u8);
        _at++;
        var first = true;
        while (SkipToNext() && Current != ']' && Current != '}')
        {
            if (!first)
                Write(","u8);
            first = false;
            if (!TryValue(depth))
                return false;
        }
        Close((byte)']');
        return true;
    }

    // A bracket of the other kind is not this one's end: it is left for whoever is open further out.
    private void Close(byte bracket)
    {
        if (!AtEnd && Current == bracket)
            _at++;
        Write([bracket]);
    }

    /// <summary>Copies a string; false, with nothing written, if it has no end. Raw line breaks in it are escaped.</summary>
    private bool TryString(ArrayBufferWriter<byte> target)
    {
        var start = _at + 1;
        var end = start;
        while (end < _text.Length && _text[end] != '"')
            end += _text[end] == '\\' ? 2 : 1;
        if (end >= _text.Length)
        {
            _at = _text.Length;
            return false;
        }
        target.Write("\""u8);
        for (var i = start; i < end; i++)
        {
            if (_text[i] < 0x20)
                target.Write(System.Text.Encoding.ASCII.GetBytes($"\\u{(int)_text[i]:x4}"));
            else
                target.Write(_text.Slice(i, 1));
        }
        target.Write("\""u8);
        _at = end + 1;
        return true;
    }

    private bool TryScalar()
    {
        var start = _at;
        while (!AtEnd && (char.IsAsciiLetterOrDigit((char)Current) || Current is (byte)'+' or (byte)'-' or (byte)'.'))
            _at++;
        var scalar = _text[start.._at];
        if (scalar.IsEmpty)
            return false;
        var isWord = scalar.SequenceEqual("true"u8) || scalar.SequenceEqual("false"u8);
        Write(isWord || (!AtEnd && IsNumber(scalar)) ? scalar : "null"u8);
        return true;
    }

    private static bool IsNumber(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text);
            return reader.Read() && reader.TokenType == JsonTokenType.Number && !reader.Read();
        }
        catch (JsonException)
        {
            // NaN, 1., .5, 007: none is a number in JSON.
            return false;
        }
    }

    private bool SkipToNext()
    {
        while (!AtEnd && (IsSpace(Current) || Current == ','))
            _at++;
        return !AtEnd;
    }

    private void SkipSpace()
    {
        while (!AtEnd && IsSpace(Current))
            _at++;
    }

    // Stations written in C send the text's terminating zero along.
    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0;

    private readonly void Write(ReadOnlySpan<byte> bytes) => _mended.Write(bytes);
}
