using System.Text.Json;
using Csms.Protocol.Json;

namespace Csms.Simulator.Connections;

/// <summary>A CALL that waits to be sent or answered.</summary>
/// <param name="request">Made when the call is sent: what 1.6 says about a transaction needs the id that an earlier answer brings.</param>
internal sealed class PendingCall(string action, CallKind kind, Func<object> request)
{
    public string Action => action;

    public CallKind Kind => kind;

    /// <summary>Called with the payload of the CALLRESULT.</summary>
    public required Action<ReadOnlyMemory<byte>> Answered { get; init; }

    /// <summary>Called when the call was refused or given up, with the error's code, <c>Timeout</c> or <c>Disconnected</c>.</summary>
    public Action<string>? Failed { get; init; }

    public string MessageId { get; set; } = "";

    /// <summary>How often the call was sent and not answered well.</summary>
    public int FailedAttempts { get; set; }

    /// <summary>Where the call stands among all that the station had to send.</summary>
    public long Order { get; set; }

    public bool Waiting { get; set; }

    public long SentAt { get; set; }

    public Appointment? Timeout { get; set; }

    /// <summary>Set on the second sending that <see cref="Faults.ResendTransactionMessages"/> asks for.</summary>
    public bool IsRepetition { get; init; }

    /// <summary>What was sent last.</summary>
    public byte[] LastPayload { get; private set; } = [];

    public byte[] Payload()
    {
        var payload = request();
        return LastPayload = JsonSerializer.SerializeToUtf8Bytes(payload, payload.GetType(), OcppJson.Options);
    }
}
