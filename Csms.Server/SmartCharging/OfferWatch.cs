using Csms.Domain.Profiles;
using Csms.Server.Hosting;

namespace Csms.Server.SmartCharging;

/// <summary>
/// Looks after vehicles that wait for a schedule, woken when there is one: its transaction may come after its needs, its station may have gone. After a minute
/// it has waited in vain. OCPP 2.0.1 K15.FR.08.
/// </summary>
internal sealed partial class OfferWatch(Negotiations negotiations, ScheduleOffers offers, TimeProvider time, ILogger<OfferWatch> logger)
    : Watch(Period, time)
{
    // Several tries within the minute that a vehicle waits.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    protected override async Task LookAsync(CancellationToken stopping)
    {
        foreach (var ofStation in (await negotiations.DueAsync(stopping)).GroupBy(needs => needs.StationId))
            Begin(ofStation.Key, token => OfferAsync(ofStation, token));
    }

    private async Task OfferAsync(IEnumerable<Negotiation> ofStation, CancellationToken stopping)
    {
        foreach (var needs in ofStation)
            await offers.OfferAsync(needs, stopping);
    }

    [LoggerMessage(1, LogLevel.Warning, "Vehicles that wait for a schedule could not be looked after; the next try is in five seconds")]
    protected override partial void LookedInVain(Exception failure);
}
