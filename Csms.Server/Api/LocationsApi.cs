using System.ComponentModel;
using Csms.Domain.Locations;
using Csms.Domain.Stations;
using Csms.Server.Connections;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Csms.Server.Api;

/// <summary><c>/locations</c>: the sites where stations stand.</summary>
internal static class LocationsApi
{
    private const int MaxAssigned = 10_000;

    public static void MapLocations(this RouteGroupBuilder api)
    {
        var locations = api.MapGroup("/locations").WithTags("Locations");
        locations.MapGet("", ListAsync).WithName("ListLocations").HeedsStations()
            .WithSummary("The locations, by id. `Accept: text/csv`, or `?format=csv` in a link, gives all with their stations and connectors as CSV, as the import takes it.")
            .Produces<ListAnswer<LocationResource>>(StatusCodes.Status200OK, "application/json", "text/csv").ProducesProblem(400);
        locations.MapPost("/import", LocationFile.ImportAsync).WithName("ImportLocations").WithOwnAudit()
            .Accepts<string>("text/csv", "text/plain", "application/octet-stream").WithMetadata(new RequestSizeLimitAttribute(LocationFile.MaxBytes))
            .ProducesProblem(400).ProducesProblem(413).ProducesProblem(422)
            .WithSummary("Takes a CSV file of locations, stations, EVSEs and connectors, all of it or nothing; with `dryRun` tells what it would change, and what is wrong in it by line and column.");
        locations.MapGet("/{id}", GetAsync).WithName("GetLocation").HeedsStations().ProducesProblem(404).WithSummary("One location.");
        locations.MapPut("/{id}", PutAsync).WithName("PutLocation").ProducesProblem(422).WithSummary("Adds a location or replaces it; the stations there stay. Upper and lower case are the same id.");
        locations.MapDelete("/{id}", RemoveAsync).WithName("RemoveLocation").ProducesProblem(404).WithSummary("Removes a location; its stations stay, and stand nowhere then.");
        locations.MapGet("/{id}/stations", ListStationsAsync).WithName("ListStationsOfLocation").HeedsStations().ProducesProblem(400).ProducesProblem(404)
            .WithSummary("The stations at a location, by id, with what is known of their connectors.");
        locations.MapPost("/{id}/stations", AssignAsync).WithName("AssignStations").ProducesProblem(404).ProducesProblem(422)
            .WithSummary("Has stations stand at a location, wherever they stood before, or not any more; all that are named, or none.");
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] PageQuery page, [Description("Part of the id, the name, the city, the address or the postal code.")] string? text,
        HttpRequest request, LocationBook locations, LocationExport export, StationDirectory directory, TimeProvider time, CancellationToken cancellationToken)
    {
        var own = request.HttpContext.Operator().Locations;
        if (CsvWish.Of(request))
            return TypedResults.Stream(body => LocationFile.WriteAsync(export.LinesAsync(own, cancellationToken), body, cancellationToken), CsvWish.Type, "locations.csv");
        var listed = await locations.ListAsync(own, string.IsNullOrWhiteSpace(text) ? null : text.Trim(), page.ToPage(), cancellationToken);
        return TypedResults.Ok(ListAnswer.Of(listed, location => LocationResource.Of(location, directory, time)));
    }

    private static async Task<Results<Ok<LocationResource>, ProblemHttpResult>> GetAsync(
        string id, HttpContext http, LocationBook locations, StationDirectory directory, TimeProvider time, CancellationToken cancellationToken) =>
        http.Operator().MaySeeLocation(id) && await locations.FindAsync(id, cancellationToken) is { } location
            ? TypedResults.Ok(LocationResource.Of(location, directory, time))
            : NoLocation(id);

    private static async Task<Results<Ok<LocationResource>, Created<LocationResource>, ProblemHttpResult>> PutAsync(
        string id, LocationBody body, HttpContext http, LocationBook locations, StationDirectory directory, TimeProvider time, CancellationToken cancellationToken)
    {
        var location = body.ToLocation(id);
        if (location.Faults() is { Count: > 0 } faults)
            return Unprocessable(faults);
        var before = await locations.PutAsync(location, cancellationToken);
        var after = (await locations.FindAsync(id, cancellationToken))!;
        Audited.Changed(http, before, after.Location);
        var resource = LocationResource.Of(after, directory, time);
        return before is null ? TypedResults.Created($"{ApiRoutes.Prefix}/locations/{Uri.EscapeDataString(id)}", resource) : TypedResults.Ok(resource);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(string id, HttpContext http, LocationBook locations, CancellationToken cancellationToken)
    {
        var before = await locations.FindAsync(id, cancellationToken);
        if (!await locations.RemoveAsync(id, http.OperatorName(), cancellationToken))
            return NoLocation(id);
        Audited.Changed(http, before?.Location, null);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<ListAnswer<LocationStationResource>>, ProblemHttpResult>> ListStationsAsync(
        string id, [AsParameters] PageQuery page, HttpContext http, LocationBook locations, StationRegistry stations, EvseBook evses, StationDirectory directory, CancellationToken cancellationToken)
    {
        if (!http.Operator().MaySeeLocation(id) || await locations.FindAsync(id, cancellationToken) is null)
            return NoLocation(id);
        var listed = await stations.ListAsync(new StationQuery { LocationId = id }, page.ToPage(), cancellationToken);
        var facts = await evses.OfAsync([.. listed.Items.Select(station => station.Station.Key.Number)], cancellationToken);
        return TypedResults.Ok(ListAnswer.Of(listed, station => LocationStationResource.Of(station, facts.GetValueOrDefault(station.Station.Key.Number, []), directory)));
    }

    private static async Task<Results<Ok<AssignmentResource>, ProblemHttpResult>> AssignAsync(
        string id, AssignStationsBody body, HttpContext http, LocationBook locations, CancellationToken cancellationToken)
    {
        var (add, remove) = (body.Add ?? [], body.Remove ?? []);
        if (add.Count + remove.Count > MaxAssigned)
            return Unprocessable([new LocationFault("add", "maxItems", $"At most {MaxAssigned} stations at once.")]);
        if (await locations.AssignAsync(id, add, remove, http.OperatorName(), cancellationToken) is not { } assignment)
            return NoLocation(id);
        if (assignment.Unknown.Count > 0)
            return Unprocessable([.. Unknown("add", add, assignment), .. Unknown("remove", remove, assignment)]);
        Audited.Changed(http, null, body);
        return TypedResults.Ok(new AssignmentResource(assignment.Moved));
    }

    internal static ProblemHttpResult Unprocessable(IReadOnlyList<LocationFault> faults) => Problems.Unprocessable(
        faults.Count == 1 ? faults[0].Text : $"{faults.Count} members are not valid; the first, {faults[0].Path}: {faults[0].Text}",
        faults.Select(fault => new ProblemViolation(fault.Path, fault.Rule, fault.Text)));

    private static IEnumerable<LocationFault> Unknown(string list, IReadOnlyList<string> asked, Assignment assignment) =>
        asked.Index().Where(station => assignment.Unknown.Contains(station.Item)).Select(station => new LocationFault($"{list}[{station.Index}]", "exists", $"No station '{station.Item}' is registered."));

    private static ProblemHttpResult NoLocation(string id) => Problems.NotFound($"There is no location '{id}'.");
}
