using System.Globalization;
using Csms.Domain.Operators;
using Csms.Domain.Tokens;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary>Many tokens at once, as a file has them: each row is judged by itself, and a bad one stops no other.</summary>
internal static class TokenImport
{
    private const int MaxRows = 1000;

    public static async Task<Results<Ok<ListAnswer<ImportedToken>>, ProblemHttpResult>> ImportAsync(
        TokenImportBody body, HttpContext http, TokenBook tokens, AuditTrail audit, CancellationToken cancellationToken)
    {
        if (body.Items.Count > MaxRows)
            return Problems.Unprocessable($"At most {MaxRows} tokens at once.", new ProblemViolation("items", "maxItems", $"At most {MaxRows} tokens at once."));
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var judged = new List<ImportedToken>(body.Items.Count);
        foreach (var row in body.Items)
        {
            judged.Add(seen.Add(row.IdToken.Trim())
                ? await TakeAsync(row, tokens, body.DryRun ?? false, cancellationToken)
                : ImportedToken.Refused(row, "The same id came before."));
        }
        if (body.DryRun is not true)
        {
            var counts = judged.CountBy(token => token.Verdict).Select(count => $"{count.Key}: {count.Value}");
            await audit.RecordAsync(
                new Deed { OperatorName = http.OperatorName(), Action = "POST /tokens/import", Detail = string.Join(", ", counts), Address = http.ClientAddress() }, cancellationToken);
        }
        return TypedResults.Ok(ListAnswer.Whole(judged, token => token));
    }

    private static async ValueTask<ImportedToken> TakeAsync(TokenRowBody row, TokenBook tokens, bool isDryRun, CancellationToken cancellationToken)
    {
        var id = row.IdToken.Trim();
        if (id.Length is 0 or > TokenBook.MaxLength)
            return ImportedToken.Refused(row, $"The id has 1 to {TokenBook.MaxLength} characters.");
        TokenStatus? status = null;
        if (Given(row.Status) is { } word && (status = StatusOf(word)) is null)
            return ImportedToken.Refused(row, $"The status is one of: {string.Join(", ", Enum.GetNames<TokenStatus>())}.");
        DateTimeOffset expiry = default;
        if (Given(row.ExpiresAt) is { } until && !DateTimeOffset.TryParse(until, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out expiry))
            return ImportedToken.Refused(row, "The expiry is a date such as 2030-12-31, or a date and time.");
        var before = await tokens.FindAsync(id, cancellationToken);
        var token = (before ?? new Token { IdToken = id }) with
        {
            Type = Given(row.Type) ?? before?.Type,
            Status = status ?? before?.Status ?? TokenStatus.Accepted,
            GroupId = Given(row.GroupId) ?? before?.GroupId,
            ExpiresAt = Given(row.ExpiresAt) is null ? before?.ExpiresAt : expiry,
        };
        if (token == before)
            return new ImportedToken(before.IdToken, ImportVerdict.Unchanged);
        if (!isDryRun)
            await tokens.PutAsync(token, cancellationToken);
        return new ImportedToken(KeyCode.IsMeant(token.Type) ? KeyCode.NameOf(token.IdToken) : token.IdToken, before is null ? ImportVerdict.New : ImportVerdict.Changed);
    }

    private static string? Given(string? cell) => string.IsNullOrWhiteSpace(cell) ? null : cell.Trim();

    private static TokenStatus? StatusOf(string word) =>
        Enum.GetValues<TokenStatus>().Where(status => string.Equals($"{status}", word, StringComparison.OrdinalIgnoreCase)).Select(status => (TokenStatus?)status).FirstOrDefault();
}

/// <summary>Tokens to be registered.</summary>
internal sealed record TokenImportBody
{
    /// <summary>At most 1000.</summary>
    public required IReadOnlyList<TokenRowBody> Items { get; init; }

    /// <summary>True changes nothing. Default false.</summary>
    public bool? DryRun { get; init; }
}

/// <summary>A row of a file; what is left out or empty stays as it is, or has its default.</summary>
internal sealed record TokenRowBody
{
    public required string IdToken { get; init; }

    public string? Type { get; init; }

    /// <summary>Default <c>Accepted</c>.</summary>
    public string? Status { get; init; }

    public string? GroupId { get; init; }

    /// <summary>A date, or a date and time; in UTC unless it says otherwise.</summary>
    public string? ExpiresAt { get; init; }
}

/// <summary>What became, or would become, of a row.</summary>
/// <param name="IdToken">The name of a key code, which is not kept itself.</param>
/// <param name="Reason">Why it was refused; null when it was not.</param>
internal sealed record ImportedToken(string IdToken, ImportVerdict Verdict, string? Reason = null)
{
    public static ImportedToken Refused(TokenRowBody row, string reason) => new(KeyCode.IsMeant(row.Type?.Trim()) ? KeyCode.Hidden : row.IdToken, ImportVerdict.Refused, reason);
}

/// <summary>What becomes of a row of a file.</summary>
internal enum ImportVerdict
{
    New,
    Changed,
    Unchanged,
    Refused,
}
