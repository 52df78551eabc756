using System.Globalization;

namespace Csms.Protocol.Json;

/// <summary>Times on the wire: strict when written, tolerant when read.</summary>
public static class OcppTime
{
    /// <summary>UTC with milliseconds; some stations refuse more fraction digits or <c>+00:00</c>.</summary>
    public const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    internal const int Length = 24;

    /// <summary>
    /// Reads ISO 8601 in the shapes that stations send: any number of fraction digits, <c>Z</c>, an offset of <c>+02:00</c>, <c>+0200</c> or
    /// <c>+02</c>, a space instead of the <c>T</c>, and no zone at all, which is taken as UTC.
    /// </summary>
    public static bool TryParse(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time)
        && text.Length >= "yyyy-MM-dd".Length
        && text[4] == '-';

    /// <summary>Writes a time in UTC with milliseconds and <c>Z</c>.</summary>
    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);
}
