using Csms.Domain.Requests;
using Csms.Server.Hosting;

namespace Csms.Server.Commands;

/// <summary>Gives up requests whose station has fallen silent: a report that never ends, a download that is never heard of again.</summary>
internal sealed partial class RequestWatch : IHostedService, IAsyncDisposable
{
    // How late an end may be noticed; what stations are asked for takes minutes.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private readonly ILogger<RequestWatch> _logger;
    private readonly Rounds _rounds;

    public RequestWatch(RequestBook requests, TimeProvider time, ILogger<RequestWatch> logger)
    {
        _logger = logger;
        _rounds = new Rounds(Period, time, stopping => requests.ExpireAsync(stopping).AsTask(), TriedInVain);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _rounds.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => _rounds.StopAsync();

    public ValueTask DisposeAsync() => _rounds.DisposeAsync();

    [LoggerMessage(1, LogLevel.Warning, "Requests could not be looked after; the next try is in half a minute")]
    private partial void TriedInVain(Exception failure);
}
