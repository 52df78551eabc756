namespace Csms.Protocol.Ocpp201;

/// <summary>Asks for display messages; they follow as NotifyDisplayMessages. CSMS to station. OCPP 2.0.1 O03.</summary>
public sealed record GetDisplayMessagesRequest : IRequest<GetDisplayMessagesResponse>
{
    public required int RequestId { get; init; }

    public IReadOnlyList<int>? Id { get; init; }

    public MessagePriority? Priority { get; init; }

    public MessageState? State { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="GetDisplayMessagesRequest"/>.</summary>
public sealed record GetDisplayMessagesResponse
{
    public required GetDisplayMessagesStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by GetDisplayMessages.</summary>
public enum GetDisplayMessagesStatus
{
    Accepted,
    Unknown,
}
