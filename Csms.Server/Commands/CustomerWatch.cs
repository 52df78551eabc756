using Csms.Domain.Customers;
using Csms.Server.Hosting;

namespace Csms.Server.Commands;

/// <summary>Deletes what stations said of customers when it was kept for long enough.</summary>
internal sealed partial class CustomerWatch : IHostedService, IAsyncDisposable
{
    // It is kept for hours or days.
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private readonly ILogger<CustomerWatch> _logger;
    private readonly Rounds _rounds;

    public CustomerWatch(CustomerReports reports, TimeProvider time, ILogger<CustomerWatch> logger)
    {
        _logger = logger;
        _rounds = new Rounds(Period, time, stopping => reports.ForgetAsync(stopping).AsTask(), TriedInVain);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _rounds.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => _rounds.StopAsync();

    public ValueTask DisposeAsync() => _rounds.DisposeAsync();

    [LoggerMessage(1, LogLevel.Warning, "What stations said of customers could not be deleted; the next try is in a minute")]
    private partial void TriedInVain(Exception failure);
}
