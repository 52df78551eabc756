using System.Diagnostics;
using Csms.Benchmarks.Targets;

namespace Csms.Benchmarks.Load;

/// <summary>Many stations of one target.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    // As many handshakes at once as Kestrel's listen backlog holds: one more would wait a second for the kernel's next SYN, and the figure would
    // show that second instead of the server.
    private const int HandshakesAtOnce = 512;

    // What the server put off while it was busy (message log, checkpoint) is part of what a message costs.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1.5);

    private static readonly TimeSpan ConnectLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(30);

    private readonly Station[] _stations;
    private readonly TargetProcess _process;

    public Fleet(TargetProcess process, int count, string prefix, int firstNumber = 0, Func<int, string>? password = null)
    {
        _process = process;
        _stations =
        [
            .. Enumerable.Range(firstNumber, count).Select(number =>
                new Station(process.Target, number, $"{prefix}{number:d5}") { Password = password?.Invoke(number) }),
        ];
    }

    public IReadOnlyList<Station> Stations => _stations;

    /// <summary>Connects all at once, and boots each as soon as it is connected.</summary>
    public async Task<Rush> ConnectAsync(bool boot = true)
    {
        using var limit = new CancellationTokenSource(ConnectLimit);
        using var handshakes = new SemaphoreSlim(HandshakesAtOnce);
        var started = Stopwatch.GetTimestamp();
        var ends = await Task.WhenAll(_stations.Select(station => ConnectAsync(station, handshakes, boot, limit.Token)));
        return new Rush(
            Stopwatch.GetElapsedTime(started), ends.Sum(end => end.Later), ends.Count(end => end.Refusal is not null),
            ends.FirstOrDefault(end => end.Refusal is not null).Refusal);
    }

    /// <summary>Starts one transaction per station.</summary>
    public Task StartTransactionsAsync() => Task.WhenAll(_stations.Select(station => station.StartTransactionAsync()));

    /// <summary>Every station sends its next message when the last one is answered, for a time.</summary>
    public async Task<LoadWindow> RunAsync(TimeSpan duration)
    {
        var load = new ClosedLoop();
        var serverBefore = _process.Cpu;
        var generatorBefore = Generator.Cpu;
        foreach (var station in _stations)
            load.Send(station, Stopwatch.GetTimestamp());
        // The start, when all send at once, is load but not rate.
        await Task.Delay(TimeSpan.FromSeconds(0.5));
        var answersBefore = load.Answers;
        var started = Stopwatch.GetTimestamp();
        await Task.Delay(duration);
        var rate = (load.Answers - answersBefore) / Stopwatch.GetElapsedTime(started).TotalSeconds;
        load.Stop();
        await UntilAnsweredAsync(load);
        await Task.Delay(Settling);
        return new LoadWindow
        {
            RoundTripsPerSecond = rate,
            Messages = load.Answers,
            ServerCpu = _process.Cpu - serverBefore,
            GeneratorCpu = Generator.Cpu - generatorBefore,
        };
    }

    /// <summary>Sends at a fixed rate over all stations, for a time.</summary>
    public async Task<LatencyHistogram> RunPacedAsync(double messagesPerSecond, TimeSpan duration)
    {
        var load = new PacedLoad();
        var ticksPerMessage = Stopwatch.Frequency / messagesPerSecond;
        var messages = (long)(messagesPerSecond * duration.TotalSeconds);
        var (started, next) = (0L, 0L);
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // On the thread that reads the answers: a thread of its own would wait for a processor as the answers do, and count as the server's delay.
        EventLoop.Instance.Tick = SendWhatIsDue;
        await sent.Task.WaitAsync(duration + AnswerLimit);
        await UntilAnsweredAsync(load);
        return load.Latencies;

        void SendWhatIsDue()
        {
            var now = Stopwatch.GetTimestamp();
            if (started == 0)
                started = now;
            // A station that still waits is passed over until the next tick; its message stays due since when it was due.
            while (next < messages && DueAt(next) <= now && _stations[next % _stations.Length] is { IsWaiting: false } station)
                load.Send(station, DueAt(next++));
            if (next < messages)
                return;
            EventLoop.Instance.Tick = null;
            sent.SetResult();
        }

        long DueAt(long message) => started + (long)(message * ticksPerMessage);
    }

    public void Disconnect()
    {
        foreach (var station in _stations)
            station.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Disconnect();
        return ValueTask.CompletedTask;
    }

    private static async Task<(int Later, string? Refusal)> ConnectAsync(
        Station station, SemaphoreSlim handshakes, bool boot, CancellationToken cancellation)
    {
        try
        {
            var later = await station.ConnectAsync(handshakes, cancellation);
            if (boot)
                await station.BootAsync();
            return (later, null);
        }
        catch (Exception refused) when (refused is HandshakeRefusedException or IOException or OperationCanceledException)
        {
            return (0, $"{station.Id}: {refused.Message}");
        }
    }

    private static async Task UntilAnsweredAsync(MeterLoad load)
    {
        var started = Stopwatch.GetTimestamp();
        while (load.Waiting > 0 && Stopwatch.GetElapsedTime(started) < AnswerLimit)
            await Task.Delay(10);
        if (load.Waiting > 0)
            throw new IOException($"{load.Waiting} messages were not answered within {AnswerLimit.TotalSeconds} s.");
        if (load.Faults > 0)
            throw new IOException($"{load.Faults} of {load.Answers} answers were not the expected ones. The first: {load.FirstFault}");
    }
}
