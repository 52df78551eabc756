using Csms.Domain.Files;
using Csms.Domain.Stations;
using Csms.Server.Commands;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/stations/{id}/firmware-update</c>, its list, and what local controllers publish.</summary>
internal static class FirmwareUpdatesApi
{
    public static void MapFirmwareUpdates(this RouteGroupBuilder api)
    {
        var station = api.MapGroup("/stations/{stationId}").WithTags("Firmware");
        station.MapPost("/firmware-update", UpdateAsync).WithName("UpdateFirmware").AsCommand().WithSummary("Asks a station to fetch and install firmware.");
        station.MapGet("/firmware-updates", ListAsync).WithName("ListFirmwareUpdates").ProducesProblem(404)
            .WithSummary("Updates that a station was asked for, the newest first, with what it has fetched so far.");
        station.MapGet("/firmware-updates/{requestId:int}", GetAsync).WithName("GetFirmwareUpdate").ProducesProblem(404).WithSummary("One update: how far it is.");
        station.MapPost("/published-firmware", PublishAsync).WithName("PublishFirmware").AsCommand()
            .WithSummary("Asks a local controller to offer an image to the stations behind it (2.0.1).");
        station.MapDelete("/published-firmware/{checksum}", UnpublishAsync).WithName("UnpublishFirmware").AsCommand()
            .WithSummary("Asks a local controller to offer an image no longer; the checksum is the image's MD5 (2.0.1).");
    }

    private static async Task<Ok<RequestAnswer>> UpdateAsync(
        string stationId, FirmwareUpdateCommand body, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.UpdateFirmwareAsync(http.OriginOf(stationId), body, null, cancellationToken));

    private static async Task<Ok<RequestAnswer>> PublishAsync(
        string stationId, PublishFirmwareCommand body, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.PublishFirmwareAsync(http.OriginOf(stationId), body, cancellationToken));

    private static async Task<Ok<CommandAnswer>> UnpublishAsync(
        string stationId, string checksum, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.RunAsync(
            http.OriginOf(stationId), "unpublish-firmware", new { checksum },
            (version, station) => version.UnpublishFirmwareAsync(station, checksum, cancellationToken), cancellationToken));

    private static async Task<Results<Ok<ListAnswer<FirmwareUpdate>>, ProblemHttpResult>> ListAsync(
        string stationId, [AsParameters] PageQuery page, StationRegistry stations, FirmwareUpdates updates, CancellationToken cancellationToken) =>
        await stations.FindAsync(stationId, cancellationToken) is { } station
            ? TypedResults.Ok(ListAnswer.Of(await updates.ListAsync(station.Key, page.ToPage(), cancellationToken), update => update))
            : Problems.NoStation(stationId);

    private static async Task<Results<Ok<FirmwareUpdate>, ProblemHttpResult>> GetAsync(
        string stationId, int requestId, StationRegistry stations, FirmwareUpdates updates, CancellationToken cancellationToken) =>
        await stations.FindAsync(stationId, cancellationToken) is not { } station ? Problems.NoStation(stationId)
        : await updates.FindAsync(station.Key, requestId, cancellationToken) is { } update ? TypedResults.Ok(update)
        : Problems.NotFound($"Station '{stationId}' was not asked for an update with the id {requestId}.");
}
