using Csms.Domain.Alarms;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/alarm-rules</c>: which events raise alarms, and how grave these are.</summary>
internal static class AlarmRulesApi
{
    private const int MaxText = 200;
    private const int MaxMinutes = 7 * 24 * 60;
    private const int MaxTimes = 10_000;

    private static readonly string[] Triggers = ["Alerting", "Delta", "Periodic"];

    public static void MapAlarmRules(this RouteGroupBuilder api)
    {
        var rules = api.MapGroup("/alarm-rules").WithTags("Alarms").ChangedByAdministrators();
        rules.MapGet("", ListAsync).WithName("ListAlarmRules").WithSummary("The rules, in the order in which they are asked: the first that matches decides.");
        rules.MapPut("/{id}", PutAsync).WithName("PutAlarmRule").ProducesProblem(422).WithSummary("Adds a rule or replaces it; it counts from the next event on.");
        rules.MapDelete("/{id}", RemoveAsync).WithName("RemoveAlarmRule").ProducesProblem(404).WithSummary("Removes a rule.");
    }

    private static async Task<Ok<ListAnswer<AlarmRule>>> ListAsync(AlarmRules rules, CancellationToken cancellationToken) =>
        TypedResults.Ok(ListAnswer.Whole(await rules.ListAsync(cancellationToken), rule => rule));

    private static async Task<Results<Ok<AlarmRule>, Created<AlarmRule>, ProblemHttpResult>> PutAsync(
        string id, AlarmRuleBody body, HttpContext http, AlarmRules rules, CancellationToken cancellationToken)
    {
        var faults = Faults(id, body).ToArray();
        if (faults.Length > 0)
            return Problems.Unprocessable(faults[0].Description, faults);
        var rule = new AlarmRule
        {
            Id = id,
            Position = body.Position ?? 100,
            Source = body.Source,
            Kind = body.Kind ?? "*",
            Station = body.Station ?? "*",
            Trigger = body.Trigger,
            MaxSeverity = body.MaxSeverity,
            Raises = body.Raises ?? true,
            Severity = body.Severity,
            Minutes = body.Minutes,
            Times = body.Times,
        };
        Audited.Changed(http, (await rules.ListAsync(cancellationToken)).FirstOrDefault(before => before.Id == id), rule);
        return await rules.PutAsync(rule, cancellationToken)
            ? TypedResults.Created($"{ApiRoutes.Prefix}/alarm-rules/{Uri.EscapeDataString(id)}", rule)
            : TypedResults.Ok(rule);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(string id, HttpContext http, AlarmRules rules, CancellationToken cancellationToken)
    {
        Audited.Changed(http, (await rules.ListAsync(cancellationToken)).FirstOrDefault(rule => rule.Id == id), null);
        return await rules.RemoveAsync(id, cancellationToken) ? TypedResults.NoContent() : Problems.NotFound($"There is no alarm rule '{id}'.");
    }

    private static IEnumerable<ProblemViolation> Faults(string id, AlarmRuleBody body)
    {
        if (id.Length > MaxText)
            yield return new ProblemViolation("id", "maxLength", $"A rule's id has at most {MaxText} characters.");
        if (body.Kind is { Length: 0 or > MaxText })
            yield return new ProblemViolation("kind", "length", $"The kind has 1 to {MaxText} characters; `*` stands for any.");
        if (body.Station is { Length: 0 or > MaxText })
            yield return new ProblemViolation("station", "length", $"The station has 1 to {MaxText} characters; `*` stands for any.");
        if (body.Trigger is { } trigger && !Triggers.Contains(trigger))
            yield return new ProblemViolation("trigger", "enum", $"The trigger is one of: {string.Join(", ", Triggers)}.");
        if (body.MaxSeverity is < 0 or > 9)
            yield return new ProblemViolation("maxSeverity", "range", "A severity is between 0 (danger) and 9 (debug).");
        if (body.Severity is < 0 or > 9)
            yield return new ProblemViolation("severity", "range", "A severity is between 0 (danger) and 9 (debug).");
        if ((body.Minutes ?? body.Times) is not null && body.Source != AlarmSource.Station)
            yield return new ProblemViolation(body.Minutes is null ? "times" : "minutes", "source", "Only rules about what lasts at stations (Station) have minutes and times.");
        if (body.Minutes is < 0 or > MaxMinutes)
            yield return new ProblemViolation("minutes", "range", $"Between 0 and {MaxMinutes} minutes.");
        if (body.Minutes is 0 or > ViolationCount.MostMinutes && string.Equals(body.Kind, StandingKind.Violations, StringComparison.OrdinalIgnoreCase))
            yield return new ProblemViolation("minutes", "range", $"Violations are counted within 1 to {ViolationCount.MostMinutes} minutes.");
        if (body.Times is < 1 or > MaxTimes)
            yield return new ProblemViolation("times", "range", $"Between 1 and {MaxTimes} times.");
    }
}

/// <summary>A rule's members; what is left out matches everything.</summary>
internal sealed record AlarmRuleBody
{
    public required AlarmSource Source { get; init; }

    /// <summary>Which security events, <c>Component/Variable</c> and so on, with <c>*</c> and <c>?</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>Which stations, with <c>*</c> and <c>?</c>.</summary>
    public string? Station { get; init; }

    /// <summary><c>Alerting</c>, <c>Delta</c> or <c>Periodic</c>, for events of variables.</summary>
    public string? Trigger { get; init; }

    /// <summary>Only what is this grave or graver: 0 danger to 9 debug.</summary>
    public int? MaxSeverity { get; init; }

    /// <summary>False: what matches is no alarm. Default true.</summary>
    public bool? Raises { get; init; }

    /// <summary>The alarm's severity; left out: the event's own.</summary>
    public int? Severity { get; init; }

    /// <summary>Of the source Station: how long it lasts before it is an alarm; of violations, within how long they are counted. Default: by the kind.</summary>
    public int? Minutes { get; init; }

    /// <summary>Of violations: how many there are within the minutes. Default 20.</summary>
    public int? Times { get; init; }

    /// <summary>Rules are asked in ascending order. Default 100.</summary>
    public int? Position { get; init; }
}
