using System.Text.Json;
using Csms.Domain.Profiles;
using Csms.Domain.Stations;
using Csms.Server.Commands;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/stations/{id}/charging-profiles</c> and <c>composite-schedule</c>: how much a station may draw.</summary>
internal static class ChargingApi
{
    // A station computes what it is asked for: a year ahead is more than any has been seen to answer.
    private const int MaxDurationSeconds = 366 * 24 * 3600;

    public static void MapCharging(this RouteGroupBuilder api)
    {
        var station = api.MapGroup("/stations/{stationId}").WithTags("Charging profiles");
        station.MapGet("/charging-profiles", ListAsync).WithName("ListChargingProfiles").ProducesProblem(404)
            .WithSummary("The profiles that the station has accepted and that were not cleared since.");
        station.MapPost("/charging-profiles", SetAsync).WithName("SetChargingProfile").AsCommand().WithSummary("Installs a charging profile.");
        station.MapDelete("/charging-profiles", ClearAsync).WithName("ClearChargingProfiles").AsCommand()
            .WithSummary("Removes the profiles that meet every given criterion. 1.6 without a criterion: all.");
        station.MapGet("/composite-schedule", CompositeScheduleAsync).WithName("GetCompositeSchedule").AsCommand()
            .WithSummary("Asks a station for the limits that follow from all its profiles together.");
    }

    private static async Task<Results<Ok<ListAnswer<ChargingProfileResource>>, ProblemHttpResult>> ListAsync(
        string stationId, StationRegistry stations, ChargingProfiles profiles, CancellationToken cancellationToken) =>
        await stations.FindAsync(stationId, cancellationToken) is { } station
            ? TypedResults.Ok(ListAnswer.Whole(await profiles.ListAsync(station.Key, cancellationToken), ChargingProfileResource.Of))
            : Problems.NoStation(stationId);

    private static async Task<Ok<CommandAnswer>> SetAsync(
        string stationId, SetChargingProfileCommand body, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.SetChargingProfileAsync(http.OriginOf(stationId), body, cancellationToken));

    private static async Task<Results<Ok<CommandAnswer>, ProblemHttpResult>> ClearAsync(
        string stationId, int? id, int? evseId, ProfilePurpose? purpose, int? stackLevel, HttpContext http, StationCommands commands, CancellationToken cancellationToken)
    {
        // The binder takes any number for an enum.
        if (purpose is { } given && !Enum.IsDefined(given))
            return Problems.BadRequest($"The parameter 'purpose' is one of: {string.Join(", ", Enum.GetNames<ProfilePurpose>())}.");
        var criteria = new ProfileCriteria { ProfileId = id, Evse = evseId, Purpose = purpose?.ToString(), StackLevel = stackLevel };
        return TypedResults.Ok(await commands.ClearChargingProfilesAsync(http.OriginOf(stationId), criteria, cancellationToken));
    }

    private static async Task<Results<Ok<CompositeScheduleAnswer>, ProblemHttpResult>> CompositeScheduleAsync(
        string stationId, int? evseId, int? durationSeconds, RateUnit? unit, HttpContext http, StationCommands commands, CancellationToken cancellationToken)
    {
        var question = new CompositeScheduleQuestion(evseId ?? 0, durationSeconds ?? 24 * 3600, unit);
        if (unit is { } given && !Enum.IsDefined(given))
            return Problems.BadRequest("The parameter 'unit' is W or A.");
        if (question.EvseId < 0 || question.DurationSeconds is < 1 or > MaxDurationSeconds)
            return Problems.BadRequest($"The parameter 'evseId' is 0 or more, 'durationSeconds' between 1 and {MaxDurationSeconds}.");
        return TypedResults.Ok(await commands.RunAsync(
            http.OriginOf(stationId), "composite-schedule", question,
            (version, station) => version.CompositeScheduleAsync(station, question, cancellationToken), cancellationToken));
    }
}

/// <summary>A charging profile that a station has accepted.</summary>
internal sealed record ChargingProfileResource
{
    public required int Id { get; init; }

    /// <summary>0 for the whole station.</summary>
    public required int EvseId { get; init; }

    public required string Purpose { get; init; }

    public required int StackLevel { get; init; }

    /// <summary>The transaction that it is for and ends with.</summary>
    public string? OcppTransactionId { get; init; }

    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>The profile as it was asked for.</summary>
    public JsonElement? Profile { get; init; }

    public static ChargingProfileResource Of(StationProfile profile) => new()
    {
        Id = profile.ProfileId,
        EvseId = profile.Evse,
        Purpose = profile.Purpose,
        StackLevel = profile.StackLevel,
        OcppTransactionId = profile.OcppTransactionId,
        AcceptedAt = profile.AcceptedAt,
        Profile = RawJson.Parse(profile.Json),
    };
}
