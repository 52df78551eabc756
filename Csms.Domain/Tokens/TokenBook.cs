using Csms.Storage;
using Csms.Storage.Tokens;

namespace Csms.Domain.Tokens;

/// <summary>The tokens that the operator knows.</summary>
public sealed class TokenBook(Database database, TimeProvider clock)
{
    /// <summary>2.0.1's longest id; 1.6 allows 20 characters.</summary>
    public const int MaxLength = 36;

    /// <summary>The token, a key code by its name too; null when it is not registered.</summary>
    public ValueTask<Token?> FindAsync(string idToken, CancellationToken cancellation) => database.ReadAsync(
        session => (TokenRows.Find(session, KeyOf(idToken)) ?? TokenRows.Find(session, KeyCode.NameOf(idToken))) is { } row ? ToToken(row) : null, cancellation);

    /// <summary>All tokens by id.</summary>
    public ValueTask<Page<Token>> ListAsync(PageRequest page, CancellationToken cancellation) => ListAsync(null, page, cancellation);

    /// <param name="search">What ids begin with, or the name of a group; null for all.</param>
    public ValueTask<Page<Token>> ListAsync(string? search, PageRequest page, CancellationToken cancellation) => database.ReadAsync(
        session => page.Cut(
            [
                .. string.IsNullOrEmpty(search)
                    ? TokenRows.List(session, page.Cursor ?? "", page.Limit + 1)
                    : TokenRows.Search(session, KeyOf(search), page.Cursor ?? "", page.Limit + 1),
            ],
            row => row.TokenKey, ToToken),
        cancellation);

    /// <summary>Registers a token or replaces the one of the same id, whatever it is.</summary>
    /// <exception cref="ArgumentException">The id is empty or longer than 36 characters.</exception>
    public ValueTask<bool> PutAsync(Token token, CancellationToken cancellation) => PutAsync(token, null, cancellation);

    /// <summary>Registers a token or replaces the one of the same id, of whatever type; true when it is new. Of a key code only its name is kept.</summary>
    /// <param name="seen">The <see cref="Token.Version"/> that it is made from, empty for none; null replaces whatever there is.</param>
    /// <exception cref="ArgumentException">The id is empty or longer than 36 characters.</exception>
    /// <exception cref="TokenChangedException">It is not the one any more that was seen.</exception>
    public ValueTask<bool> PutAsync(Token token, string? seen, CancellationToken cancellation)
    {
        if (token.IdToken.Length is 0 or > MaxLength)
            throw new ArgumentException($"A token's id has 1 to {MaxLength} characters.", nameof(token));
        if (token.Language is { Length: 0 or > 8 })
            throw new ArgumentException("A language has 1 to 8 characters, such as de or en-GB.", nameof(token));
        var (plain, name) = (KeyOf(token.IdToken), KeyCode.NameOf(token.IdToken));
        var isCode = KeyCode.IsMeant(token.Type);
        var row = new TokenRow
        {
            TokenKey = isCode ? name : plain,
            IdToken = isCode ? name : token.IdToken,
            Type = token.Type,
            Status = (int)token.Status,
            GroupId = token.GroupId,
            ParentId = token.ParentId,
            ExpiresAt = token.ExpiresAt?.ToUnixTimeMilliseconds(),
            RulesJson = token.Rules?.ToJson(),
            Language = token.Language,
            UpdatedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            ContractKey = ContractId.IsMeant(token.Type) ? ContractId.KeyOf(token.IdToken) : null,
        };
        return database.WriteAsync(
            session =>
            {
                var before = TokenRows.Find(session, row.TokenKey);
                if (seen is not null && WhyNotSeen(before ?? TokenRows.Find(session, plain), seen) is { } fault)
                    throw new TokenChangedException(fault);
                var isNew = before is null;
                TokenRows.Put(session, row);
                // What was a card is a code now, or the other way round.
                if (plain != name && TokenRows.Remove(session, isCode ? plain : name))
                    isNew = false;
                TokenRows.CountChange(session);
                return isNew;
            },
            cancellation);
    }

    /// <summary>False when it is not registered.</summary>
    public ValueTask<bool> RemoveAsync(string idToken, CancellationToken cancellation) =>
        database.WriteAsync(
        session =>
        {
            TokenRows.CountChange(session);
            return TokenRows.Remove(session, KeyOf(idToken)) || TokenRows.Remove(session, KeyCode.NameOf(idToken));
        },
        cancellation);

    private static string? WhyNotSeen(TokenRow? row, string seen) =>
        row is null ? seen.Length == 0 ? null : "Somebody has removed this token meanwhile."
        : seen.Length == 0 ? $"There is a token '{row.IdToken}' already."
        : ToToken(row).Version == seen ? null : "Somebody has changed this token meanwhile.";

    /// <summary>Equality of ids ignores case (OCPP 1.6: CiString; 2.0.1: errata 2.18).</summary>
    internal static string KeyOf(string idToken) => idToken.ToLowerInvariant();

    internal static Token ToToken(TokenRow row) => new()
    {
        IdToken = row.IdToken,
        Type = row.Type,
        Status = (TokenStatus)row.Status,
        GroupId = row.GroupId,
        ParentId = row.ParentId,
        ExpiresAt = row.ExpiresAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
        Rules = TokenRules.Parse(row.RulesJson),
        Language = row.Language,
    };
}
