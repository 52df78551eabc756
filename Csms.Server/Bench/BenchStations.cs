using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using Csms.Domain.Bench;
using Csms.Domain.Stations;
using Csms.Protocol;
using Csms.Server.Connections;
using Csms.Server.Security;
using Csms.Simulator;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Csms.Server.Bench;

/// <summary>
/// Simulated stations that live in the server's process and connect to its own port as real ones do: registered, with a password, over a real socket. They go
/// with the process; what one that crashed has left of them is cleared away at the next start.
/// </summary>
internal sealed partial class BenchStations(
    IOptions<BenchOptions> options, IServer server, TlsSettings tls, StationRegistry registry, StationDirectory directory, BenchBook book, TimeProvider time,
    ILogger<BenchStations> logger) : IHostedService, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, SimulatedStation> _stations = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _changing = new(1);
    private int _lastNumber;

    public BenchOptions Options => options.Value;

    /// <summary>By id, the numbers in them as numbers.</summary>
    public IReadOnlyList<SimulatedStation> All => [.. _stations.Values.OrderBy(station => station.Id.Length).ThenBy(station => station.Id, StringComparer.Ordinal)];

    public SimulatedStation? Find(string stationId) => _stations.GetValueOrDefault(stationId);

    /// <summary>Registers a station, starts it and returns without waiting for its socket.</summary>
    /// <exception cref="BenchRefusedException">The bench is off or full, the id is taken, or the server has no address of its own to connect to.</exception>
    /// <exception cref="ArgumentException">The id is none.</exception>
    public async Task<SimulatedStation> AddAsync(NewBenchStation wish, CancellationToken cancellationToken)
    {
        RequireEnabled();
        var (url, thumbprint) = OwnAddress();
        await _changing.WaitAsync(cancellationToken);
        try
        {
            if (_stations.Count >= Options.MostStations)
                throw new BenchRefusedException($"There are {Options.MostStations} simulated stations already ({BenchOptions.Section}:{nameof(BenchOptions.MostStations)}); remove one first.");
            var stored = await RegisterAsync(wish.Id, cancellationToken);
            var id = stored.Station.Id;
            await book.AddStationAsync(id, CancellationToken.None);
            var station = new SimulatedStation(new Simulator.StationOptions
            {
                Id = id,
                Url = url,
                Version = wish.Version,
                Password = stored.GeneratedPassword,
                TrustedThumbprint = thumbprint,
                EvseCount = wish.Evses,
                DirectCurrent = wish.DirectCurrent,
                SpeedFactor = wish.SpeedFactor,
                Model = "Test bench",
                SerialNumber = $"SN-{Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(id)))[..8]}",
                MeterInterval = TimeSpan.FromSeconds(10),
                TimeProvider = time,
            });
            _stations[id] = station;
            station.Start();
            return station;
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <summary>Stops a station and removes it from the register; its transactions stay. False when the bench has none of this id.</summary>
    public async Task<bool> RemoveAsync(string stationId, CancellationToken cancellationToken)
    {
        if (!_stations.TryRemove(stationId, out var station))
            return false;
        await station.DisposeAsync();
        await UnregisterAsync(stationId, cancellationToken);
        return true;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var left in await book.StationsAsync(cancellationToken))
            await UnregisterAsync(left, cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var station in All)
        {
            try
            {
                await RemoveAsync(station.Id, cancellationToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The next start tries again.
                NotCleared(station.Id, failure);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var station in _stations.Values)
            await station.DisposeAsync();
        _changing.Dispose();
    }

    private void RequireEnabled()
    {
        if (!Options.Enabled)
            throw new BenchRefusedException(
                $"The test bench is off. Set {BenchOptions.Section}:{nameof(BenchOptions.Enabled)} to true (environment: Csms__TestBench__Enabled=true) and start the server anew.");
    }

    private async Task<StoredStation> RegisterAsync(string? id, CancellationToken cancellationToken)
    {
        if (id is not null)
            return await registry.AddAsync(new NewStation { Id = id }, cancellationToken) ?? throw new BenchRefusedException($"There is a station '{id}' already.");
        while (true)
        {
            if (await registry.AddAsync(new NewStation { Id = $"BENCH-{++_lastNumber}" }, cancellationToken) is { } stored)
                return stored;
        }
    }

    private async Task UnregisterAsync(string stationId, CancellationToken cancellationToken)
    {
        await registry.RemoveAsync(stationId, cancellationToken);
        await directory.RemoveAsync(stationId);
        await book.RemoveStationAsync(stationId, cancellationToken);
    }

    // Over loopback, whatever name or address the server listens on.
    private (Uri Url, string? Thumbprint) OwnAddress()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(BindingAddress.Parse).Where(address => !address.IsUnixPipe && !address.IsNamedPipe).ToList() ?? [];
        var own = addresses.FirstOrDefault(address => address.Scheme == "http") ?? addresses.FirstOrDefault()
            ?? throw new BenchRefusedException("The server listens on no address that a simulated station could connect to.");
        var host = IPAddress.TryParse(own.Host.Trim('[', ']'), out var ip) && !ip.Equals(IPAddress.Any) && !ip.Equals(IPAddress.IPv6Any) ? own.Host
            : own.Host is "localhost" ? "localhost" : "127.0.0.1";
        var isTls = own.Scheme == "https";
        return (
            new Uri($"{(isTls ? "wss" : "ws")}://{host}:{own.Port}{StationEndpoint.Prefix.TrimEnd('/')}"),
            isTls ? tls.Certificates.FirstOrDefault()?.GetCertHashString(HashAlgorithmName.SHA256) : null);
    }
}

/// <summary>A simulated station to start.</summary>
/// <param name="Id">Null for the next free one of <c>BENCH-1</c>, <c>BENCH-2</c>, ...</param>
/// <param name="SpeedFactor">How much faster batteries fill than the clock runs.</param>
internal sealed record NewBenchStation(string? Id, OcppVersion Version, int Evses, bool DirectCurrent, double SpeedFactor);
