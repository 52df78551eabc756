using Csms.Domain.Certificates;
using Csms.Domain.Stations;
using Csms.Server.Commands;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/stations/{id}/certificates</c>: the station's own, and those of others that it trusts.</summary>
internal static class CertificatesApi
{
    public static void MapCertificates(this RouteGroupBuilder api)
    {
        var station = api.MapGroup("/stations/{stationId}/certificates").WithTags("Certificates");
        station.MapGet("", ListAsync).WithName("ListCertificates").ProducesProblem(400).ProducesProblem(404)
            .WithSummary("The certificates that a station asked for, and how far each has come, the newest first.");
        station.MapPost("/renew", RenewAsync).WithName("RenewCertificate").AsCommand().WithSummary("Asks a station to make a new key and to have it signed.");
        station.MapGet("/installed", InstalledAsync).WithName("ListInstalledCertificates").ProducesProblem(404)
            .WithSummary("The certificates of others that a station holds, as far as is known.");
        station.MapPost("/installed", InstallAsync).WithName("InstallCertificate").AsCommand().WithSummary("Gives a station a root certificate to trust.");
        station.MapPost("/installed/refresh", RefreshAsync).WithName("RefreshInstalledCertificates").AsCommand()
            .WithSummary("Asks a station which certificates it holds, and shows them. With contracts=true a 1.6 station is asked for those of Plug & Charge too.");
        station.MapDelete("/installed/{number}", DeleteAsync).WithName("DeleteCertificate").AsCommand()
            .WithSummary("Takes a certificate from a station, by its number in the list of installed ones.");
    }

    private static async Task<Results<Ok<ListAnswer<StationCertificate>>, ProblemHttpResult>> ListAsync(
        string stationId, [AsParameters] PageQuery page, StationRegistry stations, CertificateBook book, CancellationToken cancellationToken) =>
        await stations.FindAsync(stationId, cancellationToken) is { } station
            ? TypedResults.Ok(ListAnswer.Of(await book.ListAsync(station.Key, page.ToPage(), cancellationToken), certificate => certificate))
            : Problems.NoStation(stationId);

    private static async Task<Ok<CommandAnswer>> RenewAsync(
        string stationId, RenewCertificateCommand? body, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.RenewCertificateAsync(http.OriginOf(stationId), body?.Use ?? SigningUse.Station, cancellationToken));

    private static async Task<Results<Ok<ListAnswer<InstalledCertificate>>, ProblemHttpResult>> InstalledAsync(
        string stationId, StationRegistry stations, InstalledCertificates installed, CancellationToken cancellationToken) =>
        await stations.FindAsync(stationId, cancellationToken) is { } station
            ? TypedResults.Ok(ListAnswer.Whole(await installed.ListAsync(station.Key, cancellationToken), certificate => certificate))
            : Problems.NoStation(stationId);

    private static async Task<Ok<CommandAnswer>> InstallAsync(
        string stationId, InstallRootCommand body, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.InstallRootAsync(http.OriginOf(stationId), body, cancellationToken));

    private static async Task<Ok<ListAnswer<InstalledCertificate>>> RefreshAsync(
        string stationId, bool? contracts, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(ListAnswer.Whole(await commands.ReadInstalledAsync(http.OriginOf(stationId), contracts ?? false, cancellationToken), certificate => certificate));

    private static async Task<Results<Ok<CommandAnswer>, ProblemHttpResult>> DeleteAsync(
        string stationId, string number, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        long.TryParse(number, out var known)
            ? TypedResults.Ok(await commands.DeleteCertificateAsync(http.OriginOf(stationId), known, cancellationToken))
            : Problems.NotFound($"There is no installed certificate '{number}'.");
}
