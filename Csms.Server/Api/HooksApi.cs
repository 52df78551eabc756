using System.Text.RegularExpressions;
using Csms.Domain.Events;
using Csms.Domain.Outbox;
using Csms.Server.Outbox;
using Csms.Server.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/webhooks</c>: which other systems are told what happens.</summary>
internal static partial class HooksApi
{
    private const int MaxUrl = 2_000;
    private const int MaxPattern = 200;

    public static void MapHooks(this RouteGroupBuilder api)
    {
        // A URL may hold what opens another system: for administrators only.
        var hooks = api.MapGroup("/webhooks").WithTags("Integrations").ForAdministrators();
        hooks.MapGet("", ListAsync).WithName("ListHooks").WithSummary("Which other systems are told what happens, by id.");
        hooks.MapGet("/{id}", GetAsync).WithName("GetHook").ProducesProblem(404).WithSummary("One of them.");
        hooks.MapPut("/{id}", PutAsync).WithName("PutHook").ProducesProblem(422)
            .WithSummary("Adds a web hook or replaces it. The secret by which a new one is signed is in this answer and never again.");
        hooks.MapDelete("/{id}", RemoveAsync).WithName("RemoveHook").ProducesProblem(404).WithSummary("Removes one with all that waits for it.");
        hooks.MapPost("/{id}/secret", NewSecretAsync).WithName("RenewHookSecret").ProducesProblem(404)
            .WithSummary("A new secret, shown this once; for a day what is sent is signed by the one before, too.");
        hooks.MapPost("/{id}/test", TestAsync).WithName("TestHook").ProducesProblem(404).WithSummary("Sends the event `test` now and tells how it was answered.");
    }

    /// <summary>What is wrong with an id, a choice of stations and of alarms.</summary>
    internal static IEnumerable<ProblemViolation> Faults(string id, string? station, string? alarmKind, int? maxSeverity)
    {
        if (!Ids().IsMatch(id))
            yield return new ProblemViolation("id", "pattern", "An id has 1 to 64 letters, digits, dots, dashes and underscores.");
        if (station is { Length: 0 or > MaxPattern })
            yield return new ProblemViolation("station", "length", $"The station has 1 to {MaxPattern} characters; `*` stands for any.");
        if (alarmKind is { Length: 0 or > MaxPattern })
            yield return new ProblemViolation("alarmKind", "length", $"The kind of alarm has 1 to {MaxPattern} characters; `*` stands for any.");
        if (maxSeverity is < 0 or > 9)
            yield return new ProblemViolation("maxSeverity", "range", "A severity is between 0 (danger) and 9 (debug).");
    }

    private static async Task<Ok<ListAnswer<HookResource>>> ListAsync(Receivers receivers, OutboxBook outbox, CancellationToken cancellationToken)
    {
        var backlogs = await outbox.BacklogsAsync(cancellationToken);
        return TypedResults.Ok(ListAnswer.Whole(await receivers.ListAsync(ReceiverKind.WebHook, cancellationToken), hook => HookResource.Of(hook, backlogs.GetValueOrDefault(hook.Number))));
    }

    private static async Task<Results<Ok<HookResource>, ProblemHttpResult>> GetAsync(string id, Receivers receivers, OutboxBook outbox, CancellationToken cancellationToken) =>
        await receivers.FindAsync(ReceiverKind.WebHook, id, cancellationToken) is { } hook
            ? TypedResults.Ok(HookResource.Of(hook, (await outbox.BacklogsAsync(cancellationToken)).GetValueOrDefault(hook.Number)))
            : NoHook(id);

    private static async Task<Results<Ok<PutHookAnswer>, Created<PutHookAnswer>, ProblemHttpResult>> PutAsync(
        string id, HookBody body, HttpContext http, Receivers receivers, OutboxBook outbox, CancellationToken cancellationToken)
    {
        var faults = Faults(id, body.Station, body.AlarmKind, body.MaxSeverity).Concat(Faults(body)).ToArray();
        if (faults.Length > 0)
            return Problems.Unprocessable(faults[0].Description, faults);
        var before = await receivers.FindAsync(ReceiverKind.WebHook, id, cancellationToken);
        try
        {
            var put = await receivers.PutAsync(
                new Receiver
                {
                    Kind = ReceiverKind.WebHook,
                    Id = id,
                    Address = body.Url,
                    Events = [.. (body.Events ?? [EventKind.Alarm]).Distinct()],
                    AlarmKind = body.AlarmKind ?? "*",
                    MaxSeverity = body.MaxSeverity,
                    Station = body.Station ?? "*",
                    Enabled = body.Enabled ?? true,
                },
                cancellationToken);
            var shown = HookResource.Of(put.Receiver, (await outbox.BacklogsAsync(cancellationToken)).GetValueOrDefault(put.Receiver.Number));
            Audited.Changed(http, before is null ? null : HookResource.Of(before, null), shown);
            var answer = new PutHookAnswer(shown, put.Secret);
            return put.IsNew ? TypedResults.Created($"{ApiRoutes.Prefix}/webhooks/{Uri.EscapeDataString(id)}", answer) : TypedResults.Ok(answer);
        }
        catch (ArgumentException broken)
        {
            return Problems.Unprocessable(StationsApi.Sentence(broken));
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(string id, HttpContext http, Receivers receivers, CancellationToken cancellationToken)
    {
        var before = await receivers.FindAsync(ReceiverKind.WebHook, id, cancellationToken);
        if (before is null || !await receivers.RemoveAsync(ReceiverKind.WebHook, id, cancellationToken))
            return NoHook(id);
        Audited.Changed(http, HookResource.Of(before, null), null);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<HookSecret>, ProblemHttpResult>> NewSecretAsync(string id, Receivers receivers, CancellationToken cancellationToken) =>
        await receivers.NewSecretAsync(id, cancellationToken) is { } secret ? TypedResults.Ok(new HookSecret(secret)) : NoHook(id);

    private static async Task<Results<Ok<TestAnswer>, ProblemHttpResult>> TestAsync(string id, Receivers receivers, DeliveryWatch deliveries, CancellationToken cancellationToken) =>
        await receivers.FindAsync(ReceiverKind.WebHook, id, cancellationToken) is { } hook
            ? TypedResults.Ok(TestAnswer.Of(await deliveries.TryAsync(hook, cancellationToken)))
            : NoHook(id);

    private static IEnumerable<ProblemViolation> Faults(HookBody body)
    {
        if (body.Url.Length > MaxUrl)
            yield return new ProblemViolation("url", "maxLength", $"A URL has at most {MaxUrl} characters.");
        else if (OutgoingGuard.WhyNot(body.Url, out _) is { } fault)
            yield return new ProblemViolation("url", "format", fault);
        if (body.Events is { Count: 0 } || body.Events?.Except(EventKind.All).Any() == true)
            yield return new ProblemViolation("events", "enum", $"Events are some of: {string.Join(", ", EventKind.All)}.");
    }

    private static ProblemHttpResult NoHook(string id) => Problems.NotFound($"There is no web hook '{id}'.");

    [GeneratedRegex("^[A-Za-z0-9._-]{1,64}$")]
    private static partial Regex Ids();
}

/// <summary>A web hook's members; what is left out matches everything.</summary>
internal sealed record HookBody
{
    /// <summary>Where to, http or https. Hosts outside the public internet are told only when the settings name them.</summary>
    public required string Url { get; init; }

    /// <summary>Which events: station, status, transaction, meter, command, alarm. Default alarm.</summary>
    public IReadOnlyList<string>? Events { get; init; }

    /// <summary>Which kinds of alarms, with <c>*</c> and <c>?</c>.</summary>
    public string? AlarmKind { get; init; }

    /// <summary>Only alarms that are this grave or graver: 0 danger to 9 debug.</summary>
    public int? MaxSeverity { get; init; }

    /// <summary>Of which stations, with <c>*</c> and <c>?</c>.</summary>
    public string? Station { get; init; }

    /// <summary>False: it is told nothing. Default true.</summary>
    public bool? Enabled { get; init; }
}

/// <summary>A web hook, without its secret.</summary>
internal sealed record HookResource
{
    public required string Id { get; init; }

    public required string Url { get; init; }

    public required IReadOnlyList<string> Events { get; init; }

    public required string AlarmKind { get; init; }

    public int? MaxSeverity { get; init; }

    public required string Station { get; init; }

    public required bool Enabled { get; init; }

    /// <summary>Why it was switched off by itself; null when it was not.</summary>
    public string? StoppedBecause { get; init; }

    /// <summary>Deliveries that wait.</summary>
    public required int Waiting { get; init; }

    /// <summary>Deliveries that were given up.</summary>
    public required int Dead { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public static HookResource Of(Receiver hook, Backlog? backlog) => new()
    {
        Id = hook.Id,
        Url = hook.Address,
        Events = hook.Events,
        AlarmKind = hook.AlarmKind,
        MaxSeverity = hook.MaxSeverity,
        Station = hook.Station,
        Enabled = hook.Enabled,
        StoppedBecause = hook.StoppedBecause,
        Waiting = backlog?.Waiting ?? 0,
        Dead = backlog?.Dead ?? 0,
        CreatedAt = hook.CreatedAt,
        ChangedAt = hook.ChangedAt,
    };
}

/// <summary>A web hook as it was kept.</summary>
/// <param name="Secret">Of a new one, shown this once; null otherwise.</param>
internal sealed record PutHookAnswer(HookResource Hook, string? Secret);

/// <summary>By what a web hook's deliveries are signed; shown this once.</summary>
internal sealed record HookSecret(string Secret);

/// <summary>How a receiver answered a test.</summary>
/// <param name="Status">Of HTTP or SMTP; null when there was no answer.</param>
/// <param name="Words">The answer, or why there was none.</param>
internal sealed record TestAnswer(bool IsDelivered, int? Status, string Words)
{
    public static TestAnswer Of(DeliveryOutcome outcome) => new(outcome.End == DeliveryEnd.Delivered, outcome.Status, outcome.Words);
}
