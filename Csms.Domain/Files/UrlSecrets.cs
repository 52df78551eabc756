using System.Text.RegularExpressions;

namespace Csms.Domain.Files;

/// <summary>
/// What opens an address, and is told to the station that shall use it and to nobody else: the password before the host (<c>ftp://user:password@host</c>), and
/// the part of this server's own addresses that names one upload or download (<see cref="SecretPath"/>).
/// </summary>
public static partial class UrlSecrets
{
    /// <summary>Any text, JSON too, with the secrets of all addresses in it blanked; the same text when it has none.</summary>
    public static string Hidden(string text) => MayHoldSome(text) ? Secrets().Replace(text, "***") : text;

    // Most texts have no address in them; JSON may escape its slashes.
    private static bool MayHoldSome(string text) => text.Contains(":/", StringComparison.Ordinal) || text.Contains(":\\/", StringComparison.Ordinal);

    // A password that holds a slash is against the rules for addresses; stations that look for the last @ take it all the same.
    [GeneratedRegex("""
        (?<=:\\?/\\?/[^\s/?\#"':@\\]*:)
        (?!\d*[/?\#\s"\\,])
        (?:[^\s/?\#"<>,]*|[^\s"<>]*)
        (?=@)
        |(?<=/(?:up|down)loads\\?/)[A-Za-z0-9_-]{32}
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Secrets();
}
