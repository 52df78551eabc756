using Csms.Protocol;
using Csms.Protocol.Validation;

namespace Csms.Server.Calls;

/// <summary>The actions of one version that a station may be called with. The tables are <c>Ocpp16Calls</c> and <c>Ocpp201Calls</c>.</summary>
internal sealed class CallTable(OcppVersion version)
{
    private readonly MessageSchemas _schemas = MessageSchemas.For(version);
    private readonly Dictionary<string, Call> _byAction = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, Call> _byType = [];

    public OcppVersion Version { get; } = version;

    public IReadOnlyCollection<Call> Calls => _byAction.Values;

    /// <summary>Adds an action.</summary>
    /// <param name="bringsCalls">See <see cref="Call.BringsCalls"/>.</param>
    public CallTable Add<TRequest, TResponse>(bool bringsCalls = false)
        where TRequest : IRequest<TResponse>
    {
        var call = new Call<TRequest, TResponse>(_schemas, bringsCalls);
        _byAction.Add(call.Action, call);
        _byType.Add(call.RequestType, call);
        return this;
    }

    public Call? Find(string action) => _byAction.GetValueOrDefault(action);

    public Call? Find(Type request) => _byType.GetValueOrDefault(request);
}
