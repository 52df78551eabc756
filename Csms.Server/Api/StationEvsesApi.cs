using Csms.Domain.Locations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/stations/{id}/evses</c>: EVSEs and connectors as they were built, which no station tells.</summary>
internal static class StationEvsesApi
{
    public static void MapStationEvses(this RouteGroupBuilder api)
    {
        var evses = api.MapGroup("/stations/{stationId}/evses").WithTags("Locations");
        evses.MapGet("", ListAsync).WithName("ListStationEvses").ProducesProblem(404).WithSummary("What people have said of a station's EVSEs and connectors: labels, types, power.");
        evses.MapPut("", PutAsync).WithName("PutStationEvses").ProducesProblem(404).ProducesProblem(422).WithSummary("Replaces what is known of a station's EVSEs and connectors.");
    }

    private static async Task<Results<Ok<ListAnswer<EvseFacts>>, ProblemHttpResult>> ListAsync(string stationId, EvseBook evses, CancellationToken cancellationToken) =>
        await evses.FindAsync(stationId, cancellationToken) is { } known ? TypedResults.Ok(ListAnswer.Whole(known, evse => evse)) : Problems.NoStation(stationId);

    private static async Task<Results<Ok<ListAnswer<EvseFacts>>, ProblemHttpResult>> PutAsync(
        string stationId, StationEvsesBody body, HttpContext http, EvseBook evses, CancellationToken cancellationToken)
    {
        if (EvseFacts.Faults(body.Evses) is { Count: > 0 } faults)
            return LocationsApi.Unprocessable(faults);
        if (await evses.PutAsync(stationId, body.Evses, cancellationToken) is not { } before)
            return Problems.NoStation(stationId);
        var after = await evses.FindAsync(stationId, cancellationToken) ?? [];
        Audited.Changed(http, new StationEvsesBody { Evses = before }, new StationEvsesBody { Evses = after });
        return TypedResults.Ok(ListAnswer.Whole(after, evse => evse));
    }
}
