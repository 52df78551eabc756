using Csms.Protocol;
using Csms.Protocol.Validation;

namespace Csms.Server.Routing;

/// <summary>The actions of one version that the server answers. The tables are <c>Ocpp16Routes</c> and <c>Ocpp201Routes</c>.</summary>
internal sealed class RouteTable
{
    private readonly MessageSchemas _schemas;
    private readonly IServiceProvider _services;
    private readonly Dictionary<string, Route> _routes = new(StringComparer.Ordinal);

    public RouteTable(OcppVersion version, IServiceProvider services)
    {
        (_schemas, _services) = (MessageSchemas.For(version), services);
    }

    public IReadOnlyCollection<Route> Routes => _routes.Values;

    /// <summary>Sets the handler of one action; what its constructor needs comes from the services.</summary>
    public RouteTable Add<TRequest, TResponse, THandler>()
        where TRequest : IRequest<TResponse>
        where THandler : IHandler<TRequest, TResponse>
    {
        var route = new Route<TRequest, TResponse>(_schemas, ActivatorUtilities.CreateInstance<THandler>(_services));
        _routes[route.Action] = route;
        return this;
    }

    public Route? Find(string action) => _routes.GetValueOrDefault(action);
}
