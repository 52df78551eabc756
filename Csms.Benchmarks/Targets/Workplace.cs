using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Csms.Benchmarks.Load;
using Csms.Benchmarks.Report;

namespace Csms.Benchmarks.Targets;

/// <summary>
/// Where a run's servers keep their files: a folder below the current one, so that a commit costs what it costs on a disk (the folder for
/// temporary files is often in memory). Removed at the end.
/// </summary>
internal sealed class Workplace : IDisposable
{
    private int _servers;

    private Workplace(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>The administrator's key of every server that is started here.</summary>
    public string ApiKey { get; } = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));

    /// <summary>The program that is measured.</summary>
    public string ServerAssembly { get; init; } = Path.Combine(AppContext.BaseDirectory, "Csms.Server.dll");

    public static Workplace Create(string? serverAssembly)
    {
        var folder = Path.GetFullPath(Path.Combine("artifacts", $"benchmarks-{Environment.ProcessId}"));
        Directory.CreateDirectory(folder);
        return serverAssembly is null ? new Workplace(folder) : new Workplace(folder) { ServerAssembly = Path.GetFullPath(serverAssembly) };
    }

    /// <summary>A bare echo.</summary>
    public Task<TargetProcess> StartEchoAsync()
    {
        var target = new Target(FreePort(), IsEcho: true);
        return TargetProcess.StartAsync(
            target, Path.Combine(Folder, $"{++_servers}-echo.log"), typeof(EchoServer).Assembly.Location, EchoCommand, $"http://{target.Server}");
    }

    /// <summary>A CSMS with a new database.</summary>
    public Task<TargetProcess> StartServerAsync() => StartServerAsync(NewDatabase());

    /// <summary>A CSMS with a database, on a port of its own or on the one that it had before.</summary>
    /// <remarks>All settings are the default ones, apart from who may connect.</remarks>
    public Task<TargetProcess> StartServerAsync(string database, IPEndPoint? at = null)
    {
        var target = new Target(at ?? FreePort(), IsEcho: false);
        return TargetProcess.StartAsync(
            target,
            Path.ChangeExtension(database, ".log"),
            ServerAssembly,
            "--urls", $"http://{target.Server}",
            $"--Csms:Database:ConnectionString=Data Source={database}",
            "--Csms:Stations:Unknown=Accept",
            "--Csms:Tokens:Unknown=Accept",
            "--Csms:Configuration:TakeInventory=false",
            $"--Csms:Operators:BootstrapApiKey={ApiKey}");
    }

    public string NewDatabase() => Path.Combine(Folder, $"{++_servers}-csms.db");

    /// <summary>A client of a server's HTTP API.</summary>
    public HttpClient Api(TargetProcess server) => new() { BaseAddress = server.Url, DefaultRequestHeaders = { { "X-Api-Key", ApiKey } } };

    /// <summary>How long this disk takes to make one page durable, the median of some.</summary>
    public TimeSpan FlushTime()
    {
        using var file = File.OpenHandle(Path.Combine(Folder, "flush"), FileMode.Create, FileAccess.Write);
        var times = new List<double>();
        for (var i = 0; i < 101; i++)
        {
            var started = Stopwatch.GetTimestamp();
            RandomAccess.Write(file, new byte[4096], i * 4096L);
            RandomAccess.FlushToDisk(file);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
        }
        return TimeSpan.FromMicroseconds(Numbers.Median(times));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public const string EchoCommand = "echo-server";

    private static IPEndPoint FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return (IPEndPoint)listener.LocalEndpoint;
    }
}
