using Csms.Server.Files;
using Microsoft.AspNetCore.Mvc;

namespace Csms.Server.Api;

/// <summary>The paths of the operator's API.</summary>
public static class ApiRoutes
{
    public const string Prefix = "/api/v1";

    // A certificate chain or a firmware description is a few kilobytes.
    private const int MaxBodyBytes = 1024 * 1024;

    /// <summary>Maps the API under <see cref="Prefix"/>, its document and the page that shows it, and the health checks.</summary>
    public static void MapCsmsApi(this WebApplication app)
    {
        app.UseWhen(http => http.Request.Path.StartsWithSegments(Prefix), api =>
        {
            api.UseExceptionHandler();
            api.UseStatusCodePages();
            api.Use(NoSuchCall.AnswerAsync);
            api.Use(PathValues.DecodeAsync);
        });

        var api = app.MapGroup(Prefix)
            .RequireAuthorization()
            .WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes))
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .AddEndpointFilter<Audited>();
        api.MapSession();
        api.MapSavedViews();
        api.MapAccounts();
        api.MapApiKeys();
        api.MapOverview();
        api.MapStations();
        api.MapLocations();
        api.MapStationEvses();
        api.MapMap();
        api.MapKnocks();
        api.MapTokens();
        api.MapTokenGroups();
        api.MapAuthorize();
        api.MapTransactions();
        api.MapMeterReadings();
        api.MapCommands();
        api.MapCharging();
        api.MapCompositeSchedule();
        api.MapChargingLimits();
        api.MapStationPower();
        api.MapProfileReports();
        api.MapNegotiations();
        api.MapReservations();
        api.MapCertificates();
        api.MapLocalList();
        api.MapTransfers();
        api.MapDisplay();
        api.MapPrices();
        api.MapRequests();
        api.MapLogs();
        api.MapFirmware();
        api.MapFirmwareUpdates();
        api.MapFirmwareCampaigns();
        api.MapConfiguration();
        api.MapWantedSettings();
        api.MapCalls();
        api.MapSchemas();
        api.MapMessages();
        api.MapTimeline();
        api.MapRecordedSession();
        api.MapDeviceModel();
        api.MapMonitors();
        api.MapCustomerInformation();
        api.MapAlarms();
        api.MapAlarmRules();
        api.MapHooks();
        api.MapMailRecipients();
        api.MapDeliveries();
        api.MapLeniencyRules();
        api.MapStationLeniency();
        api.MapCompliance();
        api.MapBench();
        api.MapScenarioRuns();
        api.MapAudit();
        api.MapEvents();

        app.MapStationFiles();
        app.MapHealth();
        app.MapOpenApi("/openapi/{documentName}.json");
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = "api";
            page.DocumentTitle = "Csms API";
            page.SwaggerEndpoint("/openapi/v1.json", "Csms API");
        });
    }
}
