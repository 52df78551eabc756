using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

internal static class GetReportHandler
{
    public static GetReportResponse Handle(Ocpp201Dialect dialect, GetReportRequest request)
    {
        var all = DeviceModel.Of(dialect.Station);
        DeviceEntry[] found = [.. all.Where(entry =>
            (request.ComponentVariable is not { } wanted || wanted.Any(one => entry.Matches(one)))
            && (request.ComponentCriteria is not { } criteria || criteria.Any(one => Meets(dialect, all, entry, one))))];
        // B08.FR.15: nothing that fits is told at once.
        if (found.Length == 0)
            return new GetReportResponse { Status = GenericDeviceModelStatus.EmptyResultSet };
        NotifyReportSender.Send(dialect, request.RequestId, found);
        return new GetReportResponse { Status = GenericDeviceModelStatus.Accepted };
    }

    // B08.FR.07 to FR.10: a component without the variable counts as active, available and enabled, but not as having a problem.
    private static bool Meets(Ocpp201Dialect dialect, IReadOnlyList<DeviceEntry> all, DeviceEntry entry, ComponentCriterion criterion)
    {
        var variable = all.FirstOrDefault(other =>
            other.Variable.Component == entry.Variable.Component && other.Evse == entry.Evse && other.Variable.Name == criterion.ToString());
        return variable is null ? criterion != ComponentCriterion.Problem : variable.Read(dialect) == "true";
    }
}
