using System.ComponentModel;
using Csms.Domain.Stations;
using Csms.Server.Connections;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/stations</c>: which stations there are, and what is known of them.</summary>
internal static class StationsApi
{
    private const string Online = "online";
    private const string Offline = "offline";
    private const string Charging = "charging";
    private const string Faulted = "faulted";

    public static void MapStations(this RouteGroupBuilder api)
    {
        var stations = api.MapGroup("/stations").WithTags("Stations");
        stations.MapGet("", ListAsync).WithName("ListStations").HeedsStations().WithSummary("The stations, by id.").ProducesProblem(400);
        stations.MapPost("", AddAsync).WithName("AddStation").ProducesProblem(409).ProducesProblem(422)
            .WithSummary("Registers a station. The answer holds its password if one was generated: it is shown this once.");
        stations.MapGet("/{stationId}", GetAsync).WithName("GetStation").WithSummary("One station.").ProducesProblem(404);
        stations.MapPatch("/{stationId}", ChangeAsync).WithName("ChangeStation").ProducesProblem(404).ProducesProblem(422)
            .WithSummary("Changes a station. New credentials close its connection; a new registration counts from its next boot on.");
        stations.MapDelete("/{stationId}", RemoveAsync).WithName("RemoveStation").WithSummary("Removes a station and closes its connection; its transactions stay.").ProducesProblem(404);
    }

    private static async Task<Results<Ok<ListAnswer<StationResource>>, ProblemHttpResult>> ListAsync(
        [AsParameters] PageQuery page,
        [Description("Part of the id, the vendor, the model or the serial number.")] string? text,
        [Description("`online`, `offline`, `charging` or `faulted`.")] string? state,
        [Description("`1.6` or `2.0.1`: what it spoke last.")] string? version,
        [Description("At the location of this id.")] string? location,
        [Description("`true`: only those that stand at no location.")] bool? unplaced,
        HttpContext http, StationRegistry stations, StationDirectory directory, CancellationToken cancellationToken)
    {
        if (state is not (null or Online or Offline or Charging or Faulted))
            return Problems.BadRequest($"The parameter 'state' is {Online}, {Offline}, {Charging} or {Faulted}.");
        var query = new StationQuery
        {
            OneOf = http.Operator().Stations,
            Text = string.IsNullOrWhiteSpace(text) ? null : text.Trim(),
            OcppVersion = version,
            LocationId = string.IsNullOrEmpty(location) ? null : location,
            Unplaced = unplaced ?? false,
            Charging = state == Charging,
            Faulted = state == Faulted,
            Where = state switch
            {
                Online => id => directory.Find(id) is not null,
                Offline => id => directory.Find(id) is null,
                _ => null,
            },
        };
        return TypedResults.Ok(ListAnswer.Of(await stations.ListAsync(query, page.ToPage(), cancellationToken), station => StationResource.Of(station, directory)));
    }

    private static async Task<Results<Ok<StationResource>, ProblemHttpResult>> GetAsync(
        string stationId, StationRegistry stations, StationWishes wishes, StationDirectory directory, CancellationToken cancellationToken) =>
        await stations.DescribeAsync(stationId, cancellationToken) is { } station
            ? TypedResults.Ok(StationResource.Of(station, directory) with
            {
                AvailabilityWishes = await wishes.AvailabilityAsync(station, cancellationToken),
                ScheduledResets = await wishes.ResetsAsync(station.Station.Key, cancellationToken),
            })
            : Problems.NoStation(stationId);

    private static async Task<Results<Created<StationResource>, ProblemHttpResult>> AddAsync(
        NewStationBody body, HttpContext http, StationRegistry stations, StationDirectory directory, CancellationToken cancellationToken)
    {
        try
        {
            var station = new NewStation
            {
                Id = body.Id,
                Registration = body.Registration ?? Registration.Accepted,
                SecurityProfile = body.SecurityProfile ?? 1,
                SerialNumber = body.SerialNumber,
                AnswersPings = body.AnswersPings ?? true,
                DefaultSubprotocol = body.DefaultSubprotocol,
                Password = body.Password,
            };
            if (await stations.AddAsync(station, cancellationToken) is not { } stored)
                return Problems.Conflict($"There is a station '{body.Id}' already.");
            // The audit line names the station, which the path does not.
            http.Request.RouteValues["stationId"] = body.Id;
            var described = await stations.DescribeAsync(body.Id, cancellationToken) ?? new StationOverview { Station = stored.Station, Evses = [] };
            return TypedResults.Created(
                $"{ApiRoutes.Prefix}/stations/{Uri.EscapeDataString(body.Id)}", StationResource.Of(described, directory) with { Password = stored.GeneratedPassword });
        }
        catch (ArgumentException broken)
        {
            return NotValid(broken);
        }
    }

    private static async Task<Results<Ok<StationResource>, ProblemHttpResult>> ChangeAsync(
        string stationId, StationChangeBody body, HttpContext http, StationRegistry stations, StationDirectory directory, CancellationToken cancellationToken)
    {
        if (body.Id is not null && body.Id != stationId)
            return Problems.Unprocessable("A station's id cannot be changed.", new ProblemViolation("id", "readOnly", "A station's id cannot be changed."));
        try
        {
            var change = new StationChange
            {
                Registration = body.Registration,
                SecurityProfile = body.SecurityProfile,
                AllowDowngrade = body.AllowDowngrade ?? false,
                SerialNumber = body.SerialNumber,
                AnswersPings = body.AnswersPings,
                DefaultSubprotocol = body.DefaultSubprotocol,
                Password = body.Password,
                GeneratePassword = body.GeneratePassword ?? false,
            };
            var before = await stations.DescribeAsync(stationId, cancellationToken);
            if (await stations.UpdateAsync(stationId, change, cancellationToken) is not { } stored)
                return Problems.NoStation(stationId);
            if (body.Password is not null || change.GeneratePassword || body.SecurityProfile is not null)
                await directory.RemoveAsync(stationId);
            else if (directory.FindSession(stationId) is { } session)
                session.Station = stored.Station;
            var described = await stations.DescribeAsync(stationId, cancellationToken) ?? new StationOverview { Station = stored.Station, Evses = [] };
            var resource = StationResource.Of(described, directory);
            Audited.Changed(http, before is null ? null : StationResource.Of(before, directory), resource);
            return TypedResults.Ok(resource with { Password = stored.GeneratedPassword });
        }
        catch (ArgumentException broken)
        {
            return NotValid(broken);
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string stationId, HttpContext http, StationRegistry stations, StationDirectory directory, CancellationToken cancellationToken)
    {
        var before = await stations.DescribeAsync(stationId, cancellationToken);
        if (!await stations.RemoveAsync(stationId, cancellationToken))
            return Problems.NoStation(stationId);
        Audited.Changed(http, before is null ? null : StationResource.Of(before, directory), null);
        await directory.RemoveAsync(stationId);
        return TypedResults.NoContent();
    }

    // The domain names its parameters as the API its members; what it calls the station as a whole is its id.
    private static ProblemHttpResult NotValid(ArgumentException broken)
    {
        var member = broken.ParamName switch
        {
            "station" => "id",
            "subprotocol" => "defaultSubprotocol",
            "change" => "securityProfile",
            var named => named ?? "",
        };
        return Problems.Unprocessable(Sentence(broken), new ProblemViolation(member, "value", Sentence(broken)));
    }

    // An argument's exception ends with the name of our parameter.
    internal static string Sentence(ArgumentException broken) => broken.Message.Split(" (Parameter", 2)[0];
}
