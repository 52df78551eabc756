using Csms.Domain.Monitors;
using Csms.Domain.Stations;
using Csms.Server.Commands;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/stations/{id}/monitors</c>: what a 2.0.1 station watches by itself and tells.</summary>
internal static class MonitorsApi
{
    public static void MapMonitors(this RouteGroupBuilder api)
    {
        var station = api.MapGroup("/stations/{stationId}").WithTags("Monitoring");
        station.MapGet("/monitors", GetAsync).WithName("ListMonitors").ProducesProblem(404)
            .WithSummary("The monitors of a station, as they were set from here or reported last.");
        station.MapPost("/monitors", SetAsync).WithName("SetMonitors").AsCommand().WithSummary("Sets monitors on variables; the answer tells what became of each.");
        station.MapDelete("/monitors", ClearManyAsync).WithName("ClearMonitors").AsCommand().WithSummary("Removes monitors: `?id=1&id=2`.");
        station.MapDelete("/monitors/{id:int}", ClearAsync).WithName("ClearMonitor").AsCommand().WithSummary("Removes a monitor.");
        station.MapPost("/monitoring-base", BaseAsync).WithName("SetMonitoringBase").AsCommand()
            .WithSummary("Chooses the monitors that a station begins with: `All`, `FactoryDefault`, `HardWiredOnly`.");
        station.MapPost("/monitoring-level", LevelAsync).WithName("SetMonitoringLevel").AsCommand().WithSummary("Chooses down to which severity events are sent.");
        station.MapPost("/monitoring-report", ReportAsync).WithName("AskMonitoringReport").AsCommand()
            .WithSummary("Asks a station which monitors it has; they come later and stand in `monitors`.");
    }

    private static async Task<Results<Ok<Monitoring>, ProblemHttpResult>> GetAsync(
        string stationId, StationRegistry stations, MonitorBook monitors, CancellationToken cancellationToken) =>
        await stations.FindAsync(stationId, cancellationToken) is { } station
            ? TypedResults.Ok(await monitors.FindAsync(station.Key, cancellationToken))
            : Problems.NoStation(stationId);

    private static async Task<Ok<SetMonitorsAnswer>> SetAsync(
        string stationId, SetMonitorsCommand body, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.SetMonitorsAsync(http.OriginOf(stationId), body, cancellationToken));

    private static async Task<Ok<ClearMonitorsAnswer>> ClearManyAsync(
        string stationId, int[]? id, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.ClearMonitorsAsync(http.OriginOf(stationId), id ?? [], cancellationToken));

    private static async Task<Ok<ClearMonitorsAnswer>> ClearAsync(
        string stationId, int id, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.ClearMonitorsAsync(http.OriginOf(stationId), [id], cancellationToken));

    private static async Task<Ok<CommandAnswer>> BaseAsync(
        string stationId, MonitoringBaseCommand body, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.SetMonitoringBaseAsync(http.OriginOf(stationId), body, cancellationToken));

    private static async Task<Ok<CommandAnswer>> LevelAsync(
        string stationId, MonitoringLevelCommand body, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.SetMonitoringLevelAsync(http.OriginOf(stationId), body, cancellationToken));

    private static async Task<Ok<RequestAnswer>> ReportAsync(
        string stationId, MonitoringReportCommand? body, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.AskMonitoringReportAsync(http.OriginOf(stationId), body ?? new MonitoringReportCommand(), cancellationToken));
}
