using System.Globalization;
using System.Runtime.CompilerServices;
using Csms.Domain.Readings;
using Csms.Domain.Stations;
using Csms.Domain.Tokens;
using Csms.Storage.Engine;
using Csms.Storage.Readings;
using Csms.Storage.Transactions;

namespace Csms.Domain.Transactions;

/// <summary>What may be asked.</summary>
public sealed partial class TransactionLedger
{
    /// <summary>Rows that are read at once where all are asked for.</summary>
    private const int Chunk = 1000;

    /// <summary>By the row's id; null when there is none.</summary>
    public ValueTask<Transaction?> FindAsync(int id, CancellationToken cancellation) =>
        _database.ReadAsync(session => Show(session, TransactionRows.Find(session, id)), cancellation);

    /// <summary>One transaction of a station, by the row's id or the station's own id; null when there is none.</summary>
    public ValueTask<Transaction?> FindAsync(StationKey station, string transactionId, CancellationToken cancellation) => _database.ReadAsync(
        session =>
        {
            var row = TransactionRows.FindByOcppId(session, station.Number, transactionId);
            if (row is null && int.TryParse(transactionId, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                row = TransactionRows.Find(session, id);
            return Show(session, row?.StationNumber == station.Number ? row : null);
        },
        cancellation);

    /// <summary>The newest start first.</summary>
    public ValueTask<Page<Transaction>> ListAsync(TransactionQuery query, PageRequest page, CancellationToken cancellation) => _database.ReadAsync(
        session => page.Cut(
            [.. TransactionRows.List(session, FilterOf(query), After(page.Cursor), page.Limit + 1)],
            row => string.Create(CultureInfo.InvariantCulture, $"{row.StartedAt}:{row.Id}"),
            row => Show(session, row)!),
        cancellation);

    /// <summary>All of them, the newest start first, read as they are asked for.</summary>
    public async IAsyncEnumerable<Transaction> AllAsync(TransactionQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? cursor = null;
        do
        {
            var page = await ListAsync(query, new PageRequest(Chunk, cursor), cancellation);
            foreach (var transaction in page.Items)
                yield return transaction;
            cursor = page.Next;
        }
        while (cursor is not null);
    }

    /// <summary>The transaction that runs on an EVSE; null when none does.</summary>
    public ValueTask<Transaction?> FindRunningAsync(StationKey station, int evse, CancellationToken cancellation) => _database.ReadAsync(
        session => Show(session, TransactionRows.Open(session, station.Number).LastOrDefault(row => row.Evse == evse)),
        cancellation);

    /// <summary>All samples of a transaction in the order in which they came, read as they are asked for.</summary>
    public async IAsyncEnumerable<Reading> ReadingsAsync(int id, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var row = await _database.ReadAsync(session => TransactionRows.Find(session, id), cancellation);
        if (row is null)
            yield break;
        // An open row may be older than the newest readings.
        var last = row.State == TransactionRow.Active || row.FirstReadingId is null
            ? await _database.ReadAsync(ReadingStore.LastId, cancellation)
            : row.LastReadingId;
        await foreach (var reading in RowsAsync(row.StationNumber, row.FirstReadingId ?? row.LastReadingId + 1, last, cancellation))
        {
            if (reading.TransactionId != id)
                continue;
            foreach (var sample in ReadingCodec.Decode(reading))
                yield return sample;
        }
    }

    /// <summary>All samples of a station received in a time range, those outside of transactions included.</summary>
    public async IAsyncEnumerable<Reading> ReadingsAsync(
        StationKey station, DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (first, last) = await IdsAsync(from, to, cancellation);
        await foreach (var reading in RowsAsync(station.Number, first, last, cancellation))
        {
            foreach (var sample in ReadingCodec.Decode(reading))
                yield return sample;
        }
    }

    /// <summary>What each EVSE of a station drew, from what was received in a time range.</summary>
    public async ValueTask<IReadOnlyList<PowerPoint>> PowerAsync(StationKey station, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        // What comes at the very moment of the question is asked for too.
        var (first, last) = await IdsAsync(from, to.AddMilliseconds(1), cancellation);
        var curve = new PowerCurve(from, to);
        await foreach (var row in RowsAsync(station.Number, first, last, cancellation))
            curve.Add(row);
        return curve.Points();
    }

    private ValueTask<(long First, long Last)> IdsAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) => _database.ReadAsync(
        session => (ReadingStore.FirstIdSince(session, from.ToUnixTimeMilliseconds()), ReadingStore.FirstIdSince(session, to.ToUnixTimeMilliseconds()) - 1), cancellation);

    private async IAsyncEnumerable<ReadingRow> RowsAsync(long station, long first, long last, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (first <= last)
        {
            var from = first;
            var (rows, next) = await _database.ReadAsync(
                session => (ReadingStore.Read(session, station, from, last, out var goOn).ToList(), goOn), cancellation);
            foreach (var row in rows)
                yield return row;
            first = next;
        }
    }

    private Transaction? Show(Session session, TransactionRow? row) =>
        row is null ? null
        : row.State != TransactionRow.Active ? TransactionMap.ToTransaction(row)
        : TransactionMap.ToTransaction(Newest(session, row)) with { PowerW = _book.Power.PowerOf(row.Id, Now()), StateOfCharge = _book.Power.StateOfChargeOf(row.Id) };

    private TransactionRow Newest(Session session, TransactionRow row)
    {
        var transaction = _book.CatchUp(session, row);
        if (row.OcppId is not null)
            row.SeqNos = transaction.SeqNos.ToString();
        return row;
    }

    private static TransactionFilter FilterOf(TransactionQuery query) => new()
    {
        StationId = query.StationId,
        StationIds = query.StationIds,
        State = query.State is { } state ? (int)state : null,
        IsFlagged = query.IsFlagged,
        NeedsReview = query.NeedsReview,
        TokenKey = query.IdToken is { } token ? TokenBook.KeyOf(token) : null,
        From = query.From?.ToUnixTimeMilliseconds(),
        To = query.To?.ToUnixTimeMilliseconds(),
    };

    private static (long At, long Id)? After(string? cursor) =>
        cursor?.Split(':') is [var at, var id]
        && long.TryParse(at, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var startedAt)
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (startedAt, number)
            : null;
}
