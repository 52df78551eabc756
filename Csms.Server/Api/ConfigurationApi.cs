using Csms.Domain.Configuration;
using Csms.Domain.Stations;
using Csms.Server.Commands;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Csms.Server.Api;

/// <summary><c>/stations/{id}/configuration</c>: a station's settings, asked of the station itself or as it told them last, and how they changed.</summary>
internal static class ConfigurationApi
{
    public static void MapConfiguration(this RouteGroupBuilder api)
    {
        var configuration = api.MapGroup("/stations/{stationId}/configuration").WithTags("Configuration");
        configuration.MapGet("", ReadAsync).WithName("ReadConfiguration").AsCommand().WithSummary(
            "Reads settings. 1.6: keys, or none for all. 2.0.1: `Component/Variable`. As told last when the station is away or `live` is false; `live=true` asks the station.");
        configuration.MapPost("", WriteAsync).WithName("WriteConfiguration").AsCommand().WithSummary("Writes one setting, or many by `settings`, with a result for each.");
        configuration.MapGet("/history", HistoryAsync).WithName("ListConfigurationHistory").ProducesProblem(404)
            .WithSummary("The changes of a station's settings, the newest first; of one with `key`.");
        var station = api.MapGroup("/stations/{stationId}").WithTags("Configuration");
        station.MapPost("/reports", ReportAsync).WithName("RequestReport").AsCommand()
            .WithSummary("Asks a 2.0.1 station for a report of its device model: a `base` report, or by `criteria` and `variables`.");
        station.MapGet("/network-profiles", NetworkProfilesAsync).WithName("ListNetworkProfiles").ProducesProblem(404)
            .WithSummary("The network profiles that a 2.0.1 station was sent, by slot, without passwords.");
        station.MapPut("/network-profiles/{slot:int}", SetNetworkProfileAsync).WithName("SetNetworkProfile").AsCommand()
            .WithSummary("Writes a network profile into a slot that is not in use.");
        station.MapPost("/network-profiles/activate", ActivateAsync).WithName("ActivateNetworkProfiles").AsCommand()
            .WithSummary("Makes a 2.0.1 station use other slots: their order is written, then the station resets once nothing charges.");
    }

    private static async Task<Ok<ConfigurationAnswer>> ReadAsync(
        string stationId, [FromQuery] string[]? key, bool? live, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.ShowConfigurationAsync(http.OriginOf(stationId), key ?? [], live, cancellationToken));

    private static async Task<Ok<ConfigurationWriteAnswer>> WriteAsync(
        string stationId, ConfigurationWrite body, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.WriteConfigurationAsync(http.OriginOf(stationId), body, cancellationToken));

    private static async Task<Results<Ok<ListAnswer<SettingChange>>, ProblemHttpResult>> HistoryAsync(
        string stationId, string? key, [AsParameters] PageQuery page, StationRegistry stations, SettingInventory inventory, CancellationToken cancellationToken) =>
        await stations.FindAsync(stationId, cancellationToken) is { } station
            ? TypedResults.Ok(ListAnswer.Of(await inventory.HistoryAsync(station.Key, key, page.ToPage(), cancellationToken), change => change))
            : Problems.NoStation(stationId);

    private static async Task<Ok<RequestAnswer>> ReportAsync(
        string stationId, ReportCommand body, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.ReportAsync(http.OriginOf(stationId), body, cancellationToken));

    private static async Task<Results<Ok<ListAnswer<NetworkProfile>>, ProblemHttpResult>> NetworkProfilesAsync(
        string stationId, StationRegistry stations, NetworkProfiles profiles, CancellationToken cancellationToken) =>
        await stations.FindAsync(stationId, cancellationToken) is { } station
            ? TypedResults.Ok(ListAnswer.Whole(await profiles.ListAsync(station.Key, cancellationToken), profile => profile))
            : Problems.NoStation(stationId);

    private static async Task<Ok<CommandAnswer>> SetNetworkProfileAsync(
        string stationId, int slot, NetworkProfileCommand body, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.SetNetworkProfileAsync(http.OriginOf(stationId), slot, body, cancellationToken));

    private static async Task<Ok<NetworkSwitchAnswer>> ActivateAsync(
        string stationId, ActivateNetworkProfiles body, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.ActivateNetworkProfilesAsync(http.OriginOf(stationId), body, cancellationToken));
}
