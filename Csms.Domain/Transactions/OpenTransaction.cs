using Csms.Domain.Readings;
using Csms.Storage.Transactions;

namespace Csms.Domain.Transactions;

/// <summary>
/// A transaction as the writer works on it: its row, and whether the row must be written. A meter value alone only moves the last register, which the
/// stored readings tell as well; so the row is written then once in a while.
/// </summary>
internal sealed class OpenTransaction(TransactionRow row, long savedAt)
{
    public TransactionRow Row { get; } = row;

    public SeqNos SeqNos { get; } = SeqNos.Parse(row.SeqNos);

    /// <summary>When the row was last written.</summary>
    public long SavedAt { get; set; } = savedAt;

    /// <summary>The last reading that the stored row knows.</summary>
    public long SavedReadingId { get; set; } = row.LastReadingId;

    /// <summary>The energy that the stored row knows; what it has become more is added to what all have taken when the row is written.</summary>
    public long SavedEnergy { get; set; } = row.Energy ?? 0;

    /// <summary>The row knows something that no stored reading tells.</summary>
    public bool HasNews { get; set; }

    public bool IsActive => Row.State == TransactionRow.Active;

    public void Flag(string flag)
    {
        if (Has(flag))
            return;
        Row.Flags = Row.Flags.Length == 0 ? flag : $"{Row.Flags} {flag}";
        HasNews = true;
    }

    public void Unflag(string flag)
    {
        if (!Has(flag))
            return;
        Row.Flags = string.Join(' ', Row.Flags.Split(' ').Where(other => other != flag));
        HasNews = true;
    }

    public bool Has(string flag) => Row.Flags.Length > 0 && Row.Flags.Split(' ').Contains(flag);

    /// <summary>Takes in a meter value that was stored under this id.</summary>
    public void Take(in EncodedValue value, long readingId)
    {
        Row.FirstReadingId ??= readingId;
        Row.LastReadingId = Math.Max(Row.LastReadingId, readingId);
        if (Row.LastReadingAt is null || value.Row.At > Row.LastReadingAt)
            Row.LastReadingAt = value.Row.At;
        if (value.Begin is { } begin)
            EnergyAccount.Begin(this, value.Row.At, begin);
        if (value.Energy is { } energy)
            EnergyAccount.Observe(this, value.Row.At, energy);
        if (value.End is { } end)
            EnergyAccount.End(this, value.Row.At, end);
        if (value.IsOdd)
            Flag(TransactionFlag.Implausible);
    }

    /// <summary>Judges a time of the station's clock by when it arrived.</summary>
    /// <param name="mayBeLate">The message may have waited in the station's queue.</param>
    public void CheckClock(long at, long receivedAt, bool mayBeLate)
    {
        if (at < PlausibleClock.Earliest || at > receivedAt + PlausibleClock.AheadMs || (!mayBeLate && at < receivedAt - PlausibleClock.BehindMs))
            Flag(TransactionFlag.ClockOff);
    }
}
