using Csms.Domain.Tokens;

namespace Csms.Domain.LocalLists;

/// <summary>One token of a local list.</summary>
public sealed record LocalListEntry
{
    public required string IdToken { get; init; }

    /// <summary>Null when it was registered for any type.</summary>
    public string? Type { get; init; }

    /// <summary>Null takes the token off the list.</summary>
    public Authorization? Authorization { get; init; }

    internal string Key => TokenBook.KeyOf(IdToken);

    /// <summary>Equal for two entries that say the same to a station.</summary>
    internal string Content => Authorization is null
        ? ""
        : $"{IdToken}|{Type}|{Authorization.Status}|{Authorization.GroupId}|{Authorization.ExpiresAt?.ToUnixTimeMilliseconds()}|{string.Join(',', Authorization.EvseIds ?? [])}|{Authorization.Language}";
}

/// <summary>One message to a station: the whole list, its first part, or a change.</summary>
/// <param name="IsFull">It replaces what the station has.</param>
/// <param name="Version">Above 0.</param>
public sealed record LocalListPart(bool IsFull, int Version, IReadOnlyList<LocalListEntry> Entries);
