using Csms.Storage.Transactions;

namespace Csms.Domain.Transactions;

/// <summary>What a transaction went through: charging states and tokens, in the order of their times.</summary>
public sealed record TransactionCourse
{
    private const string Charging = "Charging";

    public required IReadOnlyList<ChargingPeriod> ChargingStates { get; init; }

    public required IReadOnlyList<TransactionToken> Tokens { get; init; }

    /// <summary>Null when the station has told no state.</summary>
    public long? ChargingSeconds { get; init; }

    /// <summary>All the time in which it did not charge. Null when the station has told no state.</summary>
    public long? IdleSeconds { get; init; }

    /// <param name="now">Until when a running transaction is counted.</param>
    internal static TransactionCourse Of(TransactionRow row, IEnumerable<TransactionStateRow> states, IEnumerable<TransactionTokenRow> tokens, long now)
    {
        var until = Math.Max(row.StartedAt, row.EndedAt ?? now);
        var periods = new List<ChargingPeriod>();
        var chargingMs = 0L;
        // The same state told twice is one period; a state told after the end, or before the start, counts from or to there.
        var changes = states.Aggregate(new List<TransactionStateRow>(), (kept, state) =>
        {
            if (kept.Count == 0 || kept[^1].State != state.State)
                kept.Add(state);
            return kept;
        });
        for (var i = 0; i < changes.Count; i++)
        {
            var from = Math.Clamp(changes[i].At, row.StartedAt, until);
            var next = i + 1 < changes.Count ? Math.Clamp(changes[i + 1].At, row.StartedAt, until) : (long?)null;
            if (changes[i].State == Charging)
                chargingMs += (next ?? until) - from;
            periods.Add(new ChargingPeriod(changes[i].State, Time(from), (next ?? row.EndedAt) is { } to ? Time(Math.Max(from, to)) : null));
        }
        return new TransactionCourse
        {
            ChargingStates = periods,
            Tokens = ToTokens(tokens),
            ChargingSeconds = periods.Count == 0 ? null : chargingMs / 1000,
            IdleSeconds = periods.Count == 0 ? null : (until - row.StartedAt - chargingMs) / 1000,
        };
    }

    // The first token that was not there to stop is the one that the transaction began with, whenever its event came.
    private static List<TransactionToken> ToTokens(IEnumerable<TransactionTokenRow> rows)
    {
        var tokens = new List<TransactionToken>();
        foreach (var row in rows)
        {
            var role = row.Stops ? TokenRole.Stopped : tokens.Exists(token => token.Role != TokenRole.Stopped) ? TokenRole.Presented : TokenRole.Started;
            tokens.Add(new TransactionToken(Time(row.At), row.IdToken, row.IdTokenType, role, row.Verdict));
        }
        return tokens;
    }

    private static DateTimeOffset Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);
}

/// <summary>A time in which the charging state was the same.</summary>
/// <param name="State"><c>Charging</c>, <c>EVConnected</c>, <c>SuspendedEV</c>, <c>SuspendedEVSE</c> or <c>Idle</c>.</param>
/// <param name="To">Null for the last one of a running transaction.</param>
public sealed record ChargingPeriod(string State, DateTimeOffset From, DateTimeOffset? To);

/// <summary>A token that was presented in a transaction.</summary>
/// <param name="Verdict">What it was answered, such as <c>Accepted</c>.</param>
public sealed record TransactionToken(DateTimeOffset At, string IdToken, string? IdTokenType, TokenRole Role, string Verdict);

/// <summary>What a token was presented for.</summary>
public enum TokenRole
{
    /// <summary>The first one.</summary>
    Started,

    /// <summary>A later one, to charge on.</summary>
    Presented,

    /// <summary>The one that ended it.</summary>
    Stopped,
}
