using Csms.Domain.Profiles;
using Csms.Domain.Stations;
using Csms.Server.Commands;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/stations/{id}/composite-schedule</c>: the limits that follow from all profiles together, by the station, by the server, or both compared.</summary>
internal static class CompositeScheduleApi
{
    // A station computes what it is asked for: a year ahead is more than any has been seen to answer.
    private const int MaxDurationSeconds = 366 * 24 * 3600;

    public static void MapCompositeSchedule(this RouteGroupBuilder api) => api
        .MapGet("/stations/{stationId}/composite-schedule", GetAsync).WithName("GetCompositeSchedule").WithTags("Charging profiles").AsCommand()
        .WithSummary(
            "The limits that follow from all profiles together. `source`: `station` (default) asks it, `csms` computes from what is kept, without the station, "
            + "`both` compares. `volts` (default 230) and `phases` (default 3) turn amperes into watts; direct current has one phase.");

    private static async Task<Results<Ok<CompositeScheduleAnswer>, ProblemHttpResult>> GetAsync(
        string stationId, int? evseId, int? durationSeconds, RateUnit? unit, string? source, decimal? volts, int? phases, HttpContext http,
        StationCommands commands, StationRegistry stations, ChargingOutlook outlook, CancellationToken cancellationToken)
    {
        var question = new CompositeScheduleQuestion(evseId ?? 0, durationSeconds ?? 24 * 3600, unit);
        if (unit is { } given && !Enum.IsDefined(given))
            return Problems.BadRequest("The parameter 'unit' is W or A.");
        if (question.EvseId < 0 || question.DurationSeconds is < 1 or > MaxDurationSeconds)
            return Problems.BadRequest($"The parameter 'evseId' is 0 or more, 'durationSeconds' between 1 and {MaxDurationSeconds}.");
        if (source is not (null or "station" or "csms" or "both"))
            return Problems.BadRequest("The parameter 'source' is station, csms or both.");
        if (volts is <= 0 or > 2000 || phases is < 1 or > 3)
            return Problems.BadRequest("The parameter 'volts' is more than 0 and at most 2000, 'phases' is 1, 2 or 3.");

        var answer = new CompositeScheduleAnswer { Status = "Accepted" };
        if (source != "csms")
            answer = await commands.RunAsync(
                http.OriginOf(stationId), "composite-schedule", question,
                (version, station) => version.CompositeScheduleAsync(station, question, cancellationToken), cancellationToken);
        if (source is null or "station")
            return TypedResults.Ok(answer);
        if (await stations.FindAsync(stationId, cancellationToken) is not { } known)
            return Problems.NoStation(stationId);
        var input = await outlook.InputAsync(known.Key, question.EvseId, question.DurationSeconds, answer.Schedule?.Unit ?? unit ?? RateUnit.W, cancellationToken);
        var computed = Composite.Of(input with { Volts = volts ?? input.Volts, Phases = phases ?? input.Phases, From = answer.Schedule?.StartsAt ?? input.From });
        return TypedResults.Ok(answer with
        {
            Computed = computed,
            Differences = answer.Schedule is { } told ? CompositeDifference.Between(computed, told) : null,
        });
    }
}
