using Csms.Protocol.Ocpp16;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp16;

/// <summary>OCPP 1.6 §4.3: no vendor's data has an agreed meaning here yet, and the station is told so; the message log keeps what it sent.</summary>
internal sealed class DataTransferHandler : IHandler<DataTransferRequest, DataTransferResponse>
{
    public ValueTask<DataTransferResponse> HandleAsync(DataTransferRequest request, CallContext context, CancellationToken cancellationToken) =>
        new(new DataTransferResponse { Status = DataTransferStatus.UnknownVendorId });
}
