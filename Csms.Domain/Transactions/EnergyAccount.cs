using Csms.Storage.Transactions;

namespace Csms.Domain.Transactions;

/// <summary>
/// Computes a transaction's energy from its registers, in whatever order they come, and says from which. All in thousandths of a watt-hour. What contradicts
/// itself is flagged, never thrown away.
/// </summary>
internal static class EnergyAccount
{
    /// <summary>The most powerful connector there is gives about a megawatt.</summary>
    private const long MaxWatts = 1_000_000;

    /// <summary>What cars take at most. A meter that counts each session from zero shows no more than this; one that does not shows its whole life.</summary>
    private const long UsualWatts = 350_000;

    /// <summary>500 kWh: no car's battery.</summary>
    private const long UsualEnergy = 500_000_000;

    /// <summary>A sample this soon after the start tells whether the zero there was the meter's.</summary>
    private const long SoonMs = 15 * 60_000;

    private const long MsPerHour = 3_600_000;

    /// <summary>A register with the context Transaction.Begin; the first one counts.</summary>
    public static void Begin(OpenTransaction transaction, long at, long register)
    {
        var row = transaction.Row;
        if (row.MeterStart is null)
        {
            row.MeterStart = register;
            transaction.HasNews = true;
        }
        else if (row.MeterStart == 0 && register > 0)
        {
            // 1.6: the start said 0, the sample knows better (field report 48).
            row.MeterStart = register;
            transaction.Flag(TransactionFlag.PlaceholderBegin);
        }
    }

    /// <summary>A register with the context Transaction.End; the newest one counts, but a 1.6 stop's own register counts for more.</summary>
    public static void End(OpenTransaction transaction, long at, long register)
    {
        Observe(transaction, at, register);
        if (transaction.Row.OcppId is not null || transaction.Row.EndReceivedAt is null)
            transaction.Row.MeterStop = register;
        transaction.HasNews = true;
    }

    /// <summary>Any other register: tells the first and the last one, and whether the meter behaves.</summary>
    public static void Observe(OpenTransaction transaction, long at, long register)
    {
        var row = transaction.Row;
        if (row.MeterLastAt is { } lastAt && row.MeterLast is { } last && at >= lastAt)
        {
            if (register < last)
                transaction.Flag(TransactionFlag.RegisterWentBackwards);
            else if (IsBeyond(MaxWatts, register - last, at - lastAt))
                transaction.Flag(TransactionFlag.Jump);
        }
        if (row.MeterFirstAt is null || at < row.MeterFirstAt)
            (row.MeterFirst, row.MeterFirstAt) = (register, at);
        if (row.MeterLastAt is null || at >= row.MeterLastAt)
            (row.MeterLast, row.MeterLastAt) = (register, at);
    }

    /// <summary>Computes the energy anew from what is known.</summary>
    public static void Settle(OpenTransaction transaction)
    {
        var row = transaction.Row;
        var (start, startSource) = Start(transaction);
        var (stop, stopSource) = transaction.IsActive ? (row.MeterLast, "last sample") : Stop(transaction, start);
        if (!transaction.IsActive && (row.MeterStart is null || row.MeterStop is null))
            transaction.Flag(TransactionFlag.Gap);
        else
            transaction.Unflag(TransactionFlag.Gap);
        row.Energy = stop - start is { } energy ? Math.Max(0, energy) : null;
        if (!transaction.IsActive && IsUnprovedZero(row, start))
            transaction.Flag(TransactionFlag.Implausible);
        row.EnergySource = row.Energy is null ? null : $"{startSource} to {stopSource}";
    }

    private static (long? Register, string Source) Start(OpenTransaction transaction)
    {
        var row = transaction.Row;
        if (row.MeterStart is null)
            return (row.MeterFirst, "first sample");
        if (row.MeterFirst is not { } first || row.MeterFirstAt is not { } firstAt)
            return (row.MeterStart, "start register");
        var elapsed = firstAt - row.StartedAt;
        if (row.MeterStart == 0 && !IsFirstTheStop(row) && IsBeyond(UsualWatts, first, elapsed))
        {
            transaction.Flag(TransactionFlag.PlaceholderBegin);
            return (first, "first sample");
        }
        if (IsBeyond(MaxWatts, first - row.MeterStart.Value, elapsed))
            transaction.Flag(TransactionFlag.Jump);
        return (row.MeterStart, "start register");
    }

    /// <summary>Field report 48: a zero at the start that no sample has proved, and at the end more than a car takes.</summary>
    private static bool IsUnprovedZero(TransactionRow row, long? start)
    {
        if (start != 0 || row.Energy is not { } energy)
            return false;
        var isProved = row.MeterFirst > 0 && row.MeterFirstAt - row.StartedAt is { } elapsed && elapsed <= SoonMs && !IsFirstTheStop(row);
        return !isProved && (energy > UsualEnergy || IsBeyond(UsualWatts, energy, (row.EndedAt ?? row.StartedAt) - row.StartedAt));
    }

    /// <summary>There is no sample before the stop, so that its own register is the first one.</summary>
    private static bool IsFirstTheStop(TransactionRow row) => row.MeterFirst == row.MeterStop && row.MeterFirstAt == row.EndedAt;

    private static (long? Register, string Source) Stop(OpenTransaction transaction, long? start)
    {
        var row = transaction.Row;
        if (row.MeterStop is null)
            return (row.MeterLast, "last sample");
        if (row.MeterStop >= start || start is null)
            return (row.MeterStop, "stop register");
        transaction.Flag(TransactionFlag.MeterStopBelowStart);
        return row.MeterLast > start ? (row.MeterLast, "last sample") : (start, "nothing: the stop register is below the start register");
    }

    /// <summary>Whether more energy came in this time than this power gives. Clocks are coarse, so less than a minute counts as one.</summary>
    private static bool IsBeyond(long watts, long energy, long ms) =>
        energy > (decimal)watts * 1000 * Math.Max(60_000, ms) / MsPerHour;
}
