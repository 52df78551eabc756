using System.Security.Cryptography;

namespace Csms.Server.Commands;

internal sealed partial class StationCommands
{
    /// <summary>Reserves an EVSE for a token. A new reservation gets an id that no other is likely to have, on any node.</summary>
    public Task<ReserveAnswer> ReserveAsync(CommandOrigin origin, ReserveCommand command, CancellationToken cancellationToken) => RunAsync(
        origin, "reserve", command,
        async (version, station) =>
        {
            var id = command.ReservationId ?? RandomNumberGenerator.GetInt32(1, int.MaxValue);
            var token = await tokens.FindAsync(command.IdToken, cancellationToken);
            var answer = await version.ReserveAsync(station, id, command, token, cancellationToken);
            return new ReserveAnswer { Status = answer.Status, ReasonCode = answer.ReasonCode, ReasonText = answer.ReasonText, ReservationId = id };
        },
        cancellationToken);
}
