using System.Collections.Concurrent;
using Csms.Domain.LocalLists;
using Csms.Domain.Stations;
using Csms.Server.Calls;
using Csms.Server.Connections;

namespace Csms.Server.Commands;

internal sealed partial class StationCommands
{
    private const string LocalListRule = "OCPP 1.6 §5.15, OCPP 2.0.1 D01";

    private readonly ConcurrentDictionary<string, bool> _syncing = new();

    /// <summary>Brings a station's local list up to date: asks for its version and sends what it lacks, or everything.</summary>
    public Task<LocalListAnswer> SyncLocalListAsync(CommandOrigin origin, CancellationToken cancellationToken) => RunAsync(
        origin, "sync-local-list", null,
        async (version, station) =>
        {
            if (!_syncing.TryAdd(station.StationId, true))
                throw new RuleBrokenException(LocalListRule, "", "The station's list is being sent at this moment.");
            try
            {
                return await SyncLocalListAsync(version, station, cancellationToken);
            }
            finally
            {
                _syncing.TryRemove(station.StationId, out _);
            }
        },
        cancellationToken);

    private async Task<LocalListAnswer> SyncLocalListAsync(IStationCommands version, StationConnection station, CancellationToken cancellationToken)
    {
        var key = station.Session.Station.Key;
        LocalListLimits? limits = null;
        int? told = null;
        try
        {
            limits = await version.LocalListLimitsAsync(station, cancellationToken);
            if (!limits.IsEnabled)
                return await GiveUpAsync(key, LocalListState.NotSupported, limits.DisabledBecause!, null);
            told = await version.LocalListVersionAsync(station, cancellationToken);
            if (told < 0)
                return await GiveUpAsync(key, LocalListState.NotSupported, "The station says that it can have no local list.", told);
            var plan = await PlanAsync(fullOnly: false);
            var (sent, refusal) = await SendAsync(plan);
            // D01.FR.03, 1.6 §5.15: after a differential that was not taken, the whole list.
            if (refusal is { Status: "Failed" or "VersionMismatch" } && !plan.Parts[0].IsFull)
            {
                plan = await PlanAsync(fullOnly: true);
                (var more, refusal) = await SendAsync(plan);
                sent += more;
            }
            if (refusal is not null)
            {
                return refusal.Status == "NotSupported"
                    ? await GiveUpAsync(key, LocalListState.NotSupported, "The station answered that it does not support local lists.", told)
                    : await GiveUpAsync(key, LocalListState.Failed, $"The station answered {refusal.Status} to the list{Because(refusal)}.", told, isDoubtful: true);
            }
            await localLists.SyncedAsync(key, plan, told.Value, sent, CancellationToken.None);
            return new LocalListAnswer { Status = "Accepted", Sent = sent, List = await localLists.FindAsync(key, cancellationToken) };
        }
        catch (LocalListTooLargeException tooLarge)
        {
            await localLists.NotSyncedAsync(key, LocalListState.TooLarge, tooLarge.Message, told, isDoubtful: false, CancellationToken.None);
            throw new RuleBrokenException(LocalListRule, "", tooLarge.Message);
        }
        catch (StationCallException failure)
        {
            // The version tells next time whether it was taken, unless the station refused in the middle.
            await localLists.NotSyncedAsync(key, LocalListState.Failed, failure.Message, told, isDoubtful: failure.Outcome is CallOutcome.Error, CancellationToken.None);
            throw;
        }

        ValueTask<LocalListPlan> PlanAsync(bool fullOnly) =>
            localLists.PlanAsync(key, told!.Value, version.HasTokenTypes, limits!, version.SizeOf, fullOnly, cancellationToken);

        async Task<(int Sent, CommandAnswer? Refusal)> SendAsync(LocalListPlan plan)
        {
            for (var sent = 0; sent < plan.Parts.Count; sent++)
            {
                var answer = await version.SendLocalListAsync(station, plan.Parts[sent], cancellationToken);
                if (answer.Status != "Accepted")
                    return (sent + 1, answer);
                // Kept even when nobody waits any more: the station has it.
                await localLists.TakenAsync(key, plan.Parts[sent], CancellationToken.None);
            }
            return (plan.Parts.Count, null);
        }
    }

    private async Task<LocalListAnswer> GiveUpAsync(StationKey station, LocalListState state, string reason, int? told, bool isDoubtful = false)
    {
        await localLists.NotSyncedAsync(station, state, reason, told, isDoubtful, CancellationToken.None);
        return new LocalListAnswer { Status = state.ToString(), ReasonText = reason, Sent = 0, List = await localLists.FindAsync(station, CancellationToken.None) };
    }

    private static string Because(CommandAnswer answer) => (answer.ReasonCode, answer.ReasonText) switch
    {
        (null, _) => "",
        ({ } code, null) => $" ({code})",
        ({ } code, { } text) => $" ({code}: {text})",
    };
}
