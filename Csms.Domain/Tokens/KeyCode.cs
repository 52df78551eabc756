using System.Security.Cryptography;
using System.Text;

namespace Csms.Domain.Tokens;

/// <summary>A token that a person types in. Who reads it can charge with it: it is neither logged nor shown, and kept as a digest. OCPP 2.0.1 C04.FR.04.</summary>
public static class KeyCode
{
    /// <summary>The type of token that it is, in OCPP's word.</summary>
    public const string Type = nameof(KeyCode);

    /// <summary>Stands for it.</summary>
    public const string Hidden = "***";

    private const string Prefix = "pin-";
    private const int DigestBytes = 16;
    private const int NameLength = 36;

    /// <param name="type">A type of token, however it is spelt.</param>
    public static bool IsMeant(string? type) => string.Equals(type, Type, StringComparison.OrdinalIgnoreCase);

    /// <summary>By what operators name a registered code, <c>pin-</c> and 32 hex digits; a name itself stays as it is.</summary>
    public static string NameOf(string code) => IsName(code) ? TokenBook.KeyOf(code) : KeyOf(code);

    /// <summary>
    /// What a code is known again by. Not salted, since it has to be found wherever it is typed: it is hidden from those who read the database, not from
    /// those who try all codes there are.
    /// </summary>
    internal static string KeyOf(string code) =>
        Prefix + Convert.ToHexStringLower(HMACSHA256.HashData("csms key code"u8, Encoding.UTF8.GetBytes(TokenBook.KeyOf(code))).AsSpan(0, DigestBytes));

    /// <summary>Whether a text is the name of a code, which is shown and must open nothing.</summary>
    internal static bool IsName(string idToken) => idToken.Length == NameLength && idToken.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
}
