namespace Csms.Tests.Support;

/// <summary>The tables of the documents, which tests hold against the program.</summary>
internal static class Documents
{
    /// <summary>The folder of the solution.</summary>
    public static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "Csms.sln")))
                folder = folder.Parent;
            return folder.FullName;
        }
    }

    /// <summary>The rows of the first table below a heading, without its head; their cells.</summary>
    /// <param name="heading">The text of the heading; null for the first table of the document.</param>
    public static IReadOnlyList<string[]> Rows(string file, string? heading = null) =>
    [
        .. File.ReadLines(Path.Combine(Repository, "docs", file))
            .SkipWhile(line => heading is not null && line != $"## {heading}")
            .SkipWhile(line => !line.StartsWith('|'))
            .TakeWhile(line => line.StartsWith('|'))
            .Skip(2)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1]),
    ];
}
