using System.Buffers;

namespace Csms.Server.Connections;

/// <summary>
/// A message that is no frame, or a payload that is no JSON, as the message log may keep it: the head, brackets, and the names of members, for what is broken to
/// be seen. What stands where values do is blanked: it may be a key code or a password, and what cannot be read cannot be searched for them.
/// </summary>
internal static class LoggedBroken
{
    // Enough to see what it was meant to be.
    private const int Longest = 4096;

    // Type, id and action.
    private const int HeadElements = 3;
    private const int LongestHead = 200;

    // Longer than any in the schemas.
    private const int LongestName = 50;

    // What a value ends before.
    private static readonly SearchValues<byte> Form = SearchValues.Create("{}[]:, \r\n\t\""u8);

    public static byte[] Of(ReadOnlySpan<byte> text)
    {
        text = text[..Math.Min(text.Length, Longest)];
        var kept = new ArrayBufferWriter<byte>(Math.Max(1, text.Length));
        var at = HeadOf(text);
        kept.Write(text[..at]);
        while (at < text.Length)
        {
            var rest = text[at..];
            if (rest[0] == '"')
            {
                var length = StringOf(rest);
                kept.Write(IsName(rest, length) ? rest[..length] : "\"***\""u8);
                at += length;
            }
            else if (Form.Contains(rest[0]))
            {
                kept.Write(rest[..1]);
                at++;
            }
            else
            {
                kept.Write("***"u8);
                at += ValueOf(rest);
            }
        }
        return kept.WrittenSpan.ToArray();
    }

    /// <summary>Up to the payload, if it begins as a frame does.</summary>
    private static int HeadOf(ReadOnlySpan<byte> text)
    {
        var start = text.IndexOfAnyExcept(" \r\n\t"u8);
        if (start < 0 || text[start] != '[')
            return 0;
        var elements = 0;
        for (var at = start; at < Math.Min(text.Length, LongestHead); at++)
        {
            if (text[at] == '{' || (text[at] == ',' && ++elements == HeadElements))
                return at;
        }
        return Math.Min(text.Length, LongestHead);
    }

    private static int StringOf(ReadOnlySpan<byte> rest)
    {
        for (var at = 1; at < rest.Length; at++)
        {
            if (rest[at] == '\\')
                at++;
            else if (rest[at] == '"')
                return at + 1;
        }
        return rest.Length;
    }

    private static bool IsName(ReadOnlySpan<byte> rest, int length)
    {
        var behind = rest[length..].IndexOfAnyExcept(" \r\n\t"u8);
        return length <= LongestName && behind >= 0 && rest[length + behind] == ':';
    }

    private static int ValueOf(ReadOnlySpan<byte> rest)
    {
        var length = rest.IndexOfAny(Form);
        return length < 0 ? rest.Length : length;
    }
}
