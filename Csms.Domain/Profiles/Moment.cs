namespace Csms.Domain.Profiles;

/// <summary>Reckoning with times that stations tell: one in the year 9999 ends at the end of all time instead of failing.</summary>
internal static class Moment
{
    public static DateTimeOffset After(DateTimeOffset at, double seconds) => After(at, TimeSpan.FromSeconds(seconds));

    public static DateTimeOffset After(DateTimeOffset at, TimeSpan span)
    {
        var ticks = Math.Clamp(at.UtcTicks + span.Ticks, DateTimeOffset.MinValue.UtcTicks, DateTimeOffset.MaxValue.UtcTicks);
        return new DateTimeOffset(ticks, TimeSpan.Zero);
    }
}
