using Csms.Domain.Profiles;
using Csms.Domain.Stations;
using Csms.Domain.Transactions;
using Csms.Server.Calls;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.SmartCharging;

/// <summary>Offers schedules to vehicles that have told their needs, and judges what they plan. OCPP 2.0.1 K15–K17.</summary>
internal sealed class ScheduleOffers(
    StationCommands commands, ProfileSender sender, ChargingOutlook outlook, Negotiations negotiations, ChargingProfiles profiles, TransactionLedger ledger,
    StationDirectory directory, TimeProvider time)
{
    // OCPP has no such limit; no station has been seen to take more.
    private const int MostPeriods = 1024;

    /// <summary>Ids of offers begin here, out of the way of those that operators choose.</summary>
    private const int FirstId = 1_000_000;

    /// <summary>Sends a TxProfile for what a vehicle needs. Without a transaction, a socket or an answer it stays due.</summary>
    public async Task OfferAsync(Negotiation needs, CancellationToken cancellationToken)
    {
        if (needs.OcppTransactionId is not { } id || directory.Find(needs.StationId) is not { Session.Registration: Registration.Accepted } connection)
            return;
        var station = connection.Session.Station.Key;
        if (await ledger.FindAsync(station, id, cancellationToken) is not { State: TransactionState.Active } transaction)
        {
            await negotiations.NotOfferedAsync(needs, "The transaction is over.", cancellationToken);
            return;
        }
        try
        {
            var profile = await MakeAsync(station, needs, cancellationToken);
            var answer = await commands.RunAsync(
                CommandOrigin.Own(needs.StationId), "offer-schedule", new { needs.EvseId, ChargingProfile = profile.Profile },
                (version, at) => sender.SendAsync(version, at, profile, transaction, cancellationToken), cancellationToken);
            if (answer.Status == "Accepted")
                await negotiations.OfferedAsync(needs, profile.Profile.Id, CancellationToken.None);
            else
                await negotiations.NotOfferedAsync(needs, $"The station answered {answer.Status}.", CancellationToken.None);
        }
        catch (Exception failure) when (failure is NotConnectedException or StationCallException { Outcome: not (CallOutcome.Error or CallOutcome.Unreadable) })
        {
            // The vehicle waits: the next round tries again, as soon as the station is back. The same profile again does no harm.
        }
        catch (Exception failure) when (CommandFailure.IsExpected(failure))
        {
            await negotiations.NotOfferedAsync(needs, failure.Message, CancellationToken.None);
        }
    }

    /// <summary>Judges a vehicle's plan by the limits that hold at its EVSE, the one that it was offered included.</summary>
    /// <returns>Where it breaks them; null where it does not.</returns>
    public async Task<string?> JudgeAsync(StationKey station, int evse, EvPlan plan, CancellationToken cancellationToken)
    {
        if (await negotiations.RunningAsync(station, evse, cancellationToken) is not { } needs)
            return "No vehicle with known needs charges there.";
        plan = plan.ReceivedAt(time.GetUtcNow());
        var seconds = OfferStrategy.Horizon(needs.Needs, plan.TimeBase);
        var input = await outlook.InputAsync(station, evse, seconds, plan.Schedule.Unit, cancellationToken) with { From = plan.TimeBase, Phases = needs.Needs.Phases };
        var fault = Variants(input).Select(variant => plan.Fault(Composite.Of(variant))).MinBy(found => found is null ? 0 : 1);
        await negotiations.PlannedAsync(needs.Number, plan, fault, cancellationToken);
        return fault;
    }

    // Of several schedules the vehicle has chosen one; it must keep to one of them, whichever.
    private static IEnumerable<CompositeInput> Variants(CompositeInput input) => Enumerable
        .Range(0, input.Profiles.Max(profile => (int?)profile.Profile.AllSchedules().Count()) ?? 1)
        .Select(i => input with
        {
            Profiles = [.. input.Profiles.Select(kept => kept with { Profile = kept.Profile with { Schedule = kept.Profile.AllSchedules().ElementAtOrDefault(i) ?? kept.Profile.Schedule } })],
        });

    private async Task<StationProfile> MakeAsync(StationKey station, Negotiation negotiation, CancellationToken cancellationToken)
    {
        var needs = negotiation.Needs;
        var input = await outlook.InputAsync(station, negotiation.EvseId, 1, RateUnit.W, cancellationToken);
        var abilities = await outlook.CapabilitiesAsync(station, cancellationToken);
        var kept = await profiles.ListAsync(station, cancellationToken);
        // An offer takes the place of the one before; profiles that operators have set for the transaction stay, and bound it.
        var offered = kept.FirstOrDefault(profile => profile.OcppTransactionId == negotiation.OcppTransactionId && profile.Profile.Id >= FirstId);
        var others = kept.Where(profile => profile != offered).ToList();
        var limits = Composite.Of(input with
        {
            DurationSeconds = OfferStrategy.Horizon(needs, input.From), Phases = needs.Phases, Profiles = others,
        });
        var unit = abilities.Units is { Count: > 0 } units && !units.Contains(RateUnit.W) || (!needs.IsDirect && abilities.Units?.Contains(RateUnit.A) != false) ? RateUnit.A : RateUnit.W;
        var most = Math.Min(Math.Min(needs.MaxPeriods ?? MostPeriods, abilities.MaxPeriods ?? MostPeriods), MostPeriods);
        var level = others.Where(profile => profile.OcppTransactionId == negotiation.OcppTransactionId).Max(profile => (int?)profile.Profile.StackLevel + 1) ?? 0;
        return new StationProfile
        {
            Evse = negotiation.EvseId,
            OcppTransactionId = negotiation.OcppTransactionId,
            Profile = new RequestedProfile
            {
                Id = offered?.Profile.Id ?? Math.Max(FirstId, kept.Max(profile => (int?)profile.Profile.Id + 1) ?? FirstId),
                StackLevel = level,
                Purpose = ProfilePurpose.TxProfile,
                Kind = ProfileKind.Absolute,
                // OCPP 2.0.1 K15.FR.18: one schedule.
                Schedule = OfferStrategy.Offer(needs, limits, unit, most),
            },
        };
    }
}
