using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp16;

internal sealed partial class Ocpp16Commands
{
    public Task<CommandAnswer> ReportChargingProfilesAsync(
        StationConnection station, int requestId, ProfileReportCommand command, CancellationToken cancellationToken) =>
        throw new RuleBrokenException("OCPP 1.6 §5", "", "A 1.6 station cannot be asked which profiles it has; those that it has accepted are sent again after each boot.");
}
