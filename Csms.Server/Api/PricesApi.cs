using Csms.Server.Commands;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary>What drivers are told of prices.</summary>
internal static class PricesApi
{
    public static void MapPrices(this RouteGroupBuilder api)
    {
        var station = api.MapGroup("/stations/{stationId}").WithTags("Prices");
        station.MapPost("/running-cost", TellAsync).WithName("TellRunningCost").AsCommand().WithSummary("Tells a 2.0.1 station what a running transaction costs.");
        station.MapPost("/fallback-texts", SetTextsAsync).WithName("SetFallbackTexts").AsCommand()
            .WithSummary("Sets what a 2.0.1 station shows drivers while it cannot ask for a tariff or a cost.");
    }

    private static async Task<Ok<CostAnswer>> TellAsync(
        string stationId, CostCommand body, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.TellCostAsync(http.OriginOf(stationId), body, cancellationToken));

    private static async Task<Ok<FallbackTextsAnswer>> SetTextsAsync(
        string stationId, FallbackTextsCommand body, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.SetFallbackTextsAsync(http.OriginOf(stationId), body, cancellationToken));
}
