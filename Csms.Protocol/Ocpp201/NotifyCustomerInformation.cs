namespace Csms.Protocol.Ocpp201;

/// <summary>Delivers one part of the customer information. Station to CSMS. OCPP 2.0.1 N09.</summary>
public sealed record NotifyCustomerInformationRequest : IRequest<NotifyCustomerInformationResponse>
{
    public required string Data { get; init; }

    public required int SeqNo { get; init; }

    public required DateTimeOffset GeneratedAt { get; init; }

    public required int RequestId { get; init; }

    public bool? Tbc { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="NotifyCustomerInformationRequest"/>.</summary>
public sealed record NotifyCustomerInformationResponse
{
    public CustomData? CustomData { get; init; }
}
