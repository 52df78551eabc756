namespace Csms.Protocol.Ocpp201;

/// <summary>Removes a display message. CSMS to station. OCPP 2.0.1 O05.</summary>
public sealed record ClearDisplayMessageRequest : IRequest<ClearDisplayMessageResponse>
{
    public required int Id { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="ClearDisplayMessageRequest"/>.</summary>
public sealed record ClearDisplayMessageResponse
{
    public required ClearMessageStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by ClearDisplayMessage.</summary>
public enum ClearMessageStatus
{
    Accepted,
    Unknown,
}
