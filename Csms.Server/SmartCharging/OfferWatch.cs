using Csms.Domain.Profiles;
using Csms.Server.Hosting;

namespace Csms.Server.SmartCharging;

/// <summary>Looks after vehicles that wait for a schedule: their transaction may come after their needs. After a minute they are told in vain. OCPP 2.0.1 K15.FR.08.</summary>
internal sealed partial class OfferWatch(Negotiations negotiations, ScheduleOffers offers, TimeProvider time, ILogger<OfferWatch> logger)
    : Watch(Period, time)
{
    // Several tries within the minute that a vehicle waits.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    protected override async Task LookAsync(CancellationToken stopping) =>
        await Task.WhenAll((await negotiations.DueAsync(stopping)).Select(needs => offers.OfferAsync(needs, stopping)));

    [LoggerMessage(1, LogLevel.Warning, "Vehicles that wait for a schedule could not be looked after; the next try is in five seconds")]
    protected override partial void LookedInVain(Exception failure);
}
