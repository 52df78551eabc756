using System.ComponentModel;
using Csms.Domain.Alarms;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/alarms</c>: what operators should look at.</summary>
internal static class AlarmsApi
{
    private const int MaxReason = 500;

    public static void MapAlarms(this RouteGroupBuilder api)
    {
        var alarms = api.MapGroup("/alarms").WithTags("Alarms");
        alarms.MapGet("", ListAsync).WithName("ListAlarms").ProducesProblem(400).WithSummary("Alarms, the newest first.");
        alarms.MapGet("/{id:long}", GetAsync).WithName("GetAlarm").ProducesProblem(404).WithSummary("One alarm.");
        alarms.MapPost("/{id:long}/acknowledge", AcknowledgeAsync).WithName("AcknowledgeAlarm").ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Says that somebody looks after an alarm.");
        alarms.MapPost("/{id:long}/close", CloseAsync).WithName("CloseAlarm").ProducesProblem(404).ProducesProblem(409).ProducesProblem(422)
            .WithSummary("Ends an alarm by hand; what happens again raises a new one.");
    }

    private static async Task<Results<Ok<ListAnswer<Alarm>>, ProblemHttpResult>> ListAsync(
        [AsParameters] PageQuery page, string? stationId, string? state,
        [Description("Only alarms that are this grave or graver, 0 to 9.")] int? severity, AlarmBook alarms, CancellationToken cancellationToken)
    {
        var words = Enum.GetNames<AlarmState>();
        if (state is not null && !words.Contains(state))
            return Problems.BadRequest($"The parameter 'state' is one of: {string.Join(", ", words)}.");
        if (severity is < 0 or > 9)
            return Problems.BadRequest("The parameter 'severity' is between 0 (danger) and 9 (debug).");
        var query = new AlarmQuery { StationId = stationId, State = state is null ? null : Enum.Parse<AlarmState>(state), MaxSeverity = severity };
        return TypedResults.Ok(ListAnswer.Of(await alarms.ListAsync(query, page.ToPage(), cancellationToken), alarm => alarm));
    }

    private static async Task<Results<Ok<Alarm>, ProblemHttpResult>> GetAsync(long id, AlarmBook alarms, CancellationToken cancellationToken) =>
        await alarms.FindAsync(id, cancellationToken) is { } alarm ? TypedResults.Ok(alarm) : NoAlarm(id);

    private static async Task<Results<Ok<Alarm>, ProblemHttpResult>> AcknowledgeAsync(long id, HttpContext http, AlarmBook alarms, CancellationToken cancellationToken) =>
        await alarms.AcknowledgeAsync(id, http.OperatorName(), cancellationToken) switch
        {
            null => NoAlarm(id),
            { State: AlarmState.Ended } over => Over(over),
            var alarm => TypedResults.Ok(alarm),
        };

    private static async Task<Results<Ok<Alarm>, ProblemHttpResult>> CloseAsync(
        long id, CloseAlarmBody? body, HttpContext http, AlarmBook alarms, CancellationToken cancellationToken)
    {
        if (body?.Reason?.Length > MaxReason)
        {
            var words = $"The reason has at most {MaxReason} characters.";
            return Problems.Unprocessable(words, new ProblemViolation("reason", "maxLength", words));
        }
        if (await alarms.FindAsync(id, cancellationToken) is { State: AlarmState.Ended } over)
            return Over(over);
        return await alarms.CloseAsync(id, http.OperatorName(), body?.Reason, cancellationToken) is { } closed ? TypedResults.Ok(closed) : NoAlarm(id);
    }

    private static ProblemHttpResult NoAlarm(long id) => Problems.NotFound($"There is no alarm {id}.");

    private static ProblemHttpResult Over(Alarm alarm) => Problems.Conflict($"Alarm {alarm.Id} is over: {alarm.EndReason}");
}

/// <summary>Why an alarm is closed.</summary>
internal sealed record CloseAlarmBody
{
    /// <summary>In words; may be left out.</summary>
    public string? Reason { get; init; }
}
