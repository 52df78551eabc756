using Csms.Protocol;

namespace Csms.Server.Routing;

/// <summary>Answers one action of a station. Handlers hold no state; one instance serves all stations.</summary>
internal interface IHandler<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    /// <summary>
    /// Whether a message that comes again with the same id is handled anew, because its answer depends on the moment and handling it twice does no harm.
    /// </summary>
    bool AnswersAnew => false;

    /// <summary>Decides the answer. A refusal is an answer; a fault of the peer is an <see cref="RpcException"/>; anything else thrown is our bug.</summary>
    ValueTask<TResponse> HandleAsync(TRequest request, CallContext context, CancellationToken cancellationToken);

    /// <summary>Runs once the answer is on the wire: the place to call the station back. The station's next CALL does not wait for it.</summary>
    Task AfterAnswerAsync(TRequest request, TResponse response, CallContext context, CancellationToken cancellationToken) => Task.CompletedTask;
}
