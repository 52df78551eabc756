using Csms.Domain.Stations;
using Csms.Domain.Transactions;

namespace Csms.Server.Commands;

internal sealed partial class StationCommands
{
    /// <summary>Installs a charging profile; one that the station accepted is kept.</summary>
    public Task<CommandAnswer> SetChargingProfileAsync(CommandOrigin origin, SetChargingProfileCommand command, CancellationToken cancellationToken)
    {
        ProfileRules.CheckForSet(command.EvseId, command.ChargingProfile);
        return RunAsync(
            origin, "set-charging-profile", command,
            async (version, station) =>
            {
                var key = station.Session.Station.Key;
                var profile = command.ChargingProfile;
                var transaction = profile.Purpose == ProfilePurpose.TxProfile ? await RunningAsync(key, command.EvseId, profile.TransactionId, cancellationToken) : null;
                var asked = new AcceptedProfile(command.EvseId, transaction, profile);
                version.CheckBeside((await profiles.ListAsync(key, cancellationToken)).Select(AcceptedProfile.Of), asked);
                var answer = await version.SetChargingProfileAsync(station, command.EvseId, profile, transaction, cancellationToken);
                if (answer.Status == "Accepted")
                    await profiles.AcceptedAsync(key, asked.ToKept(), cancellationToken);
                return answer;
            },
            cancellationToken);
    }

    // OCPP 1.6 §5.16, OCPP 2.0.1 K01.FR.03: a TxProfile is for a transaction that runs on the EVSE.
    private async Task<Transaction> RunningAsync(StationKey station, int evseId, string? transactionId, CancellationToken cancellationToken)
    {
        const string Rule = "OCPP 1.6 §5.16, OCPP 2.0.1 K01.FR.03";
        var transaction = transactionId is null
            ? await ledger.FindRunningAsync(station, evseId, cancellationToken)
            : await ledger.FindAsync(station, transactionId, cancellationToken);
        if (transaction is null || transaction.State != TransactionState.Active)
            throw new RuleBrokenException(
                Rule, "chargingProfile.transactionId",
                transactionId is null ? $"No transaction runs on EVSE {evseId}." : $"The station has no running transaction '{transactionId}'.");
        if (transaction.EvseId is { } where && where != evseId)
            throw new RuleBrokenException(Rule, "evseId", $"The transaction runs on EVSE {where}.");
        return transaction;
    }
}
