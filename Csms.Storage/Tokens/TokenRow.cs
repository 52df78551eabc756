namespace Csms.Storage.Tokens;

/// <summary>A token as stored.</summary>
internal sealed class TokenRow
{
    public string TokenKey { get; init; } = "";

    public string IdToken { get; init; } = "";

    public string? Type { get; init; }

    public int Status { get; init; }

    public string? GroupId { get; init; }

    public string? ParentId { get; init; }

    public long? ExpiresAt { get; init; }

    /// <summary>Null sets no limit.</summary>
    public string? RulesJson { get; init; }

    public string? Language { get; init; }

    public long UpdatedAt { get; init; }

    /// <summary>What a contract id is found by, however it is spelt; null for other tokens.</summary>
    public string? ContractKey { get; init; }
}
