using System.Text.Json;
using Csms.Domain.Events;
using Csms.Domain.Operators;
using Csms.Domain.Tokens;

namespace Csms.Server.Api;

/// <summary>Writes an audit line for everything that an operator changed, and tells listeners. Commands to stations and sign-ins write their own line.</summary>
internal sealed class Audited(AuditTrail audit, EventStream events) : IEndpointFilter
{
    private static readonly object Secret = new();
    private static readonly object Change = new();

    /// <summary>Keeps the last part of the path out of the audit line.</summary>
    public static void HidePathEnd(HttpContext http) => http.Items[Secret] = true;

    /// <summary>Adds to the audit line what was there before and what is there now; null for nothing. Neither may hold a secret.</summary>
    public static void Changed<T>(HttpContext http, T? before, T? after)
        where T : class => http.Items[Change] = new Difference(Json(before), Json(after));

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) || Unwrap(result) is IStatusCodeHttpResult { StatusCode: >= 400 })
            return result;
        var path = http.Request.Path.Value![ApiRoutes.Prefix.Length..];
        if (!WritesItsOwn(http))
        {
            if (http.Items.ContainsKey(Secret))
                path = path[..path.LastIndexOf('/')] + "/" + KeyCode.Hidden;
            var difference = http.Items[Change] as Difference;
            await audit.RecordAsync(
                new Deed
                {
                    OperatorName = http.OperatorName(), Action = $"{http.Request.Method} {path}", StationId = http.Request.RouteValues["stationId"] as string,
                    Address = http.ClientAddress(), BeforeJson = difference?.BeforeJson, AfterJson = difference?.AfterJson,
                },
                http.RequestAborted);
        }
        Tell(http, path.Split('/')[1]);
        return result;
    }

    // Which list is another now; what it holds, each asks for who may see it. What somebody does to the own session concerns nobody else.
    private void Tell(HttpContext http, string resource)
    {
        if (events.HasSubscribers && resource != "session")
            events.Publish(EventKind.Change, http.Request.RouteValues["stationId"] as string, new { Resource = resource });
    }

    private static bool WritesItsOwn(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<OwnAudit>() is not null;

    private static string? Json<T>(T? value)
        where T : class => value is null ? null : JsonSerializer.Serialize(value, ApiJson.Options);

    private static object? Unwrap(object? result) => result is INestedHttpResult nested ? Unwrap(nested.Result) : result;

    private sealed record Difference(string? BeforeJson, string? AfterJson);
}

/// <summary>Marks a call that is a command to a station.</summary>
internal sealed class CommandEndpoint;

/// <summary>Marks a call that writes its audit line itself.</summary>
internal sealed class OwnAudit;

internal static class AuditedExtensions
{
    public static RouteHandlerBuilder WithOwnAudit(this RouteHandlerBuilder call) => call.WithMetadata(new OwnAudit());
}
