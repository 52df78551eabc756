namespace Csms.Server.Hosting;

/// <summary>Does one thing again and again until it is stopped. A round that fails is told to the owner; the next one comes all the same.</summary>
internal sealed class Rounds(TimeSpan period, TimeProvider time, Func<CancellationToken, Task> round, Action<Exception> failed) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _loop = Task.CompletedTask;

    /// <summary>The first round comes after one period.</summary>
    public void Start() => _loop = LoopAsync();

    /// <summary>Ends the running round, and comes back when it has ended.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await _loop;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stopping.Dispose();
    }

    private async Task LoopAsync()
    {
        using var timer = new PeriodicTimer(period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
                await RoundAsync();
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task RoundAsync()
    {
        try
        {
            await round(_stopping.Token);
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
            // The host stops.
        }
        catch (Exception failure)
        {
            failed(failure);
        }
    }
}
