using Csms.Domain.Customers;
using Csms.Protocol.Ocpp201;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp201;

/// <summary>OCPP 2.0.1 N09, N10: keeps a part of what a station says of a customer, for whoever asked.</summary>
internal sealed class NotifyCustomerInformationHandler(CustomerReports reports)
    : IHandler<NotifyCustomerInformationRequest, NotifyCustomerInformationResponse>
{
    public async ValueTask<NotifyCustomerInformationResponse> HandleAsync(
        NotifyCustomerInformationRequest request, CallContext context, CancellationToken cancellationToken)
    {
        var part = new CustomerReportPart(request.RequestId, request.SeqNo, request.GeneratedAt, request.Tbc ?? false, request.Data);
        await reports.RecordAsync(context.Station, part, cancellationToken);
        return new NotifyCustomerInformationResponse();
    }
}
