namespace Csms.Protocol.Validation.Formats;

/// <summary>
/// <c>date-time</c> as RFC 3339 §5.6 writes it: date, <c>T</c>, time with seconds, any number of fraction digits, and <c>Z</c> or an offset
/// of hours and minutes. Of these only what a <see cref="DateTimeOffset"/> can hold: no leap second, no offset beyond 14 hours.
/// </summary>
/// <remarks>
/// NJsonSchema's own check is laxer (no zone, no time, a space instead of the <c>T</c>) and stricter (at most seven fraction digits, no lower
/// case). Here a time without a zone is a violation, so that accepting it is a leniency rule's doing and is seen.
/// </remarks>
internal static class DateTimeFormat
{
    private const int MaxOffsetMinutes = 14 * 60;

    public static bool IsValid(ReadOnlySpan<byte> text)
    {
        if (text.Length < "yyyy-MM-ddTHH:mm:ssZ".Length
            || !TryDigits(text, 0, 4, out var year) || text[4] != '-'
            || !TryDigits(text, 5, 2, out var month) || text[7] != '-'
            || !TryDigits(text, 8, 2, out var day) || (text[10] | 0x20) != 't'
            || !TryDigits(text, 11, 2, out var hour) || text[13] != ':'
            || !TryDigits(text, 14, 2, out var minute) || text[16] != ':'
            || !TryDigits(text, 17, 2, out var second))
            return false;
        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
            return false;

        var rest = text[19..];
        if (rest[0] == '.')
        {
            var digits = rest[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            // More than seven digits are rounded, which at the end of the last year leads out of what can be held.
            if (digits <= 0 || (digits > 7 && year == 9999))
                return false;
            rest = rest[(digits + 1)..];
        }
        if (rest.Length == 1)
            return (rest[0] | 0x20) == 'z';
        if (rest.Length != "+hh:mm".Length || rest[0] is not ((byte)'+' or (byte)'-') || rest[3] != ':'
            || !TryDigits(rest, 1, 2, out var offsetHours) || !TryDigits(rest, 4, 2, out var offsetMinutes) || offsetMinutes > 59)
            return false;
        var offset = offsetHours * 60 + offsetMinutes;
        // In the first and the last year an offset may lead out of what can be held; nobody charges then.
        return offset <= MaxOffsetMinutes && (offset == 0 || year is > 1 and < 9999);
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, int start, int count, out int value)
    {
        value = 0;
        foreach (var digit in text.Slice(start, count))
        {
            if (!char.IsAsciiDigit((char)digit))
                return false;
            value = value * 10 + (digit - '0');
        }
        return true;
    }
}
