using Csms.Server.Commands;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/stations/{id}/configuration</c>: a station's settings, asked of the station itself.</summary>
internal static class ConfigurationApi
{
    public static void MapConfiguration(this RouteGroupBuilder api)
    {
        var configuration = api.MapGroup("/stations/{stationId}/configuration").WithTags("Configuration");
        configuration.MapGet("", ReadAsync).WithName("ReadConfiguration").AsCommand()
            .WithSummary("Reads settings. 1.6: keys, or none for all. 2.0.1: `Component/Variable`.");
        configuration.MapPost("", WriteAsync).WithName("WriteConfiguration").AsCommand().WithSummary("Writes one setting.");
    }

    private static async Task<Ok<ConfigurationAnswer>> ReadAsync(
        string stationId, string[]? key, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.ReadConfigurationAsync(http.OriginOf(stationId), key ?? [], cancellationToken));

    private static async Task<Ok<CommandAnswer>> WriteAsync(
        string stationId, ConfigurationChange body, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.WriteConfigurationAsync(http.OriginOf(stationId), body, cancellationToken));
}
