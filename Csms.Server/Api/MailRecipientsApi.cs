using Csms.Domain.Events;
using Csms.Domain.Outbox;
using Csms.Server.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Csms.Server.Api;

/// <summary><c>/mail-recipients</c>: who gets mails about alarms.</summary>
internal static class MailRecipientsApi
{
    public static void MapMailRecipients(this RouteGroupBuilder api)
    {
        var recipients = api.MapGroup("/mail-recipients").WithTags("Integrations").ForAdministrators();
        recipients.MapGet("", ListAsync).WithName("ListMailRecipients").WithSummary("Who gets mails about alarms, by id.");
        recipients.MapGet("/{id}", GetAsync).WithName("GetMailRecipient").ProducesProblem(404).WithSummary("One of them.");
        recipients.MapPut("/{id}", PutAsync).WithName("PutMailRecipient").ProducesProblem(422).WithSummary("Adds a recipient or replaces it.");
        recipients.MapDelete("/{id}", RemoveAsync).WithName("RemoveMailRecipient").ProducesProblem(404).WithSummary("Removes one with all that waits for it.");
        recipients.MapPost("/{id}/test", TestAsync).WithName("TestMailRecipient").ProducesProblem(404).WithSummary("Sends a mail now and tells how the mail server answered.");
        api.MapGet("/mail", Server).WithTags("Integrations").WithName("GetMailServer").ForAdministrators().WithSummary("By which server mails are sent.");
    }

    private static Ok<MailServerResource> Server(IOptions<MailOptions> options) => TypedResults.Ok(
        new MailServerResource(options.Value.Host.Length > 0, options.Value.Host, options.Value.Port, options.Value.Tls, options.Value.From));

    private static async Task<Ok<ListAnswer<MailRecipientResource>>> ListAsync(Receivers receivers, OutboxBook outbox, CancellationToken cancellationToken)
    {
        var backlogs = await outbox.BacklogsAsync(cancellationToken);
        return TypedResults.Ok(ListAnswer.Whole(
            await receivers.ListAsync(ReceiverKind.Mail, cancellationToken), recipient => MailRecipientResource.Of(recipient, backlogs.GetValueOrDefault(recipient.Number))));
    }

    private static async Task<Results<Ok<MailRecipientResource>, ProblemHttpResult>> GetAsync(string id, Receivers receivers, OutboxBook outbox, CancellationToken cancellationToken) =>
        await receivers.FindAsync(ReceiverKind.Mail, id, cancellationToken) is { } recipient
            ? TypedResults.Ok(MailRecipientResource.Of(recipient, (await outbox.BacklogsAsync(cancellationToken)).GetValueOrDefault(recipient.Number)))
            : NoRecipient(id);

    private static async Task<Results<Ok<MailRecipientResource>, Created<MailRecipientResource>, ProblemHttpResult>> PutAsync(
        string id, MailRecipientBody body, HttpContext http, Receivers receivers, OutboxBook outbox, CancellationToken cancellationToken)
    {
        var faults = HooksApi.Faults(id, body.Station, body.AlarmKind, body.MaxSeverity).Concat(Faults(body)).ToArray();
        if (faults.Length > 0)
            return Problems.Unprocessable(faults[0].Description, faults);
        var before = await receivers.FindAsync(ReceiverKind.Mail, id, cancellationToken);
        try
        {
            var put = await receivers.PutAsync(
                new Receiver
                {
                    Kind = ReceiverKind.Mail,
                    Id = id,
                    Address = body.Address,
                    Events = [EventKind.Alarm],
                    AlarmKind = body.AlarmKind ?? "*",
                    MaxSeverity = body.MaxSeverity,
                    Station = body.Station ?? "*",
                    Language = body.Language ?? "en",
                    TellsEnd = body.TellsEnd ?? true,
                    Enabled = body.Enabled ?? true,
                },
                cancellationToken);
            var shown = MailRecipientResource.Of(put.Receiver, (await outbox.BacklogsAsync(cancellationToken)).GetValueOrDefault(put.Receiver.Number));
            Audited.Changed(http, before is null ? null : MailRecipientResource.Of(before, null), shown);
            return put.IsNew ? TypedResults.Created($"{ApiRoutes.Prefix}/mail-recipients/{Uri.EscapeDataString(id)}", shown) : TypedResults.Ok(shown);
        }
        catch (ArgumentException broken)
        {
            return Problems.Unprocessable(StationsApi.Sentence(broken));
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(string id, HttpContext http, Receivers receivers, CancellationToken cancellationToken)
    {
        var before = await receivers.FindAsync(ReceiverKind.Mail, id, cancellationToken);
        if (before is null || !await receivers.RemoveAsync(ReceiverKind.Mail, id, cancellationToken))
            return NoRecipient(id);
        Audited.Changed(http, MailRecipientResource.Of(before, null), null);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<TestAnswer>, ProblemHttpResult>> TestAsync(string id, Receivers receivers, DeliveryWatch deliveries, CancellationToken cancellationToken) =>
        await receivers.FindAsync(ReceiverKind.Mail, id, cancellationToken) is { } recipient
            ? TypedResults.Ok(TestAnswer.Of(await deliveries.TryAsync(recipient, cancellationToken)))
            : NoRecipient(id);

    private static IEnumerable<ProblemViolation> Faults(MailRecipientBody body)
    {
        if (MailAddresses.WhyNot(body.Address) is { } fault)
            yield return new ProblemViolation("address", "format", fault);
        if (body.Language is { } language && !MailText.Known.Contains(language))
            yield return new ProblemViolation("language", "enum", $"The language is one of: {string.Join(", ", MailText.Known)}.");
    }

    private static ProblemHttpResult NoRecipient(string id) => Problems.NotFound($"There is no mail recipient '{id}'.");
}

/// <summary>A recipient's members; what is left out matches everything.</summary>
internal sealed record MailRecipientBody
{
    /// <summary>One plain mail address.</summary>
    public required string Address { get; init; }

    /// <summary>en, de or sv. Default en.</summary>
    public string? Language { get; init; }

    /// <summary>Only alarms that are this grave or graver: 0 danger to 9 debug.</summary>
    public int? MaxSeverity { get; init; }

    /// <summary>Which kinds of alarms, with <c>*</c> and <c>?</c>.</summary>
    public string? AlarmKind { get; init; }

    /// <summary>Of which stations, with <c>*</c> and <c>?</c>.</summary>
    public string? Station { get; init; }

    /// <summary>Whether the end of an alarm is told too. Default true.</summary>
    public bool? TellsEnd { get; init; }

    /// <summary>False: no mail is sent. Default true.</summary>
    public bool? Enabled { get; init; }
}

/// <summary>Who gets mails about alarms.</summary>
internal sealed record MailRecipientResource
{
    public required string Id { get; init; }

    public required string Address { get; init; }

    public required string Language { get; init; }

    public int? MaxSeverity { get; init; }

    public required string AlarmKind { get; init; }

    public required string Station { get; init; }

    public required bool TellsEnd { get; init; }

    public required bool Enabled { get; init; }

    /// <summary>Alarms that wait to be sent.</summary>
    public required int Waiting { get; init; }

    /// <summary>Alarms that were given up.</summary>
    public required int Dead { get; init; }

    public static MailRecipientResource Of(Receiver recipient, Backlog? backlog) => new()
    {
        Id = recipient.Id,
        Address = recipient.Address,
        Language = recipient.Language,
        MaxSeverity = recipient.MaxSeverity,
        AlarmKind = recipient.AlarmKind,
        Station = recipient.Station,
        TellsEnd = recipient.TellsEnd,
        Enabled = recipient.Enabled,
        Waiting = backlog?.Waiting ?? 0,
        Dead = backlog?.Dead ?? 0,
    };
}

/// <summary>By which server mails are sent, as the settings have it.</summary>
/// <param name="IsSet">False: no mail is sent.</param>
internal sealed record MailServerResource(bool IsSet, string Host, int Port, MailTls Tls, string From);
