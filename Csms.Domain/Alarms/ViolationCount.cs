using System.Collections.Concurrent;

namespace Csms.Domain.Alarms;

/// <summary>How often each station has broken the specification of late, in memory. Stations that break nothing cost nothing.</summary>
public sealed class ViolationCount(TimeProvider clock)
{
    /// <summary>How far it looks back at most, in minutes.</summary>
    public const int MostMinutes = 60;

    private readonly ConcurrentDictionary<string, Minutes> _stations = new(StringComparer.Ordinal);

    /// <summary>One more message that was refused, or understood all the same.</summary>
    public void Add(string stationId)
    {
        var minute = Minute();
        _stations.GetOrAdd(stationId, static _ => new Minutes()).Add(minute);
    }

    /// <summary>The stations that have broken anything within the last hour, and how often within a number of minutes.</summary>
    internal IEnumerable<(string StationId, Func<int, int> Within)> All()
    {
        var now = Minute();
        foreach (var (stationId, minutes) in _stations)
        {
            if (minutes.Within(now, MostMinutes) == 0)
                _stations.TryRemove(stationId, out _);
            else
                yield return (stationId, within => minutes.Within(now, within));
        }
    }

    private long Minute() => clock.GetUtcNow().ToUnixTimeSeconds() / 60;

    /// <summary>A ring of the last hour's minutes.</summary>
    private sealed class Minutes
    {
        private readonly int[] _counts = new int[MostMinutes];
        private readonly Lock _gate = new();
        private long _newest;

        public void Add(long minute)
        {
            lock (_gate)
            {
                Turn(minute);
                _counts[minute % MostMinutes]++;
            }
        }

        public int Within(long now, int minutes)
        {
            lock (_gate)
            {
                Turn(now);
                var count = 0;
                for (var minute = now; minute > now - Math.Clamp(minutes, 1, MostMinutes); minute--)
                    count += _counts[minute % MostMinutes];
                return count;
            }
        }

        private void Turn(long minute)
        {
            if (minute - _newest >= MostMinutes)
                Array.Clear(_counts);
            else
                for (var next = _newest + 1; next <= minute; next++)
                    _counts[next % MostMinutes] = 0;
            _newest = Math.Max(_newest, minute);
        }
    }
}
