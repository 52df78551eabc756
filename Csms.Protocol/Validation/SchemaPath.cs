using System.Globalization;
using System.Text;

namespace Csms.Protocol.Validation;

/// <summary>
/// Paths as <see cref="Violation.Path"/> writes them: <c>meterValue[0].timestamp</c>; a member whose name would be ambiguous is quoted,
/// <c>['a.b']</c>.
/// </summary>
internal static class SchemaPath
{
    /// <summary>A longer name is cut: a path is read by people and kept in the message log.</summary>
    private const int MaxNameLength = 100;

    public static string Join(string first, string rest) =>
        first.Length == 0 || rest.Length == 0 || rest[0] == '[' ? first + rest : $"{first}.{rest}";

    public static string Member(string name)
    {
        if (name.Length > MaxNameLength)
            name = name[..MaxNameLength] + "…";
        return name.Length > 0 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? name
            : "['" + name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "']";
    }

    /// <summary>The path without its last part: where the member or element stands in. Empty for the root's own members.</summary>
    public static string Parent(string path)
    {
        var parts = Split(path);
        return parts.Count < 2 ? "" : parts.Take(parts.Count - 1).Aggregate("", static (start, part) =>
            Join(start, part is int index ? $"[{index}]" : Member((string)part)));
    }

    /// <summary>The member names (<see cref="string"/>) and indexes (<see cref="int"/>) of a path, outermost first.</summary>
    public static IReadOnlyList<object> Split(string path)
    {
        var parts = new List<object>();
        for (var at = 0; at < path.Length;)
        {
            if (path[at] == '.')
            {
                at++;
            }
            else if (path[at] != '[')
            {
                var end = path.AsSpan(at).IndexOfAny('.', '[');
                end = end < 0 ? path.Length : at + end;
                parts.Add(path[at..end]);
                at = end;
            }
            else if (path[at + 1] == '\'')
            {
                parts.Add(Quoted(path, ref at));
            }
            else
            {
                var end = path.IndexOf(']', at);
                parts.Add(int.Parse(path.AsSpan(at + 1, end - at - 1), CultureInfo.InvariantCulture));
                at = end + 1;
            }
        }
        return parts;
    }

    private static string Quoted(string path, ref int at)
    {
        var name = new StringBuilder();
        for (at += 2; path[at] != '\''; at++)
        {
            if (path[at] == '\\')
                at++;
            name.Append(path[at]);
        }
        at += 2;
        return name.ToString();
    }
}
