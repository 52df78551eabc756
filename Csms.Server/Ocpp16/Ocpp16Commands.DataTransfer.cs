using Csms.Protocol.Ocpp16;
using Csms.Server.Commands;
using Csms.Server.Connections;
using Csms.Server.Transfers;
using System.Text.Json;

namespace Csms.Server.Ocpp16;

internal sealed partial class Ocpp16Commands
{
    public async Task<DataTransferAnswer> DataTransferAsync(StationConnection station, DataTransferCommand command, CancellationToken cancellationToken)
    {
        var request = new DataTransferRequest
        {
            VendorId = command.VendorId,
            MessageId = command.MessageId,
            Data = TransferText.Of(command.Data),
        };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return new DataTransferAnswer { Status = answer.Status.ToString(), Data = answer.Data is { } data ? JsonSerializer.SerializeToElement(data) : null };
    }
}
