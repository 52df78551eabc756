namespace Csms.Server.Connections;

/// <summary>How a CALL to a station ended.</summary>
public abstract record CallOutcome
{
    private CallOutcome()
    {
    }

    /// <summary>The station answered with a CALLRESULT; the payload is JSON as it was received.</summary>
    public sealed record Result(string MessageId, ReadOnlyMemory<byte> Payload) : CallOutcome;

    /// <summary>The station answered with a CALLERROR; code and description are the station's words.</summary>
    public sealed record Error(string Code, string Description, ReadOnlyMemory<byte> Details) : CallOutcome;

    /// <summary>The station's answer cannot be read, or it was sent more than once as something else.</summary>
    public sealed record Unreadable(string Description) : CallOutcome;

    /// <summary>No answer in time. <paramref name="Sent"/> is false where the call never had its turn.</summary>
    public sealed record NoAnswer(bool Sent) : CallOutcome;

    /// <summary>The socket was closed before the answer came. <paramref name="Sent"/> is false where the call never had its turn.</summary>
    public sealed record Disconnected(bool Sent) : CallOutcome;

    /// <summary>Too many calls already wait for this station.</summary>
    public sealed record QueueFull : CallOutcome;
}
