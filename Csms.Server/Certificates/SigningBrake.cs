using System.Collections.Concurrent;
using Csms.Domain.Certificates;
using Csms.Domain.Stations;

namespace Csms.Server.Certificates;

/// <summary>
/// Slows down stations that ask for certificates in a loop. A station that gets no certificate asks again after a time that it doubles
/// (OCPP 2.0.1 A02.FR.17, A02.FR.18), which is never too often here; one that asks on and on waits longer each time.
/// </summary>
internal sealed class SigningBrake(TimeProvider time)
{
    /// <summary>So many may come at once: a renewal for each use, a mistake or two, a few repetitions.</summary>
    public const int Free = 5;

    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <summary>A station that has kept quiet for so long after its wait begins anew.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(long Station, SigningUse Use), Asks> _asks = new();

    /// <summary>Counts a request. Null when it may be taken, else from when on the next one is.</summary>
    /// <param name="isNews">The first one that is not taken since one was.</param>
    public DateTimeOffset? Until(StationKey station, SigningUse use, out bool isNews)
    {
        var now = time.GetUtcNow();
        var asks = _asks.AddOrUpdate((station.Number, use), _ => new Asks(1, now, 0), (_, before) => before.Next(now));
        isNews = asks.Refused == 1;
        return asks.Refused > 0 ? asks.OpenAt : null;
    }

    /// <param name="Taken">How many were taken one after the other.</param>
    /// <param name="OpenAt">From when on the next one is.</param>
    /// <param name="Refused">How many were refused since the last that was taken.</param>
    private sealed record Asks(int Taken, DateTimeOffset OpenAt, long Refused)
    {
        public Asks Next(DateTimeOffset now)
        {
            if (now < OpenAt)
                return this with { Refused = Refused + 1 };
            var taken = now >= OpenAt + Quiet ? 1 : Taken + 1;
            var wait = taken < Free ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << Math.Min(taken - Free, 20)));
            return new Asks(taken, now + wait, 0);
        }
    }
}
