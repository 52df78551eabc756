namespace Csms.Simulator.Connections;

/// <summary>The server answered the handshake with something else than an upgrade.</summary>
/// <param name="statusCode">The HTTP status, 401 or 404 for instance.</param>
/// <param name="answer">What the server said, at most 2,000 characters.</param>
/// <param name="retryAfter">When the server asked to wait.</param>
public sealed class HandshakeRefusedException(int statusCode, string answer, TimeSpan? retryAfter)
    : Exception(Describe(statusCode, answer))
{
    public int StatusCode { get; } = statusCode;

    public string Answer { get; } = answer;

    public TimeSpan? RetryAfter { get; } = retryAfter;

    private static string Describe(int statusCode, string answer)
    {
        var meaning = statusCode switch
        {
            400 => "the server refuses the request, most likely because it does not speak this OCPP version",
            401 => "the server refuses the credentials",
            403 => "the server forbids it",
            404 => "the server does not know this station, or the path is wrong",
            429 => "the server is asked too often",
            503 => "the server is not ready",
            >= 200 and < 300 => "this is no OCPP endpoint",
            _ => "the server refuses",
        };
        return answer.Length == 0 ? $"HTTP {statusCode}: {meaning}." : $"HTTP {statusCode}: {meaning}. It says: {answer}";
    }
}
