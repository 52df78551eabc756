using Csms.Server.Commands;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary>Commands that both versions know: transactions, resets, locks, availability.</summary>
internal static class CommandsApi
{
    public static void MapCommands(this RouteGroupBuilder api)
    {
        var station = api.MapGroup("/stations/{stationId}").WithTags("Commands");
        station.MapPost("/remote-start", RemoteStartAsync).WithName("RemoteStart").AsCommand()
            .WithSummary("Asks a station to start a transaction; with `waitSeconds` the answer waits for the transaction that this start brought about.");
        station.MapPost("/remote-stop", RemoteStopAsync).WithName("RemoteStop").AsCommand().WithSummary("Asks a station to stop a transaction.");
        station.MapPost("/reset", ResetAsync).WithName("Reset").AsCommand().WithSummary("Restarts a station, or in 2.0.1 one EVSE.");
        station.MapPost("/unlock", UnlockAsync).WithName("Unlock").AsCommand().WithSummary("Releases the cable lock of a connector.");
        station.MapPost("/availability", ChangeAvailabilityAsync).WithName("ChangeAvailability").AsCommand()
            .WithSummary("Takes a station, an EVSE or a connector in or out of service.");
        station.MapPost("/trigger", TriggerAsync).WithName("Trigger").AsCommand().WithSummary("Asks a station to send a message of its own now.");
        station.MapPost("/clear-cache", ClearCacheAsync).WithName("ClearCache").AsCommand().WithSummary("Empties a station's authorization cache.");
        station.MapPost("/data-transfer", DataTransferAsync).WithName("DataTransfer").AsCommand().WithSummary("Sends a vendor's own data to a station.");
    }

    /// <summary>The ways in which every command can end beside the station's own answer.</summary>
    internal static RouteHandlerBuilder AsCommand(this RouteHandlerBuilder command) => command
        .WithMetadata(new CommandEndpoint())
        .WithOwnAudit()
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .ProducesProblem(StatusCodes.Status429TooManyRequests)
        .ProducesProblem(StatusCodes.Status502BadGateway)
        .ProducesProblem(StatusCodes.Status504GatewayTimeout);

    internal static CommandOrigin OriginOf(this HttpContext http, string stationId) => new(stationId, http.OperatorName(), http.ClientAddress());

    private static async Task<Ok<RemoteStartAnswer>> RemoteStartAsync(
        string stationId, RemoteStartCommand body, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.RemoteStartAsync(http.OriginOf(stationId), body, cancellationToken));

    private static async Task<Ok<CommandAnswer>> RemoteStopAsync(
        string stationId, RemoteStopCommand body, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.RemoteStopAsync(http.OriginOf(stationId), body, cancellationToken));

    private static async Task<Ok<CommandAnswer>> ResetAsync(
        string stationId, ResetCommand body, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.ResetAsync(http.OriginOf(stationId), body, cancellationToken));

    private static async Task<Ok<CommandAnswer>> UnlockAsync(
        string stationId, UnlockCommand body, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.RunAsync(
            http.OriginOf(stationId), "unlock", body, (version, station) => version.UnlockAsync(station, body, cancellationToken), cancellationToken));

    private static async Task<Ok<CommandAnswer>> ChangeAvailabilityAsync(
        string stationId, AvailabilityCommand body, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.ChangeAvailabilityAsync(http.OriginOf(stationId), body, cancellationToken));

    private static async Task<Ok<CommandAnswer>> TriggerAsync(
        string stationId, TriggerCommand body, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.RunAsync(
            http.OriginOf(stationId), "trigger", body, (version, station) => version.TriggerAsync(station, body, cancellationToken), cancellationToken));

    private static async Task<Ok<CommandAnswer>> ClearCacheAsync(string stationId, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.RunAsync(
            http.OriginOf(stationId), "clear-cache", null, (version, station) => version.ClearCacheAsync(station, cancellationToken), cancellationToken));

    private static async Task<Ok<DataTransferAnswer>> DataTransferAsync(
        string stationId, DataTransferCommand body, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.DataTransferAsync(http.OriginOf(stationId), body, cancellationToken));
}
