using Csms.Domain.Certificates;
using Csms.Domain.Stations;
using Csms.Domain.Timeline;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Certificates;

/// <summary>OCPP 2.0.1 A00.FR.429, A00.FR.807: a station whose certificate is over, and that was let in nevertheless, is asked for a new one at once.</summary>
internal sealed class CertificateRenewal(StationCommands commands, StationTimeline timeline) : IAfterBoot
{
    public async Task BootedAsync(StationConnection connection, CancellationToken cancellationToken)
    {
        if (connection is not { MayOnlyRenew: true, Session.Registration: Registration.Pending })
            return;
        try
        {
            await commands.RenewCertificateAsync(CommandOrigin.Own(connection.StationId), SigningUse.Station, cancellationToken);
        }
        catch (Exception failure) when (CommandFailure.IsExpected(failure))
        {
            timeline.Add(connection.StationId, TimelineKind.Security, $"The station could not be asked for a new certificate: {failure.Message}");
        }
    }
}
