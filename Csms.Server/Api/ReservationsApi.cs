using Csms.Domain.Reservations;
using Csms.Domain.Tokens;
using Csms.Server.Commands;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/stations/{id}/reservations</c> and <c>/reservations</c>: EVSEs kept free for a token.</summary>
internal static class ReservationsApi
{
    public static void MapReservations(this RouteGroupBuilder api)
    {
        var ofStation = api.MapGroup("/stations/{stationId}/reservations").WithTags("Reservations");
        ofStation.MapPost("", ReserveAsync).WithName("Reserve").AsCommand().WithSummary("Reserves an EVSE for a token until a time.");
        ofStation.MapDelete("/{reservationId}", CancelAsync).WithName("CancelReservation").AsCommand().WithSummary("Withdraws a reservation.");

        var reservations = api.MapGroup("/reservations").WithTags("Reservations");
        reservations.MapGet("", ListAsync).WithName("ListReservations").WithSummary("Reservations, the newest first.").ProducesProblem(400);
        reservations.MapGet("/{id}", GetAsync).WithName("GetReservation").ProducesProblem(404)
            .WithSummary("One reservation, by the id that it was given; of several that had the id, the one that is not over, else the newest.");
    }

    private static async Task<Ok<ReserveAnswer>> ReserveAsync(
        string stationId, ReserveCommand body, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.ReserveAsync(http.OriginOf(stationId), body, cancellationToken));

    private static async Task<Ok<CommandAnswer>> CancelAsync(
        string stationId, int reservationId, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.CancelReservationAsync(http.OriginOf(stationId), reservationId, cancellationToken));

    private static async Task<Results<Ok<ListAnswer<Reservation>>, ProblemHttpResult>> ListAsync(
        [AsParameters] PageQuery page, string? stationId, string? state, ReservationBook reservations, CancellationToken cancellationToken)
    {
        var words = Enum.GetNames<ReservationState>();
        if (state is not null && !words.Contains(state))
            return Problems.BadRequest($"The parameter 'state' is one of: {string.Join(", ", words)}.");
        var query = new ReservationQuery { StationId = stationId, State = state is null ? null : Enum.Parse<ReservationState>(state) };
        return TypedResults.Ok(ListAnswer.Of(await reservations.ListAsync(query, page.ToPage(), cancellationToken), Shown));
    }

    private static async Task<Results<Ok<Reservation>, ProblemHttpResult>> GetAsync(
        string id, ReservationBook reservations, CancellationToken cancellationToken) =>
        int.TryParse(id, out var number) && await reservations.FindAsync(number, cancellationToken) is { } reservation
            ? TypedResults.Ok(Shown(reservation))
            : Problems.NotFound($"There is no reservation '{id}'.");

    // OCPP 2.0.1 C04.FR.04: a key code is not shown.
    private static Reservation Shown(Reservation reservation) =>
        KeyCode.IsMeant(reservation.IdTokenType) ? reservation with { IdToken = KeyCode.Hidden } : reservation;
}
