using System.Diagnostics;

namespace Csms.Benchmarks.Load;

/// <summary>This process as the source of load.</summary>
internal static class Generator
{
    public const string InlineCompletions = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";
    public const string SocketThreads = "DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT";

    /// <summary>User and system time so far.</summary>
    public static TimeSpan Cpu
    {
        get
        {
            using var self = Process.GetCurrentProcess();
            return self.TotalProcessorTime;
        }
    }

    /// <summary>
    /// Lets one thread wait for all sockets and run what follows a read itself, without the thread pool between: a fraction of the processor time,
    /// and no two stations at once. The runtime reads this at its first socket; child processes must not inherit it.
    /// </summary>
    public static void UseOneSocketThread()
    {
        Environment.SetEnvironmentVariable(InlineCompletions, "1");
        Environment.SetEnvironmentVariable(SocketThreads, "1");
    }
}
