using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

internal static class GetBaseReportHandler
{
    public static GetBaseReportResponse Handle(Ocpp201Dialect dialect, GetBaseReportRequest request)
    {
        var variables = DeviceModel.Of(dialect.Station).Where(entry => request.ReportBase switch
        {
            ReportBase.ConfigurationInventory => entry.Variable.Write is not null,
            ReportBase.SummaryInventory => entry.Variable.Name is "AvailabilityState" or "Available" or "Problem",
            _ => true,
        });
        NotifyReportSender.Send(dialect, request.RequestId, [.. variables]);
        return new GetBaseReportResponse { Status = GenericDeviceModelStatus.Accepted };
    }
}
