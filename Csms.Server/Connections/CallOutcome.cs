using System.Text.Json;
using Csms.Domain.Files;

namespace Csms.Server.Connections;

/// <summary>How a CALL to a station ended.</summary>
public abstract record CallOutcome
{
    private CallOutcome()
    {
    }

    /// <summary>What happened to a call of this action, in words for an operator. Stations repeat addresses that they were given; their secrets are left out.</summary>
    public abstract string Describe(string action);

    /// <summary>The station answered with a CALLRESULT; the payload is JSON as it was received.</summary>
    public sealed record Result(string MessageId, ReadOnlyMemory<byte> Payload) : CallOutcome
    {
        // The longest of the specifications' words for a status has 27 letters.
        private const int MaxStatusLength = 30;

        public override string Describe(string action) => $"{action} was answered{(Status is { } status ? $": {status}" : "")}.";

        /// <summary>What most answers say first of all; null where they say more, or nothing.</summary>
        private string? Status
        {
            get
            {
                var reader = new Utf8JsonReader(Payload.Span);
                while (reader.Read())
                {
                    if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                        continue;
                    if (reader.ValueTextEquals("status"u8) && reader.Read())
                        return reader.TokenType == JsonTokenType.String && reader.GetString() is { Length: <= MaxStatusLength } status && status.All(char.IsAsciiLetter) ? status : null;
                }
                return null;
            }
        }
    }

    /// <summary>The station answered with a CALLERROR; code and description are the station's words.</summary>
    public sealed record Error(string Code, string Description, ReadOnlyMemory<byte> Details) : CallOutcome
    {
        public override string Describe(string action) =>
            $"The station answered {action} with the error {Code}{(Description.Length > 0 ? ": " + UrlSecrets.Hidden(Description) : ".")}";
    }

    /// <summary>The station's answer cannot be read.</summary>
    public sealed record Unreadable(string Description) : CallOutcome
    {
        public override string Describe(string action) => $"The station's answer to {action} cannot be read: {Description}";
    }

    /// <summary>No answer in time. <paramref name="Sent"/> is false where the call never had its turn.</summary>
    public sealed record NoAnswer(bool Sent) : CallOutcome
    {
        public override string Describe(string action) => Sent
            ? $"The station did not answer {action} in time. Whether it did what was asked is not known."
            : $"{action} was not sent: the commands before it took too long.";
    }

    /// <summary>The socket was closed before the answer came. <paramref name="Sent"/> is false where the call never had its turn.</summary>
    public sealed record Disconnected(bool Sent) : CallOutcome
    {
        public override string Describe(string action) => Sent
            ? $"The station disconnected before it answered {action}. Whether it did what was asked is not known."
            : $"The station disconnected before {action} was sent.";
    }

    /// <summary>Too many calls already wait for this station.</summary>
    public sealed record QueueFull : CallOutcome
    {
        public override string Describe(string action) => $"{action} was not sent: too many commands already wait for this station.";
    }
}
