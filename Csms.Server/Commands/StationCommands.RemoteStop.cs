using System.Text.Json;

namespace Csms.Server.Commands;

internal sealed partial class StationCommands
{
    /// <summary>Asks a station to stop one of its transactions; another station's transaction is not found.</summary>
    public Task<CommandAnswer> RemoteStopAsync(CommandOrigin origin, RemoteStopCommand command, CancellationToken cancellationToken)
    {
        var id = command.TransactionId switch
        {
            { ValueKind: JsonValueKind.String } text => text.GetString()!,
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            _ => throw new RuleBrokenException("type", "transactionId", "A transaction's id: a number or a text."),
        };
        return RunAsync(
            origin, "remote-stop", command,
            async (version, station) =>
            {
                MustBeAccepted(station);
                var transaction = await ledger.FindAsync(station.Session.Station.Key, id, cancellationToken)
                    ?? throw new NotKnownException($"The station '{origin.StationId}' has no transaction '{id}'.");
                return await version.RemoteStopAsync(station, transaction, cancellationToken);
            },
            cancellationToken);
    }
}
