using Csms.Protocol.Ocpp16;
using Csms.Server.PlugAndCharge;
using Csms.Server.Routing;
using Csms.Server.Transfers;

namespace Csms.Server.Ocpp16;

/// <summary>
/// OCPP 1.6 §4.3: Plug &amp; Charge is understood; other vendors' own data is answered as was agreed with the vendor. The data is text, which often holds JSON.
/// </summary>
internal sealed class DataTransferHandler(PlugAndChargeTransfer plugAndCharge, TransferDesk desk) : IHandler<DataTransferRequest, DataTransferResponse>
{
    public async ValueTask<DataTransferResponse> HandleAsync(DataTransferRequest request, CallContext context, CancellationToken cancellationToken)
    {
        if (await plugAndCharge.AnswerAsync(request, context, cancellationToken) is { } answer)
            return answer;
        var verdict = await desk.ReceiveAsync(context.Connection, request.VendorId, request.MessageId, TransferText.Readings(request.Data), cancellationToken);
        return new DataTransferResponse { Status = Enum.Parse<DataTransferStatus>($"{verdict.Status}"), Data = verdict.DataText };
    }

    public Task AfterAnswerAsync(DataTransferRequest request, DataTransferResponse response, CallContext context, CancellationToken cancellationToken)
    {
        plugAndCharge.Answered(request);
        return Task.CompletedTask;
    }
}
