using System.Text;
using System.Text.Json;
using Csms.Protocol.Validation.Formats;

namespace Csms.Protocol.Validation.Nodes;

/// <summary>Text. Its length is counted in UTF-16 code units, as .NET and NJsonSchema do.</summary>
internal sealed class StringNode(int maxLength, string? format) : SchemaNode
{
    /// <summary>No valid time or, escaped, longer than this.</summary>
    private const int MaxFormattedLength = 512;

    private readonly bool _isTime = format == "date-time";
    private readonly bool _isUri = format == "uri";

    public int MaxLength => maxLength;

    public bool IsTime => _isTime;

    public override IReadOnlyList<string> Keywords =>
        ["type", .. maxLength < int.MaxValue ? new[] { "maxLength" } : [], .. _isTime || _isUri ? new[] { "format" } : []];

    public override bool Check(ref Utf8JsonReader reader, ref Walk walk)
    {
        if (reader.TokenType != JsonTokenType.String)
            return WrongType(ref walk, reader.TokenType, "A string");

        // A code unit takes at least one byte: only a text of more bytes has to be counted.
        var text = reader.ValueSpan;
        var length = text.Length;
        if (reader.ValueIsEscaped)
        {
            if (!JsonText.TryCountChars(text, out length))
                return walk.Fail("json", JsonText.BadEscape);
        }
        else if (length > maxLength)
        {
            length = Encoding.UTF8.GetCharCount(text);
        }
        if (length > maxLength)
            return walk.Fail("maxLength", $"At most {maxLength} characters are allowed.", this);
        if (_isTime)
            return Matches(ref reader, DateTimeFormat.IsValid) || walk.Fail("format", "Not a time as RFC 3339 writes it (date-time).", this);
        return !_isUri || Matches(ref reader, AbsoluteUri.IsValid) || walk.Fail("format", "Not an absolute URI (uri).", this);
    }

    private delegate bool Format(ReadOnlySpan<byte> text);

    private static bool Matches(ref Utf8JsonReader reader, Format isValid)
    {
        if (!reader.ValueIsEscaped)
            return isValid(reader.ValueSpan);
        if (reader.ValueSpan.Length > MaxFormattedLength)
            return isValid(Encoding.UTF8.GetBytes(reader.GetString()!));
        Span<byte> unescaped = stackalloc byte[MaxFormattedLength];
        return isValid(unescaped[..reader.CopyString(unescaped)]);
    }
}
