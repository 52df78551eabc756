using System.Text;
using Csms.Domain.Locations;
using Csms.Domain.Operators;
using CsvHelper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary>Locations with all that stands there as a CSV file, out and in.</summary>
internal static class LocationFile
{
    /// <summary>Ten thousand stations with four connectors each, and room.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    private const int MaxLines = 50_000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Without the mark at its beginning, spreadsheets read the letters of most languages wrong.
    private static readonly CsvWriterOptions Marked = new() { WriteByteOrderMark = true };

    public static async Task WriteAsync(IAsyncEnumerable<IReadOnlyList<string?>> lines, Stream body, CancellationToken cancellationToken)
    {
        await using var csv = CsvWriter.Create(body, Marked, leaveOpen: true);
        foreach (var column in LocationExport.Columns)
            csv.WriteField(column);
        await csv.EndRecordAsync(cancellationToken);
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            foreach (var cell in line)
                csv.WriteField(Guarded(cell));
            await csv.EndRecordAsync(cancellationToken);
        }
    }

    public static async Task<Results<Ok<SheetOutcome>, ProblemHttpResult>> ImportAsync(
        bool? dryRun, HttpContext http, LocationImport import, AuditTrail audit, CancellationToken cancellationToken)
    {
        if (http.Request.ContentLength > MaxBytes)
            return TooLarge();
        Sheet sheet;
        try
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body, cancellationToken);
            sheet = Read(Utf8.GetString(body.GetBuffer(), 0, (int)body.Length));
        }
        catch (BadHttpRequestException refused) when (refused.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge();
        }
        catch (DecoderFallbackException)
        {
            return Unreadable("The file is not in UTF-8. Spreadsheets save it so as \"CSV UTF-8\".");
        }
        catch (CsvFormatException broken)
        {
            return Unreadable($"The quotation marks do not fit together on line {broken.LineNumber}.");
        }
        if (sheet.Columns.Count == 0)
            return Unreadable("The file is empty.");
        if (sheet.Lines.Count > MaxLines)
            return Unreadable($"The file has more than {MaxLines} lines; import it in parts.");
        var outcome = await import.RunAsync(sheet, http.OperatorName(), dryRun ?? false, cancellationToken);
        if (dryRun is true)
            return TypedResults.Ok(outcome);
        if (outcome.FaultCount > 0)
        {
            return Problems.Unprocessable(
                $"Nothing was taken: the file has {outcome.FaultCount} {(outcome.FaultCount == 1 ? "mistake" : "mistakes")}.",
                outcome.Faults.Select(fault => new ProblemViolation($"line {fault.Line}{(fault.Column is null ? "" : $", {fault.Column}")}", "cell", fault.Text)));
        }
        await audit.RecordAsync(
            new Deed
            {
                OperatorName = http.OperatorName(), Action = "POST /locations/import", Detail = $"New: {outcome.New}, Changed: {outcome.Changed}, Unchanged: {outcome.Unchanged}",
                Address = http.ClientAddress(),
            },
            cancellationToken);
        return TypedResults.Ok(outcome);
    }

    /// <exception cref="CsvFormatException">It is no CSV.</exception>
    private static Sheet Read(string text)
    {
        using var csv = CsvReader.FromText(text.TrimStart('\uFEFF'), new CsvReaderOptions
        {
            HasHeader = false, TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Throw,
        });
        IReadOnlyList<string>? columns = null;
        List<SheetLine> lines = [];
        // One more than may be, so that it is seen that there are more.
        while (lines.Count <= MaxLines && csv.Read())
        {
            var cells = Enumerable.Range(0, csv.FieldCount).Select(at => Unguarded(csv.GetString(at).Trim())).ToList();
            if (columns is null)
                columns = cells;
            else if (cells.Exists(cell => cell.Length > 0))
                lines.Add(new SheetLine((int)csv.LineNumber, cells));
        }
        return new Sheet(columns ?? [], lines);
    }

    // A text that begins with quotation marks before a sign gets one more, so that the reader takes away what was added and nothing else.
    private static string? Guarded(string? cell) => cell is ['\'', ..] && IsFormula(cell.TrimStart('\'')) ? "'" + cell : ReadingsCsv.Harmless(cell);

    private static string Unguarded(string cell) => cell is ['\'', ..] && IsFormula(cell.TrimStart('\'')) ? cell[1..] : cell;

    private static bool IsFormula(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];

    private static ProblemHttpResult TooLarge() =>
        Problems.Of(StatusCodes.Status413PayloadTooLarge, "Too large", $"The file has more than {MaxBytes / 1024 / 1024} MB; import it in parts, each with whole locations.");

    private static ProblemHttpResult Unreadable(string why) => Problems.Unprocessable(why, new ProblemViolation("", "csv", why));
}
