using Csms.Domain.Bench;
using Csms.Domain.Reservations;
using Csms.Protocol;
using Csms.Server.Commands;

namespace Csms.Server.Bench.Scenarios;

/// <summary>OCPP 1.6 §5.13, OCPP 2.0.1 H01, H03.</summary>
internal sealed class ReservationScenario : Scenario
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);

    public override string Name => "reservation";

    public override string Title => "A reservation is used";

    public override string About => "The EVSE is kept for a card, and the transaction of that card uses the reservation up.";

    public override IReadOnlyList<Step> Steps(OcppVersion version) =>
    [
        Plays.Free,
        new()
        {
            Key = "reserve",
            Title = "The station takes the reservation and says that the EVSE is reserved",
            PlayAsync = async (stage, token) =>
            {
                var answer = await stage.Door.Commands.ReserveAsync(
                    stage.Origin,
                    new ReserveCommand { IdToken = stage.IdToken, IdTokenType = "ISO14443", EvseId = stage.EvseId, ExpiresAt = stage.Now + Lasts }, token);
                await Plays.RequireAcceptedAsync(stage, answer, token);
                stage.ReservationId = answer.ReservationId;
                return $"Reservation {answer.ReservationId}: EVSE {stage.EvseId} is {await stage.UntilStateAsync(token, "Reserved")}.";
            },
        },
        new()
        {
            Key = "reserved-card",
            Title = "Its card starts a transaction that names the reservation",
            Deed = BenchDeed.PresentCard,
            Card = stage => stage.IdToken,
            PlayAsync = async (stage, token) =>
            {
                if (stage.Simulated is { } station && !station.Evses[stage.EvseId - 1].Plugged)
                    station.PlugIn(stage.EvseId);
                stage.Transaction = await Plays.AuthorizedAsync(stage, token);
                return stage.Transaction.ReservationId == stage.ReservationId
                    ? $"Transaction {stage.Transaction.Id} uses reservation {stage.ReservationId}."
                    : throw new StepFailedException($"Transaction {stage.Transaction.Id} began, but does not name reservation {stage.ReservationId}.");
            },
        },
        new()
        {
            Key = "reservation-used",
            Title = "The reservation is over",
            PlayAsync = async (stage, token) =>
            {
                var state = (await stage.Door.Reservations.FindAsync(stage.ReservationId!.Value, token))?.State;
                return state == ReservationState.Used ? "It was used." : throw new StepFailedException($"The reservation is {state}, not used.");
            },
        },
        Plays.RemoteStop,
        Plays.Unplug,
        new()
        {
            Key = "reservation-withdrawn",
            Title = "Nothing is left reserved",
            Always = true,
            PlayAsync = async (stage, token) =>
            {
                if (stage.ReservationId is not { } id || await stage.Door.Reservations.FindAsync(id, token) is not { State: ReservationState.Accepted })
                    return "There is nothing to withdraw.";
                await Plays.RequireAcceptedAsync(stage, await stage.Door.Commands.CancelReservationAsync(stage.Origin, id, token), token);
                return $"Reservation {id} is withdrawn.";
            },
        },
    ];
}
