using System.Globalization;
using System.Text;

namespace Csms.Protocol.Validation;

/// <summary>JSON strings as they stand in the text, escapes and all.</summary>
internal static class JsonText
{
    public const string BadEscape = "A string holds half of a surrogate pair.";

    /// <summary>
    /// Counts the UTF-16 code units that the escaped text stands for. False if a <c>\u</c> escape is a surrogate without its other half:
    /// such a text cannot be turned into a string. The reader has seen to it that the escapes themselves are well formed.
    /// </summary>
    public static bool TryCountChars(ReadOnlySpan<byte> escaped, out int count)
    {
        count = 0;
        while (true)
        {
            var plain = escaped.IndexOf((byte)'\\');
            if (plain < 0)
            {
                count += Encoding.UTF8.GetCharCount(escaped);
                return true;
            }
            count += Encoding.UTF8.GetCharCount(escaped[..plain]) + 1;
            escaped = escaped[plain..];
            if (escaped[1] != (byte)'u')
            {
                escaped = escaped[2..];
                continue;
            }
            var unit = Unit(escaped);
            escaped = escaped[6..];
            if (char.IsLowSurrogate(unit))
                return false;
            if (!char.IsHighSurrogate(unit))
                continue;
            if (escaped.Length < 6 || escaped[0] != (byte)'\\' || escaped[1] != (byte)'u' || !char.IsLowSurrogate(Unit(escaped)))
                return false;
            count++;
            escaped = escaped[6..];
        }
    }

    private static char Unit(ReadOnlySpan<byte> escape) => (char)ushort.Parse(escape[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
