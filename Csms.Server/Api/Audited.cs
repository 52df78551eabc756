using System.Text.Json;
using Csms.Domain.Operators;
using Csms.Domain.Tokens;

namespace Csms.Server.Api;

/// <summary>Writes an audit line for everything that an operator changed. Commands to stations and sign-ins write their own.</summary>
internal sealed class Audited(AuditTrail audit) : IEndpointFilter
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
        if (!HttpMethods.IsGet(http.Request.Method) && !WritesItsOwn(http) && Unwrap(result) is not IStatusCodeHttpResult { StatusCode: >= 400 })
        {
            var path = http.Request.Path.Value![ApiRoutes.Prefix.Length..];
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
        return result;
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
