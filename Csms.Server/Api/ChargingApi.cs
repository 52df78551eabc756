using Csms.Domain.Profiles;
using Csms.Domain.Stations;
using Csms.Server.Commands;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/stations/{id}/charging-profiles</c>: how much a station may draw.</summary>
internal static class ChargingApi
{
    public static void MapCharging(this RouteGroupBuilder api)
    {
        var station = api.MapGroup("/stations/{stationId}").WithTags("Charging profiles");
        station.MapGet("/charging-profiles", ListAsync).WithName("ListChargingProfiles").ProducesProblem(404)
            .WithSummary("The profiles that were sent and not cleared since: accepted, wanted (no answer came) and lost.");
        station.MapPost("/charging-profiles", SetAsync).WithName("SetChargingProfile").AsCommand().WithSummary("Installs a charging profile.");
        station.MapDelete("/charging-profiles", ClearAsync).WithName("ClearChargingProfiles").AsCommand()
            .WithSummary("Removes the profiles that meet every given criterion. 1.6 without a criterion: all.");
        station.MapGet("/charging-profiles/{profileId:int}", GetAsync).WithName("GetChargingProfile").ProducesProblem(404)
            .WithSummary("One profile by its id; of one that is being replaced, the one that holds.");
    }

    private static async Task<Results<Ok<ListAnswer<ChargingProfileResource>>, ProblemHttpResult>> ListAsync(
        string stationId, StationRegistry stations, ChargingProfiles profiles, CancellationToken cancellationToken) =>
        await stations.FindAsync(stationId, cancellationToken) is { } station
            ? TypedResults.Ok(ListAnswer.Whole(await profiles.ListAsync(station.Key, cancellationToken), ChargingProfileResource.Of))
            : Problems.NoStation(stationId);

    private static async Task<Results<Ok<ChargingProfileResource>, ProblemHttpResult>> GetAsync(
        string stationId, int profileId, StationRegistry stations, ChargingProfiles profiles, CancellationToken cancellationToken)
    {
        if (await stations.FindAsync(stationId, cancellationToken) is not { } station)
            return Problems.NoStation(stationId);
        var found = (await profiles.ListAsync(station.Key, cancellationToken)).Where(profile => profile.Profile.Id == profileId).MaxBy(profile => profile.State != ProfileState.Wanted);
        return found is null ? Problems.NotFound($"Station '{stationId}' has no charging profile {profileId} of ours.") : TypedResults.Ok(ChargingProfileResource.Of(found));
    }

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
}

/// <summary>A charging profile that a station was sent.</summary>
internal sealed record ChargingProfileResource
{
    public required int Id { get; init; }

    /// <summary>0 for the whole station.</summary>
    public required int EvseId { get; init; }

    public required ProfilePurpose Purpose { get; init; }

    public required int StackLevel { get; init; }

    /// <summary>The transaction that it is for and ends with.</summary>
    public string? OcppTransactionId { get; init; }

    /// <summary>Only an accepted one limits anything.</summary>
    public required ProfileState State { get; init; }

    /// <summary>Why the state is as it is.</summary>
    public string? Note { get; init; }

    /// <summary>Since when it is accepted; null while it is not.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>Since when the state holds.</summary>
    public required DateTimeOffset StateAt { get; init; }

    /// <summary>The profile as it was asked for.</summary>
    public required RequestedProfile Profile { get; init; }

    public static ChargingProfileResource Of(StationProfile profile) => new()
    {
        Id = profile.Profile.Id,
        EvseId = profile.Evse,
        Purpose = profile.Profile.Purpose,
        StackLevel = profile.Profile.StackLevel,
        OcppTransactionId = profile.OcppTransactionId,
        State = profile.State,
        Note = profile.Note,
        AcceptedAt = profile.State == ProfileState.Accepted ? profile.At : null,
        StateAt = profile.At,
        Profile = profile.Profile,
    };
}
