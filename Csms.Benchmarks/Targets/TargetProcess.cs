using System.Diagnostics;
using System.Net;
using Csms.Benchmarks.Load;

namespace Csms.Benchmarks.Targets;

/// <summary>A server under load, in a process of its own.</summary>
internal sealed class TargetProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan QuietFor = TimeSpan.FromMilliseconds(500);
    private const int LastLines = 8;

    private readonly Process _process;
    private readonly string _output;

    private TargetProcess(Process process, Target target, string output)
    {
        _process = process;
        _output = output;
        Target = target;
        // A run that is cut short takes its servers along.
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
    }

    public Target Target { get; }

    public int Id => _process.Id;

    public Uri Url => new($"http://{Target.Server}");

    /// <summary>User and system time of all its threads so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Memory of the process that is in use, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts a program of ours and waits until it says that it is ready.</summary>
    /// <param name="target">Where it will listen.</param>
    /// <param name="output">The file that gets what it prints.</param>
    /// <param name="assembly">The program's dll.</param>
    /// <param name="arguments">Its command line.</param>
    /// <exception cref="IOException">It ended, or was not ready in time.</exception>
    public static async Task<TargetProcess> StartAsync(Target target, string output, string assembly, params IEnumerable<string> arguments)
    {
        // Both servers' settings are found beside the program, from wherever the benchmarks are started.
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            WorkingDirectory = Path.GetDirectoryName(assembly)!,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        var copied = File.AppendText(output);
        process.OutputDataReceived += (_, line) => Copy(copied, line.Data);
        process.ErrorDataReceived += (_, line) => Copy(copied, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var started = new TargetProcess(process, target, output);
        try
        {
            await started.UntilReadyAsync();
            return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until it does nothing more, at most half a minute.</summary>
    public async Task UntilQuietAsync()
    {
        var started = Stopwatch.GetTimestamp();
        TimeSpan before;
        do
        {
            before = Cpu;
            await Task.Delay(QuietFor);
        }
        while (Cpu - before > QuietFor * 0.05 && Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30));
    }

    /// <summary>Ends it at once, as a power cut would (SIGKILL).</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        await KillAsync();
        _process.Dispose();
    }

    private static void Copy(StreamWriter to, string? line)
    {
        // Both streams come here; null is a stream's end.
        lock (to)
        {
            to.WriteLine(line);
            to.Flush();
        }
    }

    private async Task UntilReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Url };
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < StartLimit)
        {
            if (_process.HasExited)
                throw new IOException($"The server ended with code {_process.ExitCode} before it was ready. {LastWords()}");
            try
            {
                using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
            await Task.Delay(20);
        }
        throw new IOException($"The server was not ready within {StartLimit.TotalSeconds} s. {LastWords()}");
    }

    private string LastWords()
    {
        using var output = new StreamReader(new FileStream(_output, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return string.Join(' ', output.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(LastLines));
    }

    private void OnProcessExit(object? sender, EventArgs e)
    {
        if (!_process.HasExited)
            _process.Kill();
    }
}
