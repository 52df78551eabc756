using Csms.Domain.Stations;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp201;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp201;

/// <summary>OCPP 2.0.1 B07, B08: keeps a part of a report; the parts belong together by requestId and seqNo.</summary>
internal sealed class NotifyReportHandler(DeviceModel deviceModel) : IHandler<NotifyReportRequest, NotifyReportResponse>
{
    public async ValueTask<NotifyReportResponse> HandleAsync(NotifyReportRequest request, CallContext context, CancellationToken cancellationToken)
    {
        var report = new DeviceReport
        {
            RequestId = request.RequestId,
            SeqNo = request.SeqNo,
            GeneratedAt = request.GeneratedAt,
            MoreFollows = request.Tbc ?? false,
            Variables = [.. (request.ReportData ?? []).SelectMany(ToVariables)],
        };
        await deviceModel.RecordAsync(context.Station, report, cancellationToken);
        return new NotifyReportResponse();
    }

    private static IEnumerable<DeviceVariable> ToVariables(ReportData data) => data.VariableAttribute.Select(attribute => new DeviceVariable
    {
        Component = data.Component.Name,
        ComponentInstance = data.Component.Instance,
        Evse = data.Component.Evse?.Id,
        Connector = data.Component.Evse?.ConnectorId,
        Variable = data.Variable.Name,
        VariableInstance = data.Variable.Instance,
        Attribute = (attribute.Type ?? Protocol.Ocpp201.Attribute.Actual).Word(),
        Value = attribute.Value,
        Mutability = (attribute.Mutability ?? Mutability.ReadWrite).Word(),
        DataType = data.VariableCharacteristics?.DataType.Word(),
        Unit = data.VariableCharacteristics?.Unit,
        ValuesList = data.VariableCharacteristics?.ValuesList,
        MinLimit = data.VariableCharacteristics?.MinLimit,
        MaxLimit = data.VariableCharacteristics?.MaxLimit,
    });
}
