using System.Collections.Concurrent;

namespace Csms.Domain.Tokens;

/// <summary>
/// Slows whoever tries key codes at a station: after some wrong ones none is looked at for a while, twice as long after each further one.
/// OCPP 2.0.1 C04.FR.06.
/// </summary>
internal sealed class KeyCodeGuard(TimeProvider clock)
{
    /// <summary>Wrong ones that a person with cold fingers may type.</summary>
    private const int Free = 5;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<long, Tries> _tries = new();

    public bool IsWaiting(long station) => _tries.TryGetValue(station, out var tries) && clock.GetUtcNow() < tries.Until;

    /// <summary>How long no key code is looked at from now on; zero while more may be tried.</summary>
    public TimeSpan Failed(long station)
    {
        var now = clock.GetUtcNow();
        var tries = _tries.AddOrUpdate(station, _ => new Tries(1, now, now), (_, known) => Next(known, now));
        return tries.Until > now ? tries.Until - now : TimeSpan.Zero;
    }

    public void Passed(long station) => _tries.TryRemove(station, out _);

    private static Tries Next(Tries known, DateTimeOffset now)
    {
        var count = now - known.Last > Memory ? 1 : known.Count + 1;
        if (count < Free)
            return new Tries(count, now, now);
        var wait = FirstWait * Math.Pow(2, Math.Min(count - Free, 10));
        return new Tries(count, now, now + (wait < LongestWait ? wait : LongestWait));
    }

    private readonly record struct Tries(int Count, DateTimeOffset Last, DateTimeOffset Until);
}
