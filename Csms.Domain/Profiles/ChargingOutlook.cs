using Csms.Domain.Stations;
using Csms.Domain.Transactions;

namespace Csms.Domain.Profiles;

/// <summary>Gathers what is known of a place, so that limits can be computed for it.</summary>
public sealed class ChargingOutlook(
    ChargingProfiles profiles, ChargingLimits limits, DeviceModel deviceModel, TransactionLedger ledger, TimeProvider clock)
{
    /// <summary>What a composite schedule from now on is computed from, for three phases of 230 V; the caller says otherwise by <c>with</c>.</summary>
    /// <param name="evse">0 for the station's grid connection.</param>
    public async ValueTask<CompositeInput> InputAsync(StationKey station, int evse, int durationSeconds, RateUnit unit, CancellationToken cancellation)
    {
        var transaction = evse > 0 ? await ledger.FindRunningAsync(station, evse, cancellation) : null;
        var now = clock.GetUtcNow();
        return new CompositeInput
        {
            EvseId = evse,
            From = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)),
            DurationSeconds = durationSeconds,
            Unit = unit,
            OcppTransactionId = transaction?.OcppTransactionId,
            ChargingSince = transaction?.StartedAt,
            PowerWatts = (await CapabilitiesAsync(station, cancellation)).PowerOf(evse),
            Profiles = await profiles.ListAsync(station, cancellation),
            Outside = await limits.ListAsync(station, evse, cancellation),
        };
    }

    /// <summary>What the station has said that it can do.</summary>
    public async ValueTask<ProfileCapabilities> CapabilitiesAsync(StationKey station, CancellationToken cancellation) =>
        ProfileCapabilities.Of(await deviceModel.SettingsAsync(station, cancellation));
}
