using System.IO.Enumeration;

namespace Csms.Domain;

/// <summary>Patterns as operators write them, with <c>*</c> and <c>?</c>; case is ignored.</summary>
internal static class TextPattern
{
    /// <summary>What stands for anything stands for nothing too, such as for the station of what is no station's; the framework says otherwise.</summary>
    public static bool Matches(string pattern, string? text) => pattern == "*" || FileSystemName.MatchesSimpleExpression(pattern, text ?? "");
}
