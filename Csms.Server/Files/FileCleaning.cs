using Csms.Domain.Files;
using Csms.Server.Hosting;

namespace Csms.Server.Files;

/// <summary>Throws away logs that are older than the settings keep them.</summary>
internal sealed partial class FileCleaning : IHostedService, IAsyncDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    private readonly LogBook _logs;
    private readonly FileStore _store;
    private readonly StoredFileOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<FileCleaning> _logger;
    private readonly Rounds _rounds;

    public FileCleaning(LogBook logs, FileStore store, StoredFileOptions options, TimeProvider time, ILogger<FileCleaning> logger)
    {
        (_logs, _store, _options, _time, _logger) = (logs, store, options, time, logger);
        _rounds = new Rounds(Period, time, CleanAsync, TriedInVain);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _store.Prepare();
        _rounds.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => _rounds.StopAsync();

    public ValueTask DisposeAsync() => _rounds.DisposeAsync();

    private async Task CleanAsync(CancellationToken stopping)
    {
        foreach (var old in await _logs.OldAsync(_time.GetUtcNow() - _options.LogRetention, stopping))
        {
            FileStore.Remove(_store.PathOf(old));
            await _logs.RemoveAsync(old, stopping);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Old logs could not be thrown away; the next try is in an hour")]
    private partial void TriedInVain(Exception failure);
}
