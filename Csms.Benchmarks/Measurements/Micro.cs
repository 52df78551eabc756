using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Csms.Benchmarks.Report;
using Csms.Benchmarks.Targets;

namespace Csms.Benchmarks.Measurements;

/// <summary>The steps of one message, measured by BenchmarkDotNet; the validator against its bar.</summary>
internal static class Micro
{
    public const string Command = "micro";
    public const string ValidatorCommand = "validator";

    private static readonly string[] Validators = [nameof(MessageBenchmarks.CompiledValidator), nameof(MessageBenchmarks.NJsonSchemaValidate)];

    public static async Task<IReadOnlyList<Figure>> RunValidatorAsync(Workplace workplace, RunLengths lengths) =>
        [.. Validator(Measure(workplace, Validators)), await Verdicts.RunAsync(lengths)];

    public static Task<IReadOnlyList<Figure>> RunAsync(Workplace workplace, RunLengths lengths)
    {
        string[] steps =
        [
            nameof(MessageBenchmarks.Parse), nameof(MessageBenchmarks.CompiledValidator),
            nameof(MessageBenchmarks.Deserialize), nameof(MessageBenchmarks.Route),
        ];
        var measured = Measure(workplace, steps);
        return Task.FromResult<IReadOnlyList<Figure>>([.. steps.Select(step => Step(step, measured[step]))]);
    }

    private static Figure[] Validator(Dictionary<string, BenchmarkReport> measured)
    {
        var compiled = measured[nameof(MessageBenchmarks.CompiledValidator)];
        var reference = measured[nameof(MessageBenchmarks.NJsonSchemaValidate)];
        return
        [
            new Figure
            {
                Name = "compiled validator against NJsonSchema's Validate, 1.6 MeterValues with three samples",
                Command = ValidatorCommand,
                Value = Nanoseconds(reference) / Nanoseconds(compiled),
                Unit = "× faster",
                Bar = Bar.AtLeast(10),
                Absolutes =
                [
                    new("compiled", Nanoseconds(compiled) / 1000, "µs"),
                    new("NJsonSchema", Nanoseconds(reference) / 1000, "µs"),
                    new("NJsonSchema allocates", Bytes(reference), "bytes"),
                ],
            },
            new Figure
            {
                Name = "the compiled validator allocates",
                Command = ValidatorCommand,
                Value = Bytes(compiled),
                Unit = "bytes",
                Bar = Bar.AtMost(0),
            },
        ];
    }

    private static Figure Step(string step, BenchmarkReport measured) => new()
    {
        Name = $"one MeterValues with three samples: {step}",
        Command = Command,
        Value = Nanoseconds(measured) / 1000,
        Unit = "µs",
        Absolutes = [new("allocates", Bytes(measured), "bytes")],
    };

    private static Dictionary<string, BenchmarkReport> Measure(Workplace workplace, string[] methods)
    {
        Progress.Say($"micro: {string.Join(", ", methods)}");
        // In this process: a process per benchmark is built from source each time, which takes longer than measuring.
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddLogger(NullLogger.Instance)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddFilter(new NameFilter(name => methods.Contains(name)))
            .WithArtifactsPath(workplace.Folder);
        var summary = BenchmarkRunner.Run<MessageBenchmarks>(config);
        return summary.Reports.Length == methods.Length && summary.Reports.All(report => report.Success)
            ? summary.Reports.ToDictionary(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name)
            : throw new IOException(string.Join(' ', ["Not every benchmark ran.", .. summary.ValidationErrors.Select(error => error.Message)]));
    }

    private static double Nanoseconds(BenchmarkReport report) => report.ResultStatistics!.Mean;

    private static double Bytes(BenchmarkReport report) => report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? double.NaN;
}
