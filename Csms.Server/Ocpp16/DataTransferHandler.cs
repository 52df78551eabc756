using Csms.Protocol.Ocpp16;
using Csms.Server.Routing;
using Csms.Server.Transfers;

namespace Csms.Server.Ocpp16;

/// <summary>OCPP 1.6 §4.3: answers a vendor's own data as was agreed with the vendor. The data is text, which often holds JSON.</summary>
internal sealed class DataTransferHandler(TransferDesk desk) : IHandler<DataTransferRequest, DataTransferResponse>
{
    public async ValueTask<DataTransferResponse> HandleAsync(DataTransferRequest request, CallContext context, CancellationToken cancellationToken)
    {
        var verdict = await desk.ReceiveAsync(context.Connection, request.VendorId, request.MessageId, TransferText.Readings(request.Data), cancellationToken);
        return new DataTransferResponse { Status = Enum.Parse<DataTransferStatus>($"{verdict.Status}"), Data = verdict.DataText };
    }
}
