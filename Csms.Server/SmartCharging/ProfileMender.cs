using Csms.Domain.Profiles;
using Csms.Domain.Requests;
using Csms.Domain.Stations;
using Csms.Domain.Timeline;
using Csms.Domain.Transactions;
using Csms.Protocol;
using Csms.Server.Calls;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.SmartCharging;

/// <summary>
/// Sees to it that a station has the profiles that it has accepted: after a boot, and when an operator asks. A 2.0.1 station is asked what it has, and what it
/// lacks is sent again; a 1.6 station cannot be asked, so everything is. OCPP 2.0.1 K01.FR.05: the same profile again does no harm.
/// </summary>
internal sealed class ProfileMender(
    StationCommands commands, ProfileSender sender, StationRegistry stations, ChargingProfiles profiles, TransactionLedger ledger, RequestBook requests,
    StationTimeline timeline)
    : IAfterBoot
{
    /// <summary>After a boot that was accepted.</summary>
    public async Task BootedAsync(StationConnection connection, CancellationToken cancellationToken)
    {
        var station = connection.Session.Station.Key;
        if (connection.Session.Registration != Registration.Accepted || (await profiles.ListAsync(station, cancellationToken)).Count == 0)
            return;
        var origin = CommandOrigin.Own(station.Id);
        try
        {
            if (connection.Version == OcppVersion.Ocpp16)
                await SendAgainAsync(origin, await HeldAsync(station, cancellationToken), "the station has booted", cancellationToken);
            else
                await ReconcileAfterBootAsync(origin, station, cancellationToken);
        }
        catch (Exception failure) when (CommandFailure.IsExpected(failure))
        {
            timeline.Add(station.Id, TimelineKind.Command, $"Whether the station still has its charging profiles is not known: {failure.Message}");
        }
    }

    /// <summary>Asks a 2.0.1 station for all its profiles; when they have come, what it lacks is sent again.</summary>
    public async Task<RequestAnswer> ReconcileAsync(CommandOrigin origin, CancellationToken cancellationToken)
    {
        var answer = await commands.AskAsync(
            origin, "reconcile-charging-profiles", null, new NewRequest { Kind = RequestKind.ChargingProfiles },
            async (version, station, id) =>
            {
                // Before it is sent: the report may overtake the answer.
                await profiles.MendByAsync(station.Session.Station.Key, id, cancellationToken);
                return await version.ReportChargingProfilesAsync(station, id, ProfileReportCommand.All, cancellationToken);
            },
            cancellationToken);
        // OCPP 2.0.1 K09.FR.05: it has none at all, and no report will come.
        if (answer.Status == "NoProfiles" && await stations.FindAsync(origin.StationId, cancellationToken) is { Key: var station }
            && await profiles.TakeMendAsync(station, answer.RequestId, cancellationToken))
            await MendAsync(origin, station, [], cancellationToken);
        return answer;
    }

    /// <summary>A part of a report has come; when it was the last one of a report that was asked for to mend, what differs is mended.</summary>
    public async Task ReportedAsync(StationConnection connection, int requestId, CancellationToken cancellationToken)
    {
        var station = connection.Session.Station.Key;
        if (await requests.FindAsync(station, requestId, cancellationToken) is not { Kind: RequestKind.ChargingProfiles, State: RequestState.Done } request
            || !await profiles.TakeMendAsync(station, requestId, cancellationToken))
            return;
        try
        {
            await MendAsync(new CommandOrigin(station.Id, request.Operator), station, await ReportAsync(station, requestId, cancellationToken), cancellationToken);
        }
        catch (Exception failure) when (CommandFailure.IsExpected(failure))
        {
            timeline.Add(station.Id, TimelineKind.Command, $"The station's charging profiles could not be put right: {failure.Message}");
        }
    }

    /// <summary>What has come of a report, place by place.</summary>
    public async Task<IReadOnlyList<ReportedProfiles>> ReportAsync(StationKey station, int requestId, CancellationToken cancellationToken) =>
        [.. (await requests.ContentsAsync(station, RequestKind.ChargingProfiles, requestId, cancellationToken)).Select(ProfileJson.Read<ReportedProfiles>)];

    private async Task ReconcileAfterBootAsync(CommandOrigin origin, StationKey station, CancellationToken cancellationToken)
    {
        try
        {
            await ReconcileAsync(origin, cancellationToken);
        }
        catch (StationCallException failure) when (failure.Outcome is CallOutcome.Error)
        {
            // It does not know the question: then it is treated like a 1.6 station.
            await SendAgainAsync(origin, await HeldAsync(station, cancellationToken), "the station has booted and cannot say what it has", cancellationToken);
        }
    }

    private async Task MendAsync(CommandOrigin origin, StationKey station, IReadOnlyList<ReportedProfiles> reported, CancellationToken cancellationToken)
    {
        var kept = await profiles.ListAsync(station, cancellationToken);
        var comparison = ProfileComparison.Of(kept, reported);
        foreach (var foreign in comparison.Foreign)
            timeline.Add(
                station.Id, TimelineKind.Report,
                $"The station has charging profiles that were not set here: {string.Join(", ", foreign.Profiles.Select(profile => profile.Id))} of {foreign.Source} on EVSE {foreign.EvseId}");
        // A wanted one is not in doubt any more.
        foreach (var wanted in kept.Where(profile => profile.State == ProfileState.Wanted))
        {
            if (comparison.Confirmed.Contains(wanted.Profile.Id))
                await profiles.AcceptedAsync(station, wanted, wanted.Overlaps, cancellationToken);
            else
                await profiles.RefusedAsync(station, wanted.Profile.Id, cancellationToken);
        }
        var held = await HeldAsync(station, cancellationToken);
        await SendAgainAsync(
            origin, [.. held.Where(profile => comparison.Missing.Contains(profile.Profile.Id) || comparison.Different.Contains(profile.Profile.Id))],
            "the station had lost it", cancellationToken);
    }

    // A profile of one transaction is worth nothing after it; those of running ones only are kept.
    private async Task<IReadOnlyList<StationProfile>> HeldAsync(StationKey station, CancellationToken cancellationToken) =>
        [.. (await profiles.ListAsync(station, cancellationToken)).Where(profile => profile.State == ProfileState.Accepted)];

    // One after the other: there are no more than the station has accepted. A station that does not answer ends the round.
    private async Task SendAgainAsync(CommandOrigin origin, IReadOnlyList<StationProfile> held, string reason, CancellationToken cancellationToken)
    {
        foreach (var profile in held)
        {
            await commands.RunAsync(
                origin, "resend-charging-profile", new { profile.Profile.Id, profile.Evse, Reason = reason },
                async (version, station) =>
                {
                    var key = station.Session.Station.Key;
                    var transaction = profile.OcppTransactionId is { } id ? await ledger.FindAsync(key, id, cancellationToken) : null;
                    try
                    {
                        var answer = await sender.SendAsync(version, station, profile, transaction, cancellationToken);
                        if (answer.Status == "Accepted")
                            timeline.Add(station.StationId, TimelineKind.Command, $"Charging profile {profile.Profile.Id} was sent again: {reason}");
                        else
                            await profiles.LostAsync(key, profile, $"sent again, the station answered {answer.Status}", cancellationToken);
                        return answer;
                    }
                    catch (Exception failure) when (failure is RuleBrokenException or InvalidRequestException or StationCallException { Outcome: CallOutcome.Error })
                    {
                        await profiles.LostAsync(key, profile, $"it could not be sent again: {failure.Message}", cancellationToken);
                        return new CommandAnswer { Status = "Rejected", ReasonText = failure.Message };
                    }
                },
                cancellationToken);
        }
    }
}
