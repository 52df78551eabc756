using System.Globalization;
using Csms.Domain.Readings;
using Csms.Protocol.Json;
using CsvHelper;

namespace Csms.Server.Api;

/// <summary>Readings as CSV, written as they are read.</summary>
internal static class ReadingsCsv
{
    private static readonly string[] Columns = ["at", "receivedAt", "measurand", "phase", "location", "context", "unit", "value", "raw"];

    public static async Task WriteAsync(IAsyncEnumerable<Reading> readings, Stream body, CancellationToken cancellationToken)
    {
        await using var csv = CsvWriter.Create(body, CsvWriterOptions.Default, leaveOpen: true);
        foreach (var column in Columns)
            csv.WriteField(column);
        await csv.EndRecordAsync(cancellationToken);
        await foreach (var reading in readings.WithCancellation(cancellationToken))
        {
            csv.WriteField(OcppTime.Write(reading.At));
            csv.WriteField(OcppTime.Write(reading.ReceivedAt));
            csv.WriteField(Harmless(reading.Measurand));
            csv.WriteField(Harmless(reading.Phase));
            csv.WriteField(Harmless(reading.Location));
            csv.WriteField(Harmless(reading.Context));
            csv.WriteField(Harmless(reading.Unit));
            csv.WriteField(reading.Value?.ToString(CultureInfo.InvariantCulture));
            csv.WriteField(Harmless(reading.Raw));
            await csv.EndRecordAsync(cancellationToken);
        }
    }

    /// <summary>
    /// A text that a spreadsheet would take for a formula gets a quotation mark in front: what a station sends must not run at an operator's desk.
    /// Numbers stay numbers.
    /// </summary>
    internal static string? Harmless(string? text) =>
        text is { Length: > 0 } && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n'
        && !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? "'" + text
            : text;
}
