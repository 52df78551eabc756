using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Csms.Domain.Tokens;

/// <summary>A token that the operator knows.</summary>
public sealed record Token
{
    /// <summary>As registered; equality ignores case.</summary>
    public required string IdToken { get; init; }

    /// <summary>2.0.1's type (<c>ISO14443</c>, <c>eMAID</c>, ...); null matches any.</summary>
    public string? Type { get; init; }

    public TokenStatus Status { get; init; } = TokenStatus.Accepted;

    /// <summary>Tokens of one group may stop each other's transactions.</summary>
    public string? GroupId { get; init; }

    /// <summary>Not valid from this moment on; null for ever.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>1.6's parent tag; where it is null the group serves, and the other way round.</summary>
    public string? ParentId { get; init; }

    /// <summary>Where, when and how often at once it may charge; what is left open its group's rules decide.</summary>
    public TokenRules? Rules { get; init; }

    /// <summary>The driver's language as RFC 5646 has it, <c>de</c>; stations of 2.0.1 are told. At most 8 characters.</summary>
    public string? Language { get; init; }

    /// <summary>Another one whenever anything else is another: whoever changes a token says by it which one was seen.</summary>
    public string Version => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes<string?[]>(
        [IdToken, Type, $"{Status}", GroupId, ExpiresAt?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), ParentId, Rules?.ToJson(), Language]))).Substring(0, 16);
}

/// <summary>The token is not the one any more that was seen by whoever changes it.</summary>
public sealed class TokenChangedException(string message) : Exception(message);

public enum TokenStatus
{
    Accepted,
    Blocked,
    Expired,
    Invalid,
}
