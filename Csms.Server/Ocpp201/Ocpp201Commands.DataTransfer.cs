using Csms.Protocol.Ocpp201;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp201;

internal sealed partial class Ocpp201Commands
{
    public async Task<DataTransferAnswer> DataTransferAsync(StationConnection station, DataTransferCommand command, CancellationToken cancellationToken)
    {
        var request = new DataTransferRequest { VendorId = command.VendorId, MessageId = command.MessageId, Data = command.Data };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return new DataTransferAnswer
        {
            Status = answer.Status.ToString(), ReasonCode = answer.StatusInfo?.ReasonCode, ReasonText = answer.StatusInfo?.AdditionalInfo, Data = answer.Data,
        };
    }
}
