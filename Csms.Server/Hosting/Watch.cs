using System.Threading.Channels;

namespace Csms.Server.Hosting;

/// <summary>
/// A service that looks after something in rounds, from the start of the host to its end. No round waits for a station: what is to be done with one is begun
/// beside it, so that a station that is silent keeps nobody else waiting.
/// </summary>
internal abstract class Watch(TimeSpan period, TimeProvider time) : IHostedService, IAsyncDisposable
{
    /// <summary>Work under way at the same time; the rest waits for a place. A silent station keeps its own for as long as a call waits for its answer.</summary>
    private const int PlacesAtWork = 50;

    private readonly CancellationTokenSource _stopping = new();
    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly SemaphoreSlim _places = new(PlacesAtWork);
    private readonly Dictionary<string, Task> _begun = new(StringComparer.Ordinal);
    private ITimer? _timer;
    private Task _loop = Task.CompletedTask;
    private bool _isDisposed;

    protected TimeProvider Time { get; } = time;

    /// <summary>The first round comes after one period.</summary>
    public virtual Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = Time.CreateTimer(_ => Wake(), null, period, period);
        _loop = LoopAsync();
        return Task.CompletedTask;
    }

    /// <summary>Ends the running round and all work, and comes back when they have ended.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        _timer?.Dispose();
        await _loop;
        await Task.WhenAll(_begun.Values);
    }

    /// <summary>A watch that the container knows by two names is disposed of twice.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        await StopAsync(CancellationToken.None);
        _stopping.Dispose();
        _places.Dispose();
    }

    /// <summary>Makes the next round come now.</summary>
    public void Wake() => _wakes.Writer.TryWrite(true);

    /// <summary>One round.</summary>
    protected abstract Task LookAsync(CancellationToken stopping);

    /// <summary>A round, or some work, failed; the next one comes all the same.</summary>
    protected abstract void LookedInVain(Exception failure);

    /// <summary>Begins work beside the rounds. Where the work on the same is still under way there is another round at its end instead. Called in rounds only.</summary>
    /// <param name="on">What the work is on, as a rule a station's id.</param>
    /// <returns>Whether it was begun.</returns>
    protected bool Begin(string on, Func<CancellationToken, Task> work)
    {
        // Also where it ended during this round: what the round has read may be older than that.
        if (_begun.TryGetValue(on, out var before))
        {
            _ = before.ContinueWith(_ => Wake(), TaskScheduler.Default);
            return false;
        }
        _begun[on] = Task.Run(() => TryAsync(stopping => AtItsPlaceAsync(work, stopping)));
        return true;
    }

    private async Task LoopAsync()
    {
        try
        {
            await foreach (var _ in _wakes.Reader.ReadAllAsync(_stopping.Token))
            {
                foreach (var ended in _begun.Where(begun => begun.Value.IsCompleted).Select(begun => begun.Key).ToList())
                    _begun.Remove(ended);
                await TryAsync(LookAsync);
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task AtItsPlaceAsync(Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        await _places.WaitAsync(stopping);
        try
        {
            await work(stopping);
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task TryAsync(Func<CancellationToken, Task> act)
    {
        try
        {
            await act(_stopping.Token);
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
            // The host stops.
        }
        catch (Exception failure)
        {
            LookedInVain(failure);
        }
    }
}
