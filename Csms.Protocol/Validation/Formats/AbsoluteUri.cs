using System.Buffers;

namespace Csms.Protocol.Validation.Formats;

/// <summary>
/// <c>uri</c> as RFC 3986 writes it: a scheme, a colon, and something behind it in the characters that a URI may hold. Whether it can be
/// reached is not looked at. NJsonSchema asks <see cref="Uri"/>, which also takes <c>/path</c> (a file, on Unix) and spaces.
/// </summary>
internal static class AbsoluteUri
{
    private static readonly SearchValues<byte> Allowed = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%"u8);

    private static readonly SearchValues<byte> InScheme = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-."u8);

    public static bool IsValid(ReadOnlySpan<byte> text)
    {
        var colon = text.IndexOf((byte)':');
        return colon > 0
            && colon + 1 < text.Length
            && char.IsAsciiLetter((char)text[0])
            && !text[..colon].ContainsAnyExcept(InScheme)
            && !text.ContainsAnyExcept(Allowed);
    }
}
