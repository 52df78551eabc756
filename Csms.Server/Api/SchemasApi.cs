using System.Text.Json.Nodes;
using Csms.Protocol;
using Csms.Protocol.Validation;
using Csms.Server.Calls;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/schemas/{version}</c>: what stations may be called with, and what such calls hold.</summary>
internal static class SchemasApi
{
    public static void MapSchemas(this RouteGroupBuilder api)
    {
        var schemas = api.MapGroup("/schemas/{version}").WithTags("Commands").HeedsStations();
        schemas.MapGet("", List).WithName("ListCallableActions").ProducesProblem(404)
            .WithSummary("The actions that stations of a version may be called with, by `POST /stations/{id}/calls/{action}`.");
        schemas.MapGet("/{action}", Get).WithName("GetActionSchema").ProducesProblem(404)
            .WithSummary("The JSON schema of an action's request, without references to anything outside of it.");
    }

    private static Results<Ok<ListAnswer<string>>, ProblemHttpResult> List(string version, StationCaller caller) =>
        VersionOf(version) is { } known
            ? TypedResults.Ok(ListAnswer.Whole(caller.CallsOf(known).Calls.Select(call => call.Action).Order(StringComparer.Ordinal), action => action))
            : NoVersion(version);

    private static Results<Ok<JsonObject>, ProblemHttpResult> Get(string version, string action, StationCaller caller)
    {
        if (VersionOf(version) is not { } known)
            return NoVersion(version);
        return caller.CallsOf(known).Find(action) is null
            ? Problems.NotFound($"OCPP {version} stations cannot be called with '{action}'.")
            : TypedResults.Ok(MessageSchemas.For(known).RequestSchema(action));
    }

    private static OcppVersion? VersionOf(string number) => OcppVersionNames.FromSubprotocol($"ocpp{number}");

    private static ProblemHttpResult NoVersion(string version) =>
        Problems.NotFound($"There is no version '{version}'; there are {OcppVersion.Ocpp16.Number} and {OcppVersion.Ocpp201.Number}.");
}
