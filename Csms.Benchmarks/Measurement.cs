using Csms.Benchmarks.Report;
using Csms.Benchmarks.Targets;

namespace Csms.Benchmarks;

/// <summary>One sub-command.</summary>
internal sealed record Measurement(
    string Command, string Description, Func<Workplace, RunLengths, Task<IReadOnlyList<Figure>>> RunAsync);
