using System.Globalization;
using Csms.Domain.Stations;

namespace Csms.Server.Connections;

/// <summary>A handshake that ends without an upgrade.</summary>
/// <param name="Status">The HTTP status code.</param>
/// <param name="Reason">Why, in words for whoever reads the answer or the station's timeline.</param>
internal sealed record HandshakeRefusal(int Status, string Reason)
{
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>How it is listed among the knocks; null when it is not, or was before.</summary>
    public KnockKind? Knock { get; init; }

    public static HandshakeRefusal NotAWebSocket(HttpContext http) => http.Request.Headers.ContainsKey("Sec-WebSocket-Key")
        ? new(StatusCodes.Status400BadRequest, "This is no WebSocket handshake: it needs the headers 'Connection: Upgrade' and 'Upgrade: websocket'.")
        : new(StatusCodes.Status426UpgradeRequired, "Charging stations connect here by WebSocket (OCPP-J); a plain HTTP request has no answer.");

    public static HandshakeRefusal BadId { get; } =
        new(StatusCodes.Status404NotFound, "The path is /ocpp/{stationId} with a percent-encoded id of 1 to 255 characters without control characters.");

    public static HandshakeRefusal IdTooLong { get; } =
        new(StatusCodes.Status404NotFound, "In OCPP 2.0.1 a station's id has at most 48 characters.");

    public static HandshakeRefusal UnknownStation { get; } = new(StatusCodes.Status404NotFound, "No station with this id is registered.");

    public static HandshakeRefusal MissingCredentials { get; } =
        new(StatusCodes.Status401Unauthorized, "The station has to send its password by HTTP Basic authentication, with its id as the user name.") { Knock = KnockKind.Credentials };

    public static HandshakeRefusal WrongCredentials { get; } =
        new(StatusCodes.Status401Unauthorized, "The user name is not the station's id, or the password is wrong.") { Knock = KnockKind.Credentials };

    // Not 401, which would ask for the password over a connection that anybody can read.
    public static HandshakeRefusal NeedsTls { get; } =
        new(StatusCodes.Status403Forbidden, "The station's security profile asks for TLS (wss).") { Knock = KnockKind.Certificate };

    public static HandshakeRefusal NotItsCertificate(string reason) => new(StatusCodes.Status403Forbidden, reason) { Knock = KnockKind.Certificate };

    public static HandshakeRefusal NoCommonSubprotocol(IEnumerable<string> offered, IEnumerable<string> supported) => new(
        StatusCodes.Status400BadRequest,
        $"No common WebSocket subprotocol. Offered: {List(offered)}. Supported: {List(supported)}.") { Knock = KnockKind.Subprotocol };

    public static HandshakeRefusal Busy(TimeSpan retryAfter, string reason) =>
        new(StatusCodes.Status429TooManyRequests, reason) { RetryAfter = retryAfter };

    public static HandshakeRefusal Stopping { get; } =
        new(StatusCodes.Status503ServiceUnavailable, "The server is being stopped.") { RetryAfter = TimeSpan.FromSeconds(10) };

    public Task WriteAsync(HttpResponse response)
    {
        response.StatusCode = Status;
        if (RetryAfter is { } wait)
            response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (Status == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Basic realm=\"csms\", charset=\"UTF-8\"";
        if (Status == StatusCodes.Status426UpgradeRequired)
            response.Headers.Upgrade = "websocket";
        return Results.Problem(Reason, statusCode: Status).ExecuteAsync(response.HttpContext);
    }

    private static string List(IEnumerable<string> names) => string.Join(", ", names.DefaultIfEmpty("none"));
}
