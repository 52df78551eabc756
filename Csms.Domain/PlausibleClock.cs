namespace Csms.Domain;

/// <summary>How far a station's clock may be off before it is not believed.</summary>
internal static class PlausibleClock
{
    /// <summary>2000-01-01: before its first synchronisation a clock often stands at 1970.</summary>
    public const long Earliest = 946_684_800_000;

    /// <summary>A station that takes its local time for UTC is off by at least half an hour.</summary>
    public const long AheadMs = 10 * 60_000;

    /// <summary>Only for events that say they were sent at once; retries may take this long.</summary>
    public const long BehindMs = 60 * 60_000;

    /// <summary>When something happened, for what is ordered by it: a time that no clock can have told counts as the receipt.</summary>
    public static long TimeOf(DateTimeOffset told, long receivedAt) => TimeOf(told.ToUnixTimeMilliseconds(), receivedAt);

    /// <summary>When something happened, for what is ordered by it: a time that no clock can have told counts as the receipt.</summary>
    public static long TimeOf(long told, long receivedAt) => told >= Earliest && told <= receivedAt + AheadMs ? told : receivedAt;
}
