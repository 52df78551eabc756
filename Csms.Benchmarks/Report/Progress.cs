using System.Diagnostics;

namespace Csms.Benchmarks.Report;

/// <summary>Says what is going on, on standard error, so that standard output holds the figures only.</summary>
internal static class Progress
{
    private static readonly long Started = Stopwatch.GetTimestamp();

    public static void Say(string what) => Console.Error.WriteLine($"{Stopwatch.GetElapsedTime(Started):mm\\:ss}  {what}");
}
