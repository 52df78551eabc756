using System.Text;

namespace Csms.Tests.Support;

/// <summary>What lies in a folder once the server that wrote it is gone.</summary>
internal static class Disk
{
    /// <summary>The files that hold a text, whatever they are: the databases, their journals, logs.</summary>
    public static IEnumerable<string> FilesWith(string folder, string text) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0)
        .Select(file => Path.GetFileName(file));
}
