using Csms.Domain.Profiles;
using Csms.Server.Hosting;

namespace Csms.Server.SmartCharging;

/// <summary>Looks after vehicles that wait for a schedule: their transaction may come after their needs. After a minute they are told in vain. OCPP 2.0.1 K15.FR.08.</summary>
internal sealed partial class OfferWatch : IHostedService, IAsyncDisposable
{
    // Several tries within the minute that a vehicle waits.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    private readonly ILogger<OfferWatch> _logger;
    private readonly Rounds _rounds;

    public OfferWatch(Negotiations negotiations, ScheduleOffers offers, TimeProvider time, ILogger<OfferWatch> logger)
    {
        _logger = logger;
        _rounds = new Rounds(
            Period, time,
            async stopping => await Task.WhenAll((await negotiations.DueAsync(stopping)).Select(needs => offers.OfferAsync(needs, stopping))), TriedInVain);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _rounds.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => _rounds.StopAsync();

    public ValueTask DisposeAsync() => _rounds.DisposeAsync();

    [LoggerMessage(1, LogLevel.Warning, "Vehicles that wait for a schedule could not be looked after; the next try is in five seconds")]
    private partial void TriedInVain(Exception failure);
}
