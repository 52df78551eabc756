using Csms.Domain.Operators;
using Csms.Domain.Tokens;

namespace Csms.Server.Api;

/// <summary>Writes an audit line for everything that an operator changed. Commands to stations write their own.</summary>
internal sealed class Audited(AuditTrail audit) : IEndpointFilter
{
    private static readonly object Secret = new();

    /// <summary>Keeps the last part of the path out of the audit line.</summary>
    public static void HidePathEnd(HttpContext http) => http.Items[Secret] = true;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        var http = context.HttpContext;
        if (!HttpMethods.IsGet(http.Request.Method) && !IsCommand(http) && Unwrap(result) is not IStatusCodeHttpResult { StatusCode: >= 400 })
        {
            var path = http.Request.Path.Value![ApiRoutes.Prefix.Length..];
            if (http.Items.ContainsKey(Secret))
                path = path[..path.LastIndexOf('/')] + "/" + KeyCode.Hidden;
            await audit.RecordAsync(http.OperatorName(), $"{http.Request.Method} {path}", http.Request.RouteValues["stationId"] as string, null, http.RequestAborted);
        }
        return result;
    }

    private static bool IsCommand(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<CommandEndpoint>() is not null;

    private static object? Unwrap(object? result) => result is INestedHttpResult nested ? Unwrap(nested.Result) : result;
}

/// <summary>Marks a call that is a command to a station.</summary>
internal sealed class CommandEndpoint;
