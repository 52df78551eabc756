using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Csms.Protocol;
using Csms.Protocol.Json;
using Csms.Protocol.Validation;
using Csms.Server.Connections;

namespace Csms.Server.Routing;

/// <summary>How one action of a station is answered: its schema, its types and its handler.</summary>
internal abstract class Route(string action, MessageValidator request, MessageValidator response)
{
    public string Action { get; } = action;

    public MessageValidator Request { get; } = request;

    /// <inheritdoc cref="IHandler{TRequest, TResponse}.AnswersAnew"/>
    public abstract bool AnswersAnew { get; }

    protected MessageValidator Response { get; } = response;

    /// <summary>Handles a valid payload and writes the answer's payload. Returns what is to be done once the answer is sent, or null.</summary>
    public abstract ValueTask<Func<CancellationToken, Task>?> HandleAsync(
        CallContext context, ReadOnlyMemory<byte> payload, PooledBuffer answer, CancellationToken cancellationToken);
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

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<Func<CancellationToken, Task>?> HandleAsync(
        CallContext context, ReadOnlyMemory<byte> payload, PooledBuffer answer, CancellationToken cancellationToken)
    {
        var request = Read(payload.Span);
        var response = await handler.HandleAsync(request, context, cancellationToken);
        OcppJson.Write(answer, response, ResponseType);
        if (!Response.IsValid(answer.WrittenSpan, out var violation))
            throw new InvalidOperationException($"Our answer to {Action} breaks its schema: {violation}");
        return _acts ? cancellation => handler.AfterAnswerAsync(request, response, context, cancellation) : null;
    }

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
