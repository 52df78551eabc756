using Csms.Server.Calls;
using Csms.Server.Connections;

namespace Csms.Server.Commands;

internal sealed partial class StationCommands
{
    /// <summary>
    /// Writes one setting of a station. A new password that the station accepted is the one it must come with from then on; otherwise the old one
    /// stays. OCPP 2.0.1 A01.FR.03, A01.FR.04; the security whitepaper says the same of 1.6.
    /// </summary>
    public Task<CommandAnswer> WriteConfigurationAsync(CommandOrigin origin, ConfigurationChange change, CancellationToken cancellationToken) => RunAsync(
        // The value may be a password: the audit line names the key only.
        origin, "write-configuration", new { change.Key },
        (version, station) => change.Key.Equals(version.PasswordKey, StringComparison.OrdinalIgnoreCase)
            ? WritePasswordAsync(version, station, change, cancellationToken)
            : version.WriteConfigurationAsync(station, change, cancellationToken),
        cancellationToken);

    // Noted before it is sent: when the answer is lost, or the station uses the new one only after its next boot, it may come with either.
    private async Task<CommandAnswer> WritePasswordAsync(
        IStationCommands version, StationConnection station, ConfigurationChange change, CancellationToken cancellationToken)
    {
        if (change.Value.Length is not (>= 16 and <= 40))
            throw new RuleBrokenException("OCPP 1.6-J §6.2.2, OCPP 2.0.1 A01", "value", "A station's password has 16 to 40 characters.");
        await stations.OfferPasswordAsync(station.StationId, change.Value, cancellationToken);
        try
        {
            var answer = await version.WriteConfigurationAsync(station, change, cancellationToken);
            // Kept even when nobody waits for the answer any more: the station has changed its password.
            if (answer.Status == "Accepted")
                await stations.TakeOfferedAsync(station.StationId, CancellationToken.None);
            else if (answer.Status != "RebootRequired")
                await stations.DropOfferedAsync(station.StationId, CancellationToken.None);
            return answer;
        }
        catch (StationCallException failure) when (!failure.IsOutcomeUnknown)
        {
            await stations.DropOfferedAsync(station.StationId, CancellationToken.None);
            throw;
        }
    }
}
