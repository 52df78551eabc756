using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Csms.Protocol.Leniency;

/// <summary>Text of which some characters cannot be read: bytes that are not UTF-8 (a station that writes Latin-1), and halves of surrogate pairs.</summary>
internal static class LegibleText
{
    private const char Unreadable = '\uFFFD';

    /// <summary>The text with U+FFFD for every character that cannot be read; the text itself if all can be.</summary>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> text)
    {
        var valid = Utf8.IsValid(text.Span) ? text : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text.Span));
        return valid.Span.IndexOf(@"\u"u8) < 0 ? valid : WithoutHalves(valid);
    }

    // Outside of strings a backslash is no JSON, so that escapes can be looked for everywhere.
    private static ReadOnlyMemory<byte> WithoutHalves(ReadOnlyMemory<byte> text)
    {
        var legible = new ArrayBufferWriter<byte>(text.Length);
        var rest = text.Span;
        while (!rest.IsEmpty)
        {
            var plain = rest.IndexOf((byte)'\\');
            if (plain != 0)
            {
                legible.Write(plain < 0 ? rest : rest[..plain]);
                rest = plain < 0 ? [] : rest[plain..];
                continue;
            }
            var first = Unit(rest);
            var isPair = first is { } high && char.IsHighSurrogate(high) && Unit(rest[6..]) is { } low && char.IsLowSurrogate(low);
            var length = Math.Min(rest.Length, isPair ? 12 : first is null ? 2 : 6);
            if (!isPair && first is { } unit && char.IsSurrogate(unit))
                legible.Write(Encoding.UTF8.GetBytes([Unreadable]));
            else
                legible.Write(rest[..length]);
            rest = rest[length..];
        }
        return legible.WrittenMemory;
    }

    /// <summary>The code unit of a <c>\u</c> escape that the text begins with.</summary>
    private static char? Unit(ReadOnlySpan<byte> text) =>
        text.StartsWith(@"\u"u8) && text.Length >= 6 && ushort.TryParse(text[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
