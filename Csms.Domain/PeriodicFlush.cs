namespace Csms.Domain;

/// <summary>Writes now and then what is counted in memory, and once more at the end.</summary>
internal sealed class PeriodicFlush : IAsyncDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private readonly Func<ValueTask> _flush;
    private readonly Task _loop;

    public PeriodicFlush(TimeSpan period, TimeProvider clock, Func<ValueTask> flush)
    {
        _flush = flush;
        _loop = LoopAsync(period, clock);
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _loop;
        await FlushAsync();
        _closing.Dispose();
    }

    private async Task LoopAsync(TimeSpan period, TimeProvider clock)
    {
        using var timer = new PeriodicTimer(period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_closing.Token))
                await FlushAsync();
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async ValueTask FlushAsync()
    {
        try
        {
            await _flush();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The writer has logged what is wrong with the database; counts stay in memory for the next time.
        }
    }
}
