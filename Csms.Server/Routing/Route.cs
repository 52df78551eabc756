using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Csms.Protocol;
using Csms.Protocol.Json;
using Csms.Protocol.Validation;

namespace Csms.Server.Routing;

/// <summary>How one action of a station is answered: its schema, its types and its handler.</summary>
internal abstract class Route(string action, MessageValidator request, MessageValidator response)
{
    public string Action { get; } = action;

    public MessageValidator Request { get; } = request;

    /// <inheritdoc cref="IHandler{TRequest, TResponse}.AnswersAnew"/>
    public abstract bool AnswersAnew { get; }

    protected MessageValidator Response { get; } = response;

    /// <summary>Handles a valid payload.</summary>
    public abstract ValueTask<Answer> HandleAsync(CallContext context, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class Route<TRequest, TResponse>(
    MessageSchemas schemas, IHandler<TRequest, TResponse> handler)
    : Route(ActionOf.Request<TRequest>(), schemas.Request(ActionOf.Request<TRequest>()), schemas.Response(ActionOf.Request<TRequest>()))
    where TRequest : IRequest<TResponse>
{
    private static readonly JsonTypeInfo<TRequest> RequestType = (JsonTypeInfo<TRequest>)OcppJson.Options.GetTypeInfo(typeof(TRequest));
    private static readonly JsonTypeInfo<TResponse> ResponseType = (JsonTypeInfo<TResponse>)OcppJson.Options.GetTypeInfo(typeof(TResponse));

    // An interface's default method is not among the methods of the class: most handlers have nothing to do afterwards.
    private readonly bool _acts = handler.GetType().GetMethod(nameof(handler.AfterAnswerAsync)) is not null;

    public override bool AnswersAnew => handler.AnswersAnew;

    // Every message waits for its commit here; pooled, the state of the wait is not garbage each time.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<Answer> HandleAsync(CallContext context, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var request = Read(payload.Span);
        var response = await handler.HandleAsync(request, context, cancellationToken);
        var answer = Answer.Result(context.MessageId, response, ResponseType);
        if (!Response.IsValid(answer.Payload.Span, out var violation))
        {
            answer.Dispose();
            throw new InvalidOperationException($"Our answer to {Action} breaks its schema: {violation}");
        }
        answer.Deviations = context.Deviations;
        answer.Afterwards = _acts ? Afterwards(request, response, context) : null;
        return answer;
    }

    private Func<CancellationToken, Task> Afterwards(TRequest request, TResponse response, CallContext context) =>
        cancellation => handler.AfterAnswerAsync(request, response, context, cancellation);

    private static TRequest Read(ReadOnlySpan<byte> payload)
    {
        try
        {
            return JsonSerializer.Deserialize(payload, RequestType)!;
        }
        catch (JsonException fault)
        {
            // The schema has no bounds for an integer; the specification has: 32 bits.
            throw new RpcException(RpcErrorCode.PropertyConstraintViolation, $"{fault.Path}: the value is out of range.");
        }
    }
}
