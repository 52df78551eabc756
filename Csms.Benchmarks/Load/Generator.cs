using System.Diagnostics;

namespace Csms.Benchmarks.Load;

/// <summary>This process as the source of load.</summary>
internal static class Generator
{
    /// <summary>User and system time so far.</summary>
    public static TimeSpan Cpu
    {
        get
        {
            using var self = Process.GetCurrentProcess();
            return self.TotalProcessorTime;
        }
    }
}
