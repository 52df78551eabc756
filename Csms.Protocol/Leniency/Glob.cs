namespace Csms.Protocol.Leniency;

/// <summary>The two kinds of patterns in a rule.</summary>
internal static class Glob
{
    /// <summary>Matches a text as a whole, <c>*</c> standing for any text, upper and lower case alike. A pattern of null matches all.</summary>
    public static bool Matches(string? pattern, string? text) =>
        pattern is null or "*" || (text is not null && Text(pattern, text));

    /// <summary>Matches a path as <see cref="LeniencyRule.Path"/> describes it.</summary>
    public static bool MatchesPath(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path)
    {
        while (true)
        {
            if (pattern.IsEmpty)
                return path.IsEmpty;
            if (pattern[0] == '*')
                break;
            if (path.IsEmpty || pattern[0] != path[0])
                return false;
            pattern = pattern[1..];
            path = path[1..];
        }
        if (pattern.StartsWith("**."))
            return Deeper(pattern[3..], path);
        var anything = pattern.StartsWith("**");
        var rest = pattern[(anything ? 2 : 1)..];
        for (var length = 1; length <= path.Length && (anything || path[length - 1] is not ('.' or '[' or ']')); length++)
        {
            if (MatchesPath(rest, path[length..]))
                return true;
        }
        return false;
    }

    private static bool Deeper(ReadOnlySpan<char> rest, ReadOnlySpan<char> path)
    {
        while (!MatchesPath(rest, path))
        {
            var dot = path.IndexOf('.');
            if (dot < 0)
                return false;
            path = path[(dot + 1)..];
        }
        return true;
    }

    // The text between two stars is taken where it is found first: no pattern makes this slow.
    private static bool Text(string pattern, string text)
    {
        var parts = pattern.Split('*');
        if (parts.Length == 1)
            return text.Equals(pattern, StringComparison.OrdinalIgnoreCase);
        if (!text.StartsWith(parts[0], StringComparison.OrdinalIgnoreCase))
            return false;
        var at = parts[0].Length;
        foreach (var part in parts.Skip(1).SkipLast(1))
        {
            var found = text.IndexOf(part, at, StringComparison.OrdinalIgnoreCase);
            if (found < 0)
                return false;
            at = found + part.Length;
        }
        return text.Length - at >= parts[^1].Length && text.EndsWith(parts[^1], StringComparison.OrdinalIgnoreCase);
    }
}
