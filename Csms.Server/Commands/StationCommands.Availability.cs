using Csms.Protocol;
using Csms.Server.Connections;

namespace Csms.Server.Commands;

internal sealed partial class StationCommands
{
    /// <summary>Takes a station, an EVSE or a connector in or out of service, and remembers what the station agreed to.</summary>
    public Task<CommandAnswer> ChangeAvailabilityAsync(CommandOrigin origin, AvailabilityCommand command, CancellationToken cancellationToken) => RunAsync(
        origin, "availability", command,
        async (version, station) =>
        {
            var answer = await version.ChangeAvailabilityAsync(station, command, cancellationToken);
            await KeepWishesAsync(version, station, new RawMeaning { ChangesAvailability = command }, answer.Status);
            return answer;
        },
        cancellationToken);

    /// <summary>Restarts a station or an EVSE, and remembers a reset that the station has put off.</summary>
    public Task<CommandAnswer> ResetAsync(CommandOrigin origin, ResetCommand command, CancellationToken cancellationToken) => RunAsync(
        origin, "reset", command,
        async (version, station) =>
        {
            await CheckResetAsync(station, command, cancellationToken);
            var answer = await version.ResetAsync(station, command, cancellationToken);
            await KeepWishesAsync(version, station, new RawMeaning { Resets = command }, answer.Status);
            return answer;
        },
        cancellationToken);

    // OCPP 2.0.1 B11, B12: an EVSE is reset by itself only where the station says that it can be.
    private async Task CheckResetAsync(StationConnection station, ResetCommand command, CancellationToken cancellationToken)
    {
        if (command.EvseId is not > 0 || station.Version == OcppVersion.Ocpp16)
            return;
        var variables = await deviceModel.VariablesAsync(station.Session.Station.Key, cancellationToken);
        var isForbidden = variables.Any(variable =>
            variable.Component.Equals("EVSE", StringComparison.OrdinalIgnoreCase) && variable.Evse == command.EvseId
            && variable.Variable.Equals("AllowReset", StringComparison.OrdinalIgnoreCase) && variable.Attribute == "Actual"
            && bool.TryParse(variable.Value, out var allows) && !allows);
        if (isForbidden)
            throw new RuleBrokenException(
                "OCPP 2.0.1 B11, B12: EVSE.AllowReset", "evseId", $"EVSE {command.EvseId} cannot be reset by itself, says the station; reset the whole station.");
    }

    // Kept even when nobody waits for the answer any more: the station has agreed.
    private async Task KeepWishesAsync(IStationCommands version, StationConnection station, RawMeaning meaning, string? status)
    {
        var key = station.Session.Station.Key;
        if (meaning.ChangesAvailability is { } change && status is "Accepted" or "Scheduled")
        {
            var place = version.PlaceOf(change.EvseId, change.ConnectorId);
            var is16 = station.Version == OcppVersion.Ocpp16;
            // OCPP 1.6 §5.2: connector 0 is the station and all its connectors; a 1.6 EVSE has one connector.
            await wishes.AgreedAsync(
                key, place.EvseId ?? 0, is16 ? 0 : place.ConnectorId ?? 0, change.Operative, status, replacesNarrower: is16 && place.IsStation, CancellationToken.None);
        }
        if (meaning.Resets is { } reset && status == "Scheduled")
            await wishes.ResetScheduledAsync(key, reset.EvseId ?? 0, CancellationToken.None);
    }
}
