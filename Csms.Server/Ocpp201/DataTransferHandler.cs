using Csms.Domain.Transfers;
using Csms.Protocol.Ocpp201;
using Csms.Server.Routing;
using Csms.Server.Transfers;

namespace Csms.Server.Ocpp201;

/// <summary>OCPP 2.0.1 P02: answers a vendor's own data as was agreed with the vendor.</summary>
internal sealed class DataTransferHandler(TransferDesk desk) : IHandler<DataTransferRequest, DataTransferResponse>
{
    public async ValueTask<DataTransferResponse> HandleAsync(DataTransferRequest request, CallContext context, CancellationToken cancellationToken)
    {
        var verdict = await desk.ReceiveAsync(context.Connection, request.VendorId, request.MessageId, [request.Data], cancellationToken);
        return new DataTransferResponse
        {
            Status = Enum.Parse<DataTransferStatus>($"{verdict.Status}"),
            Data = verdict.Data,
            StatusInfo = verdict is { Status: TransferStatus.Rejected, Reason: { } reason } ? Translation.ToStatusInfo("NotProcessed", reason) : null,
        };
    }
}
