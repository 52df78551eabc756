using Csms.Protocol.Ocpp16;

namespace Csms.Simulator.Ocpp16;

/// <summary>The simulator's own vendor has one message, Echo, which gives the data back.</summary>
internal static class DataTransferHandler
{
    public static DataTransferResponse Handle(Ocpp16Dialect dialect, DataTransferRequest request)
    {
        if (request.VendorId != dialect.Station.Options.Vendor)
            return new DataTransferResponse { Status = DataTransferStatus.UnknownVendorId };
        return request.MessageId == "Echo"
            ? new DataTransferResponse { Status = DataTransferStatus.Accepted, Data = request.Data }
            : new DataTransferResponse { Status = DataTransferStatus.UnknownMessageId };
    }
}
