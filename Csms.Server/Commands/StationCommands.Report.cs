using Csms.Domain.Requests;

namespace Csms.Server.Commands;

internal sealed partial class StationCommands
{
    /// <summary>Asks a station for a report of its device model, which comes later, in parts.</summary>
    public Task<RequestAnswer> ReportAsync(CommandOrigin origin, ReportCommand command, CancellationToken cancellationToken)
    {
        if (command.Base is null == (command.Criteria is null && command.Variables is null))
            throw new RuleBrokenException("OCPP 2.0.1 B07, B08", "base", "Either a base report, or criteria or variables.");
        return AskAsync(
            origin, "report", command,
            new NewRequest { Kind = RequestKind.Report, IsInventory = command.Base == ReportKind.FullInventory },
            (version, station, id) => version.ReportAsync(station, id, command, cancellationToken), cancellationToken);
    }
}
