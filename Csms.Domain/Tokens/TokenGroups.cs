using Csms.Storage;
using Csms.Storage.Tokens;

namespace Csms.Domain.Tokens;

/// <summary>The token groups that have rules of their own.</summary>
public sealed class TokenGroups(Database database, TimeProvider clock)
{
    /// <summary>The group; null when it has no rules of its own.</summary>
    public ValueTask<TokenGroup?> FindAsync(string groupId, CancellationToken cancellation) => database.ReadAsync(
        session => TokenGroupRows.Find(session, TokenBook.KeyOf(groupId)) is { } row ? ToGroup(row) : null, cancellation);

    /// <summary>All groups by id.</summary>
    public ValueTask<Page<TokenGroup>> ListAsync(PageRequest page, CancellationToken cancellation) => database.ReadAsync(
        session => page.Cut([.. TokenGroupRows.List(session, page.Cursor ?? "", page.Limit + 1)], row => row.GroupKey, ToGroup), cancellation);

    /// <summary>Registers a group or replaces the one of the same id; true when it is new.</summary>
    /// <exception cref="ArgumentException">The id is empty or longer than 36 characters.</exception>
    public ValueTask<bool> PutAsync(TokenGroup group, CancellationToken cancellation)
    {
        if (group.GroupId.Length is 0 or > TokenBook.MaxLength)
            throw new ArgumentException($"A group's id has 1 to {TokenBook.MaxLength} characters.", nameof(group));
        var row = new TokenGroupRow
        {
            GroupKey = TokenBook.KeyOf(group.GroupId),
            GroupId = group.GroupId,
            Status = (int)group.Status,
            IsMasterPass = group.MasterPass,
            RulesJson = group.Rules?.ToJson(),
            UpdatedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        return database.WriteAsync(
            session =>
            {
                var isNew = TokenGroupRows.Find(session, row.GroupKey) is null;
                TokenGroupRows.Put(session, row);
                TokenRows.CountChange(session);
                return isNew;
            },
            cancellation);
    }

    /// <summary>False when it is not registered. Its tokens stay, and go on to name it.</summary>
    public ValueTask<bool> RemoveAsync(string groupId, CancellationToken cancellation) => database.WriteAsync(
        session =>
        {
            TokenRows.CountChange(session);
            return TokenGroupRows.Remove(session, TokenBook.KeyOf(groupId));
        },
        cancellation);

    internal static TokenGroup ToGroup(TokenGroupRow row) => new()
    {
        GroupId = row.GroupId, Status = (TokenStatus)row.Status, MasterPass = row.IsMasterPass, Rules = TokenRules.Parse(row.RulesJson),
    };
}
