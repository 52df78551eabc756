using System.ComponentModel;
using Csms.Domain.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/deliveries</c>: what web hooks and mail recipients were told, are to be told, and could not be told.</summary>
internal static class DeliveriesApi
{
    public static void MapDeliveries(this RouteGroupBuilder api)
    {
        var deliveries = api.MapGroup("/deliveries").WithTags("Integrations").ForAdministrators();
        deliveries.MapGet("", ListAsync).WithName("ListDeliveries").ProducesProblem(400).WithSummary("Deliveries, the newest first; what is dead was given up.");
        deliveries.MapPost("/{id:long}/resend", ResendAsync).WithName("ResendDelivery").ProducesProblem(404).ProducesProblem(409).WithSummary("Sends again what was given up.");
        deliveries.MapPost("/resend", ResendAllAsync).WithName("ResendDeliveries").ProducesProblem(404).WithSummary("Sends all again that was given up, in its old order.");
    }

    private static async Task<Results<Ok<ListAnswer<OutgoingDelivery>>, ProblemHttpResult>> ListAsync(
        [AsParameters] PageQuery page, [Description("Only of this web hook.")] string? webhook, [Description("Only of this mail recipient.")] string? recipient, string? state,
        Receivers receivers, OutboxBook outbox, CancellationToken cancellationToken)
    {
        var words = Enum.GetNames<DeliveryState>();
        if (state is not null && !words.Contains(state))
            return Problems.BadRequest($"The parameter 'state' is one of: {string.Join(", ", words)}.");
        if (webhook is not null && recipient is not null)
            return Problems.BadRequest("Either 'webhook' or 'recipient' is asked for.");
        var (receiver, missing) = await FindAsync(webhook, recipient, receivers, cancellationToken);
        return missing ?? (Results<Ok<ListAnswer<OutgoingDelivery>>, ProblemHttpResult>)TypedResults.Ok(ListAnswer.Of(
            await outbox.ListAsync(receiver, state is null ? null : Enum.Parse<DeliveryState>(state), page.ToPage(), cancellationToken), delivery => delivery));
    }

    private static async Task<Results<Ok<ResendAnswer>, ProblemHttpResult>> ResendAsync(long id, OutboxBook outbox, CancellationToken cancellationToken) =>
        await outbox.ResendAsync(id, cancellationToken) switch
        {
            null => Problems.NotFound($"There is no delivery {id}."),
            { State: DeliveryState.Dead } => TypedResults.Ok(new ResendAnswer(1)),
            _ => Problems.Conflict($"Delivery {id} was not given up."),
        };

    private static async Task<Results<Ok<ResendAnswer>, ProblemHttpResult>> ResendAllAsync(
        ResendBody? body, Receivers receivers, OutboxBook outbox, CancellationToken cancellationToken)
    {
        var (receiver, missing) = await FindAsync(body?.Webhook, body?.Recipient, receivers, cancellationToken);
        return missing ?? (Results<Ok<ResendAnswer>, ProblemHttpResult>)TypedResults.Ok(new ResendAnswer(await outbox.ResendAllAsync(receiver, cancellationToken)));
    }

    private static async Task<(long? Receiver, ProblemHttpResult? Missing)> FindAsync(string? webhook, string? recipient, Receivers receivers, CancellationToken cancellationToken)
    {
        if ((webhook ?? recipient) is not { } id)
            return (null, null);
        var kind = webhook is null ? ReceiverKind.Mail : ReceiverKind.WebHook;
        return await receivers.FindAsync(kind, id, cancellationToken) is { } found
            ? (found.Number, null)
            : (null, Problems.NotFound(kind == ReceiverKind.Mail ? $"There is no mail recipient '{id}'." : $"There is no web hook '{id}'."));
    }
}

/// <summary>Whose deliveries are sent again; those of all when both are left out.</summary>
internal sealed record ResendBody
{
    public string? Webhook { get; init; }

    public string? Recipient { get; init; }
}

/// <summary>How much is sent again.</summary>
internal sealed record ResendAnswer(int Count);
