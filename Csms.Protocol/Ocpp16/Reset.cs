namespace Csms.Protocol.Ocpp16;

/// <summary>Restarts the station. CSMS to station. OCPP 1.6 §5.14, Core profile.</summary>
public sealed record ResetRequest : IRequest<ResetResponse>
{
    public required ResetType Type { get; init; }
}

/// <summary>Answers <see cref="ResetRequest"/>.</summary>
public sealed record ResetResponse
{
    public required ResetStatus Status { get; init; }
}

/// <summary>Used by Reset.</summary>
public enum ResetStatus
{
    Accepted,
    Rejected,
}

/// <summary>Used by Reset.</summary>
public enum ResetType
{
    Hard,
    Soft,
}
