namespace Csms.Protocol;

/// <summary>
/// Ties a request to its answer, so that a call is typed without a table. The action's name is the type's name less <c>Request</c>.
/// </summary>
/// <typeparam name="TResponse">The answer that the same action carries back.</typeparam>
#pragma warning disable CA1040 // A marker is what ties the two types together.
public interface IRequest<TResponse>;
#pragma warning restore CA1040
