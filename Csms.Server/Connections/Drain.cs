namespace Csms.Server.Connections;

/// <summary>
/// The orderly end of the process: readiness turns red, no station is let in any more, answers in flight are finished, sockets are closed with 1001.
/// Runs before Kestrel stops.
/// </summary>
internal sealed partial class Drain(StationDirectory directory, ConnectionOptions options, TimeProvider time, ILogger<Drain> logger) : IHostedLifecycleService
{
    /// <summary>True from the moment the process was told to stop.</summary>
    public bool IsStopping { get; private set; }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        IsStopping = true;
        var connections = directory.Connections.ToList();
        Draining(connections.Count);
        var drained = Task.WhenAll(connections.Select(connection => connection.DrainAsync()));
        try
        {
            await drained.WaitAsync(options.DrainTimeout, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            DrainTimedOut(directory.ConnectedCount, options.DrainTimeout);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Information, "Stopping: {Count} stations are told to come back later")]
    private partial void Draining(int count);

    [LoggerMessage(2, LogLevel.Warning, "{Count} stations had not closed their sockets after {Timeout}; they are cut")]
    private partial void DrainTimedOut(int count, TimeSpan timeout);
}
