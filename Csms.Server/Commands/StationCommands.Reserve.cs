using System.Security.Cryptography;

namespace Csms.Server.Commands;

internal sealed partial class StationCommands
{
    /// <summary>Reserves an EVSE for a token. A new reservation gets an id that no other is likely to have, on any node.</summary>
    public async Task<ReserveAnswer> ReserveAsync(CommandOrigin origin, ReserveCommand command, CancellationToken cancellationToken)
    {
        var token = await tokens.FindAsync(command.IdToken, cancellationToken);
        return await RunAsync(
            origin, "reserve", KeyCode.IsMeant(command.IdTokenType ?? token?.Type) ? command with { IdToken = KeyCode.Hidden } : command,
            async (version, station) =>
            {
                var id = command.ReservationId ?? RandomNumberGenerator.GetInt32(1, int.MaxValue);
                var answer = await version.ReserveAsync(station, id, command, token, cancellationToken);
                return new ReserveAnswer { Status = answer.Status, ReasonCode = answer.ReasonCode, ReasonText = answer.ReasonText, ReservationId = id };
            },
            cancellationToken);
    }
}
