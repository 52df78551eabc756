using System.Text.Json;
using Csms.Protocol;
using Csms.Server.Calls;
using Csms.Server.Connections;
using Csms.Server.Transfers;

namespace Csms.Server.Commands;

internal sealed partial class StationCommands
{
    /// <summary>Sends a vendor's own data, if it is as was agreed with the vendor.</summary>
    /// <exception cref="InvalidRequestException">It breaks the schema that was uploaded for it; it was not sent.</exception>
    public Task<DataTransferAnswer> DataTransferAsync(CommandOrigin origin, DataTransferCommand command, CancellationToken cancellationToken) => RunAsync(
        // The data may hold a secret of the vendor's: the audit line names only who is spoken to.
        origin, "data-transfer", new { command.VendorId, command.MessageId },
        async (version, station) =>
        {
            await CheckTransferAsync(station, command, cancellationToken);
            return await version.DataTransferAsync(station, command, cancellationToken);
        },
        cancellationToken);

    private ValueTask CheckTransferAsync(StationConnection station, DataTransferCommand command, CancellationToken cancellationToken) => transfers.CheckAsync(
        command.VendorId, command.MessageId,
        station.Version == OcppVersion.Ocpp16 && command.Data is { ValueKind: JsonValueKind.String } text ? TransferText.Readings(text.GetString()) : [command.Data],
        cancellationToken);
}
