namespace Csms.Domain.Tokens;

/// <summary>A token as a station presents it.</summary>
/// <param name="Type">Null in 1.6, which has no types: matches any. <c>NoAuthorization</c> is accepted as it is.</param>
public sealed record PresentedToken(string IdToken, string? Type = null)
{
    /// <summary>What is kept for the token to be known again.</summary>
    internal string Key => KeyCode.IsMeant(Type) ? KeyCode.KeyOf(IdToken) : TokenBook.KeyOf(IdToken);

    /// <summary>What is kept for the token to be shown.</summary>
    internal string Shown => KeyCode.IsMeant(Type) ? KeyCode.Hidden : IdToken;
}
