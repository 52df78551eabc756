namespace Csms.Protocol.Ocpp201;

/// <summary>Restarts the station or one EVSE. CSMS to station. OCPP 2.0.1 B11.</summary>
public sealed record ResetRequest : IRequest<ResetResponse>
{
    public required Reset Type { get; init; }

    public int? EvseId { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="ResetRequest"/>.</summary>
public sealed record ResetResponse
{
    public required ResetStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by Reset.</summary>
public enum Reset
{
    Immediate,
    OnIdle,
}

/// <summary>Used by Reset.</summary>
public enum ResetStatus
{
    Accepted,
    Rejected,
    Scheduled,
}
