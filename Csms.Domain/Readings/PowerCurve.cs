using Csms.Domain.Transactions;
using Csms.Storage.Readings;

namespace Csms.Domain.Readings;

/// <summary>What each EVSE of a station drew over time, thinned to means of equal stretches so that a picture of any length costs the same.</summary>
internal sealed class PowerCurve(DateTimeOffset from, DateTimeOffset to)
{
    /// <summary>As many as a screen has room for.</summary>
    private const int Stretches = 400;

    private readonly (long From, long To) _span = (from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
    private readonly Dictionary<(int Evse, long? Transaction, long Stretch), Sum> _sums = [];
    private readonly Dictionary<long, (long Register, long At)> _registers = [];

    /// <summary>Adds a meter value; in the order in which they came.</summary>
    public void Add(ReadingRow row)
    {
        // Many stations tell registers only: the mean between two of them is then the best there is.
        var power = row.Power ?? MeanSince(row);
        if (row is { TransactionId: { } id, Energy: { } register })
            _registers[id] = (register, row.At);
        if (power is null || row.At < _span.From || row.At > _span.To)
            return;
        var stretch = (row.At - _span.From) / Math.Max(1, (_span.To - _span.From) / Stretches);
        var key = (row.Evse, row.TransactionId, stretch);
        _sums[key] = _sums.GetValueOrDefault(key).And(row.At - _span.From, power.Value);
    }

    /// <summary>By EVSE and time.</summary>
    public IReadOnlyList<PowerPoint> Points() =>
    [
        .. _sums
            .Select(sum => new PowerPoint(
                DateTimeOffset.FromUnixTimeMilliseconds(_span.From + (sum.Value.At / sum.Value.Count)), sum.Key.Evse, (int?)sum.Key.Transaction,
                decimal.Round(sum.Value.Power / (decimal)sum.Value.Count / 1000, 1)))
            .OrderBy(point => point.EvseId).ThenBy(point => point.At),
    ];

    private long? MeanSince(ReadingRow row) =>
        row.TransactionId is { } id && _registers.TryGetValue(id, out var before) ? RunningPower.Mean(before.Register, before.At, row.Energy, row.At) : null;

    private readonly record struct Sum(long At, long Power, int Count)
    {
        public Sum And(long at, long power) => new(At + at, Power + power, Count + 1);
    }
}

/// <summary>What an EVSE drew around a moment.</summary>
/// <param name="EvseId">0 for the station's own meter.</param>
/// <param name="TransactionId">The one that drew it; null outside of any.</param>
public sealed record PowerPoint(DateTimeOffset At, int EvseId, int? TransactionId, decimal PowerW);
