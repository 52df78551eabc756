using Csms.Protocol.Ocpp16;
using Csms.Server.PlugAndCharge;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp16;

/// <summary>
/// OCPP 1.6 §4.3: Plug &amp; Charge is understood. No other vendor's data has an agreed meaning here yet, and the station is told so; the message log keeps
/// what it sent.
/// </summary>
internal sealed class DataTransferHandler(PlugAndChargeTransfer plugAndCharge) : IHandler<DataTransferRequest, DataTransferResponse>
{
    public async ValueTask<DataTransferResponse> HandleAsync(DataTransferRequest request, CallContext context, CancellationToken cancellationToken) =>
        await plugAndCharge.AnswerAsync(request, context, cancellationToken)
        ?? new DataTransferResponse { Status = DataTransferStatus.UnknownVendorId };

    public Task AfterAnswerAsync(DataTransferRequest request, DataTransferResponse response, CallContext context, CancellationToken cancellationToken)
    {
        plugAndCharge.Answered(request);
        return Task.CompletedTask;
    }
}
