using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Parsers;

namespace Csms.Benchmarks.Targets;

/// <summary>The garbage-collected heap of another process, through the runtime's diagnostics port: no server has to help with it.</summary>
internal static class ManagedHeap
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Makes a process collect all garbage.</summary>
    /// <returns>The bytes that its heap holds afterwards.</returns>
    public static async Task<long> CollectAsync(int processId)
    {
        var client = new DiagnosticsClient(processId);
        const ClrTraceEventParser.Keywords CollectAndReport = ClrTraceEventParser.Keywords.GC | ClrTraceEventParser.Keywords.GCHeapCollect;
        using var session = client.StartEventPipeSession(
            new EventPipeProvider("Microsoft-Windows-DotNETRuntime", EventLevel.Informational, (long)CollectAndReport), requestRundown: false);
        var heap = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = Task.Factory.StartNew(() => Read(session, heap), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            return await heap.Task.WaitAsync(Limit);
        }
        finally
        {
            await session.StopAsync(CancellationToken.None);
            await reading;
        }
    }

    private static void Read(EventPipeSession session, TaskCompletionSource<long> heap)
    {
        using var events = new EventPipeEventSource(session.EventStream);
        events.Clr.GCHeapStats += stats => heap.TrySetResult(stats.TotalHeapSize);
        events.Process();
    }
}
