using Csms.Domain.Reservations;
using Csms.Domain.Tokens;
using Csms.Protocol;
using Csms.Server.Calls;
using Csms.Server.Connections;

namespace Csms.Server.Commands;

internal sealed partial class StationCommands
{
    private const string ReservationRule = "OCPP 1.6 §5.13, OCPP 2.0.1 H01";

    /// <summary>Reserves an EVSE for a token. The reservation is kept before it is sent, so that it is known whatever becomes of the call.</summary>
    public async Task<ReserveAnswer> ReserveAsync(CommandOrigin origin, ReserveCommand command, CancellationToken cancellationToken)
    {
        var token = await tokens.FindAsync(command.IdToken, cancellationToken);
        var isKeyCode = KeyCode.IsMeant(command.IdTokenType ?? token?.Type);
        return await RunAsync(
            origin, "reserve", isKeyCode ? command with { IdToken = KeyCode.Hidden } : command,
            async (version, station) =>
            {
                if (command.ExpiresAt <= time.GetUtcNow())
                    throw new RuleBrokenException(ReservationRule, "expiresAt", "The reservation would have expired already.");
                var place = version.PlaceOf(command.EvseId, command.ConnectorId);
                if (place.EvseId < 0 || place.ConnectorId < 0)
                    throw new RuleBrokenException(ReservationRule, "evseId", "EVSEs and their connectors are numbered from 1 on; EVSE 0 is any of them.");
                var is16 = station.Version == OcppVersion.Ocpp16;
                var group = command.GroupIdToken ?? (is16 ? token?.ParentId ?? token?.GroupId : token?.GroupId ?? token?.ParentId);
                var wish = new NewReservation
                {
                    Id = command.ReservationId,
                    Evse = place.IsStation ? null : place.EvseId,
                    Connector = place.IsStation ? null : place.ConnectorId,
                    ConnectorType = command.ConnectorType,
                    IdToken = command.IdToken,
                    IdTokenType = command.IdTokenType ?? token?.Type,
                    GroupIdToken = group,
                    ExpiresAt = command.ExpiresAt,
                };
                return await ReserveKeptAsync(
                    station, wish,
                    async id =>
                    {
                        var answer = await version.ReserveAsync(station, id, command with { GroupIdToken = group }, token, cancellationToken);
                        return new ReserveAnswer { Status = answer.Status, ReasonCode = answer.ReasonCode, ReasonText = answer.ReasonText, ReservationId = id };
                    },
                    answer => answer.Status, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>Withdraws a reservation; also one that is not known here, for the station may have it from elsewhere.</summary>
    public Task<CommandAnswer> CancelReservationAsync(CommandOrigin origin, int reservationId, CancellationToken cancellationToken) => RunAsync(
        origin, "cancel-reservation", new { reservationId },
        (version, station) => CancelKeptAsync(
            origin, station, reservationId, () => version.CancelReservationAsync(station, reservationId, cancellationToken), answer => answer.Status),
        cancellationToken);

    // What the station did is kept even when nobody waits for the answer any more.
    private async Task<TAnswer> ReserveKeptAsync<TAnswer>(
        StationConnection station, NewReservation wish, Func<int, Task<TAnswer>> send, Func<TAnswer, string?> statusOf, CancellationToken cancellationToken)
    {
        var kept = await reservations.RequestAsync(station.Session.Station.Key, wish, cancellationToken)
            ?? throw new RuleBrokenException(ReservationRule, "reservationId", "Another station has a reservation with this id.");
        TAnswer answer;
        try
        {
            answer = await send(kept.Id);
        }
        catch (StationCallException failure) when (failure.Outcome is CallOutcome.Error)
        {
            await reservations.FailedAsync(kept.Number, failure.Message, CancellationToken.None);
            throw;
        }
        catch (Exception failure) when (failure is StationCallException { IsOutcomeUnknown: false } or RuleBrokenException or InvalidRequestException)
        {
            await reservations.NotSentAsync(kept.Number, CancellationToken.None);
            throw;
        }
        catch
        {
            await reservations.UnansweredAsync(kept.Number, CancellationToken.None);
            throw;
        }
        await (statusOf(answer) is { } status
            ? reservations.AnsweredAsync(kept.Number, status, CancellationToken.None)
            : reservations.UnansweredAsync(kept.Number, CancellationToken.None));
        return answer;
    }

    private async Task<TAnswer> CancelKeptAsync<TAnswer>(
        CommandOrigin origin, StationConnection station, int id, Func<Task<TAnswer>> send, Func<TAnswer, string?> statusOf)
    {
        TAnswer answer;
        try
        {
            answer = await send();
        }
        catch (Exception failure) when (failure is StationCallException { IsOutcomeUnknown: true } or OperationCanceledException)
        {
            await reservations.CancelUnansweredAsync(station.Session.Station.Key, id, CancellationToken.None);
            throw;
        }
        if (statusOf(answer) is { } status)
            await reservations.CancelledAsync(station.Session.Station.Key, id, origin.OperatorName, status == "Accepted", CancellationToken.None);
        return answer;
    }
}
