using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp16;

internal sealed partial class Ocpp16Commands
{
    public Task<CommandAnswer> ReportAsync(StationConnection station, int requestId, ReportCommand command, CancellationToken cancellationToken) =>
        throw new RuleBrokenException("OCPP 1.6 §5.8", "", "OCPP 1.6 has no reports: GET configuration asks for everything.");

    public void RequireNetworkProfiles() => throw new RuleBrokenException("OCPP 1.6", "", "OCPP 1.6 has no network profiles.");

    public Task<CommandAnswer> SetNetworkProfileAsync(StationConnection station, int slot, NetworkProfileCommand command, CancellationToken cancellationToken)
    {
        RequireNetworkProfiles();
        throw new System.Diagnostics.UnreachableException();
    }
}
