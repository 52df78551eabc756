using Csms.Protocol.Validation;
using Csms.Server.Calls;
using Csms.Server.Commands;
using Csms.Server.Connections;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary>What the API says when it does not do what it was asked, as RFC 9457 problem details.</summary>
internal static class Problems
{
    public static ProblemHttpResult Of(int status, string title, string detail, params IEnumerable<(string Name, object? Value)> members) =>
        TypedResults.Problem(detail, null, status, title, null, members.Select(member => KeyValuePair.Create(member.Name, member.Value)));

    public static ProblemHttpResult NotFound(string detail) => Of(StatusCodes.Status404NotFound, "Not found", detail);

    public static ProblemHttpResult NoStation(string id) => NotFound(NotKnownException.Station(id).Message);

    public static ProblemHttpResult BadRequest(string detail) => Of(StatusCodes.Status400BadRequest, "Bad request", detail);

    public static ProblemHttpResult Conflict(string detail) => Of(StatusCodes.Status409Conflict, "Conflict", detail);

    /// <summary>Well-formed, but against a rule; names each place.</summary>
    public static ProblemHttpResult Unprocessable(string detail, params IEnumerable<ProblemViolation> violations) =>
        Of(StatusCodes.Status422UnprocessableEntity, "Not valid", detail, ("violations", violations.ToArray()));

    /// <summary>What the framework's own refusals mean.</summary>
    public static string? WordsOf(int? status) => status switch
    {
        StatusCodes.Status404NotFound => "The API has no such call.",
        StatusCodes.Status405MethodNotAllowed => "The API has this path, but not with this method.",
        StatusCodes.Status413PayloadTooLarge => "The body is too large.",
        StatusCodes.Status415UnsupportedMediaType => "The body must be application/json.",
        _ => null,
    };

    /// <summary>How a command that was not answered ends; null for an exception that is none of the commands' own.</summary>
    public static ProblemHttpResult? OfCommand(Exception failure) => failure switch
    {
        NotKnownException => NotFound(failure.Message),
        NotConnectedException => Of(StatusCodes.Status409Conflict, "Not connected", failure.Message),
        RuleBrokenException broken => Unprocessable(broken.Message, new ProblemViolation(broken.Path, broken.Rule, broken.Message)),
        InvalidRequestException invalid => Unprocessable($"The {invalid.Action} request would break its schema; it was not sent.", invalid.Violations.Select(ProblemViolation.Of)),
        StationCallException call => OfCall(call),
        _ => null,
    };

    private static ProblemHttpResult OfCall(StationCallException call) => call.Outcome switch
    {
        CallOutcome.Error error => Of(
            StatusCodes.Status502BadGateway, "The station answered with an error", call.Message,
            ("errorCode", error.Code), ("errorDescription", error.Description), ("errorDetails", RawJson.Parse(error.Details.Span))),
        CallOutcome.Unreadable => Of(StatusCodes.Status502BadGateway, "The station's answer cannot be read", call.Message),
        CallOutcome.Disconnected { Sent: false } => Of(StatusCodes.Status409Conflict, "Not connected", call.Message),
        CallOutcome.QueueFull => Of(StatusCodes.Status429TooManyRequests, "Too many commands", call.Message),
        _ => Of(StatusCodes.Status504GatewayTimeout, "No answer", call.Message),
    };
}

/// <summary>One place where a request breaks a rule.</summary>
/// <param name="Path">The member; empty for the request as a whole.</param>
/// <param name="Rule">The schema keyword, or the rule of the specification.</param>
internal sealed record ProblemViolation(string Path, string Rule, string Description)
{
    public static ProblemViolation Of(Violation violation) => new(violation.Path, violation.Keyword, violation.Description);
}
