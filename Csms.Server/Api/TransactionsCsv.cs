using System.Globalization;
using Csms.Domain.Transactions;
using Csms.Protocol.Json;
using CsvHelper;

namespace Csms.Server.Api;

/// <summary>Transactions as CSV, written as they are read: there may be a million.</summary>
internal static class TransactionsCsv
{
    private static readonly string[] Columns =
    [
        "id", "stationId", "evseId", "connectorId", "ocppTransactionId", "idToken", "idTokenType", "state", "startedAt", "endedAt", "meterStartWh", "meterStopWh",
        "energyWh", "stopReason", "flags", "needsReview", "reviewedBy", "reviewedAt", "reviewNote",
    ];

    public static async Task WriteAsync(IAsyncEnumerable<Transaction> transactions, Stream body, CancellationToken cancellationToken)
    {
        await using var csv = CsvWriter.Create(body, CsvWriterOptions.Default, leaveOpen: true);
        foreach (var column in Columns)
            csv.WriteField(column);
        await csv.EndRecordAsync(cancellationToken);
        await foreach (var transaction in transactions.WithCancellation(cancellationToken))
        {
            foreach (var cell in CellsOf(TransactionResource.Of(transaction)))
                csv.WriteField(ReadingsCsv.Harmless(cell));
            await csv.EndRecordAsync(cancellationToken);
        }
    }

    private static string?[] CellsOf(TransactionResource row) =>
    [
        Number(row.Id), row.StationId, Number(row.EvseId), Number(row.ConnectorId), row.OcppTransactionId, row.IdToken, row.IdTokenType, row.State,
        OcppTime.Write(row.StartedAt), Time(row.EndedAt), Number(row.MeterStartWh), Number(row.MeterStopWh), Number(row.EnergyWh), row.StopReason,
        string.Join(' ', row.Flags), row.NeedsReview ? "true" : "false", row.Review?.By, Time(row.Review?.At), row.Review?.Note,
    ];

    private static string? Number(decimal? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string? Time(DateTimeOffset? at) => at is { } known ? OcppTime.Write(known) : null;
}
