using Csms.Domain.Files;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary>A campaign to begin: by the stations' ids, or by what they are; both together narrow each other.</summary>
internal sealed record FirmwareCampaignBody
{
    public required long FirmwareId { get; init; }

    /// <summary>Default: all that match.</summary>
    public IReadOnlyList<string>? Stations { get; init; }

    public string? Vendor { get; init; }

    public string? Model { get; init; }

    /// <summary>Only stations that run this version now.</summary>
    public string? CurrentVersion { get; init; }

    /// <summary>Stations that are updated at the same time, 1 to 1000. Default 10.</summary>
    public int WaveSize { get; init; } = 10;

    /// <summary>The share of the stations begun with that may fail, 0 to 1. Default 0.1.</summary>
    public decimal MaxFailureRate { get; init; } = 0.1m;

    /// <summary>Default: now.</summary>
    public DateTimeOffset? StartsAt { get; init; }
}

/// <summary><c>/firmware-campaigns</c>: an image brought to many stations, wave after wave.</summary>
internal static class FirmwareCampaignsApi
{
    private const int LargestWave = 1000;

    public static void MapFirmwareCampaigns(this RouteGroupBuilder api)
    {
        var campaigns = api.MapGroup("/firmware-campaigns").WithTags("Firmware");
        campaigns.MapPost("", BeginAsync).WithName("BeginFirmwareCampaign").ProducesProblem(422).WithSummary("Begins a campaign.");
        campaigns.MapGet("", ListAsync).WithName("ListFirmwareCampaigns").WithSummary("Campaigns, the newest first.");
        campaigns.MapGet("/{id:long}", GetAsync).WithName("GetFirmwareCampaign").ProducesProblem(404).WithSummary("One campaign: its totals, and how each station gets on.");
        foreach (var (verb, name, state) in new[]
                 {
                     ("pause", "Pause", CampaignState.Paused), ("resume", "Resume", CampaignState.Running), ("cancel", "Cancel", CampaignState.Cancelled),
                 })
        {
            campaigns.MapPost($"/{{id:long}}/{verb}", (long id, FirmwareCampaigns book, CancellationToken cancellationToken) => SetAsync(id, state, book, cancellationToken))
                .WithName($"{name}FirmwareCampaign").ProducesProblem(404).ProducesProblem(409)
                .WithSummary($"{name}s a campaign; stations that were asked already go on.");
        }
    }

    private static async Task<Results<Created<FirmwareCampaign>, ProblemHttpResult>> BeginAsync(
        FirmwareCampaignBody body, HttpContext http, FirmwareCampaigns campaigns, FirmwareLibrary library, CancellationToken cancellationToken)
    {
        if (body.WaveSize is < 1 or > LargestWave)
            return Refused("waveSize", "range", $"Between 1 and {LargestWave}.");
        if (body.MaxFailureRate is < 0 or > 1)
            return Refused("maxFailureRate", "range", "Between 0 and 1.");
        if (await library.FindAsync(body.FirmwareId, cancellationToken) is not { } firmware)
            return Refused("firmwareId", "exists", $"The library has no firmware {body.FirmwareId}.");
        var wish = new NewCampaign
        {
            FirmwareId = body.FirmwareId,
            WaveSize = body.WaveSize,
            MaxFailurePercent = (int)(body.MaxFailureRate * 100),
            StartsAt = body.StartsAt,
            Stations = body.Stations,
            Vendor = body.Vendor,
            Model = body.Model,
            CurrentVersion = body.CurrentVersion,
        };
        var (campaign, fault) = await campaigns.BeginAsync(wish, firmware, http.OperatorName(), cancellationToken);
        return campaign is null ? Refused("stations", "exists", fault!) : TypedResults.Created($"{ApiRoutes.Prefix}/firmware-campaigns/{campaign.Id}", campaign);
    }

    private static async Task<Ok<ListAnswer<FirmwareCampaign>>> ListAsync([AsParameters] PageQuery page, FirmwareCampaigns campaigns, CancellationToken cancellationToken) =>
        TypedResults.Ok(ListAnswer.Of(await campaigns.ListAsync(page.ToPage(), cancellationToken), campaign => campaign));

    private static async Task<Results<Ok<FirmwareCampaign>, ProblemHttpResult>> GetAsync(long id, FirmwareCampaigns campaigns, CancellationToken cancellationToken) =>
        await campaigns.FindAsync(id, cancellationToken) is { } campaign ? TypedResults.Ok(campaign) : NoCampaign(id);

    private static async Task<Results<Ok<FirmwareCampaign>, ProblemHttpResult>> SetAsync(
        long id, CampaignState state, FirmwareCampaigns campaigns, CancellationToken cancellationToken) =>
        await campaigns.SetAsync(id, state, cancellationToken) is not { } campaign ? NoCampaign(id)
        : campaign.State != state ? Problems.Conflict($"The campaign is over: {campaign.State}.")
        : TypedResults.Ok(campaign);

    private static ProblemHttpResult NoCampaign(long id) => Problems.NotFound($"There is no campaign {id}.");

    private static ProblemHttpResult Refused(string path, string rule, string description) => Problems.Unprocessable(description, new ProblemViolation(path, rule, description));
}
