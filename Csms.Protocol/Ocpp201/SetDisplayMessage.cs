namespace Csms.Protocol.Ocpp201;

/// <summary>Shows a message on the station's display. CSMS to station. OCPP 2.0.1 O01.</summary>
public sealed record SetDisplayMessageRequest : IRequest<SetDisplayMessageResponse>
{
    public required MessageInfo Message { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="SetDisplayMessageRequest"/>.</summary>
public sealed record SetDisplayMessageResponse
{
    public required DisplayMessageStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by SetDisplayMessage.</summary>
public enum DisplayMessageStatus
{
    Accepted,
    NotSupportedMessageFormat,
    Rejected,
    NotSupportedPriority,
    NotSupportedState,
    UnknownTransaction,
}
