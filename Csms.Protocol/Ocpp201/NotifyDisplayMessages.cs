namespace Csms.Protocol.Ocpp201;

/// <summary>Delivers display messages. Station to CSMS. OCPP 2.0.1 O03.</summary>
public sealed record NotifyDisplayMessagesRequest : IRequest<NotifyDisplayMessagesResponse>
{
    public required int RequestId { get; init; }

    public IReadOnlyList<MessageInfo>? MessageInfo { get; init; }

    public bool? Tbc { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="NotifyDisplayMessagesRequest"/>.</summary>
public sealed record NotifyDisplayMessagesResponse
{
    public CustomData? CustomData { get; init; }
}
