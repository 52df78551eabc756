namespace Csms.Protocol.Ocpp16;

/// <summary>Asks whether an idTag may charge. Station to CSMS. OCPP 1.6 §4.1, Core profile.</summary>
public sealed record AuthorizeRequest : IRequest<AuthorizeResponse>
{
    public required string IdTag { get; init; }
}

/// <summary>Answers <see cref="AuthorizeRequest"/>.</summary>
public sealed record AuthorizeResponse
{
    public required IdTagInfo IdTagInfo { get; init; }
}
