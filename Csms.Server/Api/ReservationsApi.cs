using Csms.Server.Commands;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/stations/{id}/reservations</c>: an EVSE kept free for a token.</summary>
internal static class ReservationsApi
{
    public static void MapReservations(this RouteGroupBuilder api)
    {
        var reservations = api.MapGroup("/stations/{stationId}/reservations").WithTags("Reservations");
        reservations.MapPost("", ReserveAsync).WithName("Reserve").AsCommand().WithSummary("Reserves an EVSE for a token until a time.");
        reservations.MapDelete("/{reservationId}", CancelAsync).WithName("CancelReservation").AsCommand().WithSummary("Withdraws a reservation.");
    }

    private static async Task<Ok<ReserveAnswer>> ReserveAsync(
        string stationId, ReserveCommand body, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.ReserveAsync(http.OriginOf(stationId), body, cancellationToken));

    private static async Task<Ok<CommandAnswer>> CancelAsync(
        string stationId, int reservationId, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.RunAsync(
            http.OriginOf(stationId), "cancel-reservation", new { reservationId },
            (version, station) => version.CancelReservationAsync(station, reservationId, cancellationToken), cancellationToken));
}
