using System.Collections.Concurrent;
using Csms.Domain.Readings;
using Csms.Storage.Transactions;

namespace Csms.Domain.Transactions;

/// <summary>What running transactions draw, as their meters told last since this process began. Written by the writer, read on any thread.</summary>
internal sealed class RunningPower
{
    /// <summary>A meter that has been silent for so long says nothing of now; stations tell at least each quarter of an hour, if they tell at all.</summary>
    private const long SilentMs = 3_600_000;

    private const long MsPerHour = 3_600_000;

    private readonly ConcurrentDictionary<long, LastTold> _running = [];
    private readonly ConcurrentDictionary<long, EnergyFlow> _flows = [];

    /// <param name="registerBefore">The newest register before this value, and its time.</param>
    public void Told(TransactionRow transaction, in EncodedValue value, (long? Register, long? At) registerBefore, long now)
    {
        var moves = value.Row.Energy is { } register ? registerBefore.Register is { } registered && register > registered : value.Row.Power > 0;
        if (moves || !_flows.ContainsKey(transaction.Id))
            _flows[transaction.Id] = new EnergyFlow(now, moves);
        var before = _running.GetValueOrDefault(transaction.Id);
        if (value.Row.At < before.At)
            return;
        // Many stations tell registers only: the mean between two of them is then the best there is.
        var power = value.Row.Power ?? Mean(registerBefore.Register, registerBefore.At, value.Row.Energy, value.Row.At);
        if (power is null && value.Row.Soc is null)
            return;
        _running[transaction.Id] = new LastTold(value.Row.At, power is null ? before.HeardAt : now, power ?? before.Power, value.Row.Soc ?? before.Soc);
    }

    public void Ended(long transaction)
    {
        _running.TryRemove(transaction, out _);
        _flows.TryRemove(transaction, out _);
    }

    /// <summary>Null when its meter has told nothing since this process began.</summary>
    public EnergyFlow? FlowOf(long transaction) => _flows.TryGetValue(transaction, out var flow) ? flow : null;

    /// <summary>In watts; null when it is not known.</summary>
    public decimal? PowerOf(long transaction, long now) =>
        _running.TryGetValue(transaction, out var told) && told.HeardAt > now - SilentMs ? told.Power / 1000m : null;

    /// <summary>In percent; null when the vehicle does not tell.</summary>
    public decimal? StateOfChargeOf(long transaction) => _running.TryGetValue(transaction, out var told) ? told.Soc / 1000m : null;

    /// <summary>Of all, in thousandths of a watt.</summary>
    public long Total(long now) => _running.Values.Where(told => told.HeardAt > now - SilentMs).Sum(told => told.Power ?? 0);

    /// <summary>Between two registers, in thousandths of a watt.</summary>
    public static long? Mean(long? before, long? beforeAt, long? register, long at) =>
        register >= before && at > beforeAt ? (long)((register.Value - before.Value) * (decimal)MsPerHour / (at - beforeAt.Value)) : null;

    /// <param name="At">By the station's clock.</param>
    /// <param name="HeardAt">When a power came, by ours.</param>
    private readonly record struct LastTold(long At, long HeardAt, long? Power, long? Soc);
}

/// <summary>Whether a transaction's energy flows.</summary>
/// <param name="Since">When its meter moved last, by our clock; when it told first, where it has not moved since this process began.</param>
/// <param name="HasMoved">Whether it has moved since this process began.</param>
internal readonly record struct EnergyFlow(long Since, bool HasMoved);
