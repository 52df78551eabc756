using System.Text.RegularExpressions;

namespace Csms.Domain.Tokens;

/// <summary>
/// The id of a charging contract (eMAID, ISO 15118-1 annex H): country, provider and instance; dashes between them and a check digit at the end may be left
/// out, so one contract has several spellings.
/// </summary>
public static partial class ContractId
{
    /// <summary>2.0.1's word for the type of such a token.</summary>
    public const string Type = "eMAID";

    /// <summary>Whether a token's type is that of contracts.</summary>
    public static bool IsMeant(string? type) => Type.Equals(type, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether two ids are of the same contract.</summary>
    public static bool AreSame(string one, string other) => (KeyOf(one) ?? TokenBook.KeyOf(one)) == (KeyOf(other) ?? TokenBook.KeyOf(other));

    /// <summary>The same 14 characters for every spelling of a contract's id, in lower case; null for what is no such id.</summary>
    internal static string? KeyOf(string id) => Form().Match(id) is { Success: true } match
        ? (match.Groups["country"].Value + match.Groups["provider"].Value + match.Groups["instance"].Value).ToLowerInvariant()
        : null;

    [GeneratedRegex("^(?<country>[A-Za-z]{2})(?<dash>-?)(?<provider>[0-9A-Za-z]{3})\\k<dash>(?<instance>[0-9A-Za-z]{9})(-?[0-9A-Za-z])?\\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
