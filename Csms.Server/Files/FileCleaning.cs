using Csms.Domain.Files;
using Csms.Server.Hosting;

namespace Csms.Server.Files;

/// <summary>Throws away logs that are older than the settings keep them.</summary>
internal sealed partial class FileCleaning(LogBook logs, FileStore store, StoredFileOptions options, TimeProvider time, ILogger<FileCleaning> logger)
    : Watch(Period, time)
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        store.Prepare();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task LookAsync(CancellationToken stopping)
    {
        foreach (var old in await logs.OldAsync(Time.GetUtcNow() - options.LogRetention, stopping))
        {
            FileStore.Remove(store.PathOf(old));
            await logs.RemoveAsync(old, stopping);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Old logs could not be thrown away; the next try is in an hour")]
    protected override partial void LookedInVain(Exception failure);
}
