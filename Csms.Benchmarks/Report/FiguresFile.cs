using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Csms.Benchmarks.Report;

/// <summary>The figures of a run as JSON, <c>artifacts/figures.json</c>.</summary>
internal static class FiguresFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(RunLengths lengths, IReadOnlyList<Figure> figures)
    {
        var path = Path.GetFullPath(Path.Combine("artifacts", "figures.json"));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var run = new
        {
            At = TimeProvider.System.GetUtcNow(),
            Lengths = lengths.Name,
            Machine = new
            {
                Cores = Environment.ProcessorCount,
                System = RuntimeInformation.OSDescription,
                Runtime = RuntimeInformation.FrameworkDescription,
            },
            Figures = figures,
        };
        File.WriteAllText(path, JsonSerializer.Serialize(run, Options));
        return path;
    }
}
