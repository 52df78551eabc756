using Csms.Domain.Stations;

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
        async (version, station) =>
        {
            var isPassword = change.Key.Equals(version.PasswordKey, StringComparison.OrdinalIgnoreCase);
            if (isPassword && change.Value.Length is not (>= 16 and <= 40))
                throw new RuleBrokenException("OCPP 1.6-J §6.2.2, OCPP 2.0.1 A01", "value", "A station's password has 16 to 40 characters.");
            var answer = await version.WriteConfigurationAsync(station, change, cancellationToken);
            // Kept even when nobody waits for the answer any more: the station has changed its password.
            if (isPassword && answer.Status is ("Accepted" or "RebootRequired")
                && await stations.UpdateAsync(origin.StationId, new StationChange { Password = change.Value }, CancellationToken.None) is { } stored)
                station.Session.Station = stored.Station;
            return answer;
        },
        cancellationToken);
}
