namespace Csms.Server.Hosting;

/// <summary>A service that looks after something in <see cref="Rounds"/>, from the start of the host to its end.</summary>
internal abstract class Watch : IHostedService, IAsyncDisposable
{
    private readonly Rounds _rounds;

    protected Watch(TimeSpan period, TimeProvider time)
    {
        Time = time;
        _rounds = new Rounds(period, time, LookAsync, LookedInVain);
    }

    protected TimeProvider Time { get; }

    public virtual Task StartAsync(CancellationToken cancellationToken)
    {
        _rounds.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => _rounds.StopAsync();

    public ValueTask DisposeAsync() => _rounds.DisposeAsync();

    /// <summary>One round.</summary>
    protected abstract Task LookAsync(CancellationToken stopping);

    /// <summary>A round failed; the next one comes all the same.</summary>
    protected abstract void LookedInVain(Exception failure);
}
