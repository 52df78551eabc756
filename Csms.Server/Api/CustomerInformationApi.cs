using Csms.Domain.Customers;
using Csms.Domain.Requests;
using Csms.Domain.Stations;
using Csms.Server.Commands;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/stations/{id}/customer-information</c>: what a 2.0.1 station knows of a customer, told or forgotten.</summary>
internal static class CustomerInformationApi
{
    public static void MapCustomerInformation(this RouteGroupBuilder api)
    {
        var station = api.MapGroup("/stations/{stationId}/customer-information").WithTags("Customer information");
        station.MapPost("", AskAsync).WithName("AskCustomerInformation").AsCommand()
            .WithSummary("Asks a station to tell or to forget what it knows of one customer, named by token, identifier or certificate.");
        station.MapGet("/{requestId:int}", GetAsync).WithName("GetCustomerInformation").ProducesProblem(403).ProducesProblem(404)
            .WithSummary("What the station told, for the operator who asked, until it is deleted.");
    }

    /// <summary>Personal data is for whoever asked for it.</summary>
    internal static ProblemHttpResult? WhyNotShown(StationRequest request, string operatorName) =>
        request.Kind == RequestKind.CustomerInformation && request.Operator != operatorName
            ? Problems.Of(StatusCodes.Status403Forbidden, "Forbidden", "What a station says of a customer is shown to the operator who asked for it only.")
            : null;

    private static async Task<Ok<CustomerInformationAnswer>> AskAsync(
        string stationId, CustomerInformationCommand body, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.AskCustomerInformationAsync(http.OriginOf(stationId), body, cancellationToken));

    private static async Task<Results<Ok<CustomerReport>, ProblemHttpResult>> GetAsync(
        string stationId, int requestId, HttpContext http, StationRegistry stations, RequestBook requests, CustomerReports reports, CancellationToken cancellationToken)
    {
        if (await stations.FindAsync(stationId, cancellationToken) is not { } station)
            return Problems.NoStation(stationId);
        if (await requests.FindAsync(station.Key, requestId, cancellationToken) is not { } request
            || await reports.FindAsync(station.Key, requestId, cancellationToken) is not { } report)
            return Problems.NotFound($"Station '{stationId}' was not asked about a customer with the id {requestId}.");
        return WhyNotShown(request, http.OperatorName()) is { } problem ? problem : TypedResults.Ok(report);
    }
}
