namespace Csms.Domain.Transactions;

/// <summary>
/// Computes a transaction's energy from its registers, in whatever order they come, and says from which. All in thousandths of a watt-hour. What contradicts
/// itself is flagged, never thrown away.
/// </summary>
internal static class EnergyAccount
{
    /// <summary>The most powerful connector there is gives about a megawatt.</summary>
    private const long MaxWatts = 1_000_000;

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
            // 1.6: the start said 0, the sample knows better.
            Observe(transaction, at, register);
            transaction.HasNews = true;
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
            else if (IsImplausible(register - last, at - lastAt))
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
        row.EnergySource = row.Energy is null ? null : $"{startSource} to {stopSource}";
    }

    private static (long? Register, string Source) Start(OpenTransaction transaction)
    {
        var row = transaction.Row;
        if (row.MeterStart is null)
            return (row.MeterFirst, "first sample");
        if (row.MeterFirst is { } first && row.MeterFirstAt is { } firstAt && first > row.MeterStart
            && IsImplausible(first - row.MeterStart.Value, firstAt - row.StartedAt))
        {
            if (row.MeterStart == 0)
            {
                transaction.Flag(TransactionFlag.PlaceholderBegin);
                return (first, "first sample");
            }
            transaction.Flag(TransactionFlag.Jump);
        }
        return (row.MeterStart, "start register");
    }

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

    /// <summary>Whether more energy came in this time than any connector can give. Clocks are coarse, so less than a minute counts as one.</summary>
    private static bool IsImplausible(long energy, long ms) =>
        energy > (decimal)MaxWatts * 1000 * Math.Max(60_000, ms) / MsPerHour;
}
