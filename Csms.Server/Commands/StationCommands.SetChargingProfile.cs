using Csms.Domain.Profiles;
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
                // OCPP 2.0.1 K01.FR.34.
                ProfileRules.Require(
                    profile.Alternatives is null or [] || await negotiations.RunningAsync(key, command.EvseId, cancellationToken) is not null, "OCPP 2.0.1 K01.FR.34",
                    "chargingProfile.alternatives", "There is one schedule, unless a vehicle chooses by ISO 15118; the one there has not told its needs.");
                var asked = new StationProfile { Evse = command.EvseId, OcppTransactionId = transaction?.OcppTransactionId, Profile = profile };
                return await sender.SendAsync(version, station, asked, transaction, cancellationToken);
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
