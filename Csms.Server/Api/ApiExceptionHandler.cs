using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary>The one place where an exception of the API becomes an answer.</summary>
internal sealed partial class ApiExceptionHandler(ILogger<ApiExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
            return true;
        var problem = Problems.OfCommand(exception) ?? exception switch
        {
            BadHttpRequestException { InnerException: JsonException fault } => BodyFault.Explain(fault),
            BadHttpRequestException refused => Problems.Of(refused.StatusCode, "Bad request", Words(refused)),
            _ => Bug(httpContext, exception),
        };
        await problem.ExecuteAsync(httpContext);
        return true;
    }

    private ProblemHttpResult Bug(HttpContext http, Exception exception)
    {
        RequestFailed(http.Request.Method, http.Request.Path, exception);
        return Problems.Of(StatusCodes.Status500InternalServerError, "Internal error", "The server failed; its log says why.");
    }

    // "Failed to bind parameter "Nullable<int> limit" from "abc"." names our types.
    private static string Words(BadHttpRequestException refused) => Parameter().Match(refused.Message) is { Success: true } match
        ? $"The parameter '{JsonNamingPolicy.CamelCase.ConvertName(match.Groups["name"].Value)}' cannot be '{match.Groups["value"].Value}'."
        : Problems.WordsOf(refused.StatusCode)
            ?? (refused.Message.Contains("body", StringComparison.OrdinalIgnoreCase) ? "A JSON body is needed." : refused.Message);

    [GeneratedRegex("^Failed to bind parameter \"(?:[^ ]+ )?(?<name>[^\"]+)\" from \"(?<value>.*)\"\\.$", RegexOptions.Singleline)]
    private static partial Regex Parameter();

    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed")]
    private partial void RequestFailed(string method, string path, Exception exception);
}
