using Csms.Storage;
using Csms.Storage.Operators;

namespace Csms.Domain.Operators;

/// <summary>What people look for among the stations again and again, each under a name of their own.</summary>
public sealed class SavedViews(Database database)
{
    /// <summary>As many as a menu can show.</summary>
    public const int MaxViews = 50;

    public const int MaxNameLength = 64;

    /// <summary>Longer than any search of the page; a browser's address takes more.</summary>
    public const int MaxSearchLength = 1000;

    /// <summary>Somebody's views, by name.</summary>
    public ValueTask<IReadOnlyList<SavedView>> ListAsync(int accountId, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<SavedView>>(
        session => [.. SavedViewRows.List(session, accountId).Select(row => new SavedView(row.Name, row.Search))], cancellation);

    /// <summary>Saves a view under its name, in place of the one that has the name; returns that one, null when there was none.</summary>
    /// <exception cref="ArgumentException">The name or the search is too long, the name is empty, or there are too many.</exception>
    public ValueTask<SavedView?> PutAsync(int accountId, SavedView view, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(view.Name) || view.Name.Length > MaxNameLength)
            throw new ArgumentException($"A view's name has 1 to {MaxNameLength} characters.", nameof(view));
        if (view.Search.Length > MaxSearchLength)
            throw new ArgumentException($"A view's search has at most {MaxSearchLength} characters.", nameof(view));
        return database.WriteAsync(
            session =>
            {
                var known = SavedViewRows.List(session, accountId).ToList();
                var before = known.Find(row => row.Name == view.Name);
                if (before is null && known.Count >= MaxViews)
                    throw new ArgumentException($"There are {MaxViews} views already; remove one first.", nameof(view));
                SavedViewRows.Put(session, new SavedViewRow { AccountId = accountId, Name = view.Name, Search = view.Search });
                return before is null ? null : new SavedView(before.Name, before.Search);
            },
            cancellation);
    }

    /// <summary>Forgets a view; false when there is none of the name.</summary>
    public ValueTask<bool> RemoveAsync(int accountId, string name, CancellationToken cancellation) =>
        database.WriteAsync(session => SavedViewRows.Remove(session, accountId, name), cancellation);
}

/// <summary>A view of the stations.</summary>
/// <param name="Search">What stands in the page's address after the question mark.</param>
public sealed record SavedView(string Name, string Search);
