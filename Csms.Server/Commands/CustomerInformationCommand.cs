using Csms.Domain.Certificates;

namespace Csms.Server.Commands;

/// <summary>What a station is to tell, or to forget, of one customer. Exactly one of token, identifier and certificate names the customer.</summary>
internal sealed record CustomerInformationCommand
{
    public string? IdToken { get; init; }

    /// <summary>Left out: the registered token's, else Central.</summary>
    public string? IdTokenType { get; init; }

    /// <summary>A vendor's own name for a customer, at most 64 characters.</summary>
    public string? CustomerIdentifier { get; init; }

    public CertificateHash? Certificate { get; init; }

    /// <summary>Tell what is known. Default false.</summary>
    public bool? Report { get; init; }

    /// <summary>Forget what is known. Default false.</summary>
    public bool? Clear { get; init; }
}

/// <summary>What a station answered; what it tells comes later.</summary>
internal sealed record CustomerInformationAnswer : CommandAnswer
{
    /// <summary>By which the result is found: <c>GET /stations/{id}/customer-information/{requestId}</c>.</summary>
    public required int RequestId { get; init; }

    /// <summary>The station may have taken the customer from its local list, which is sent again where it is looked after. OCPP 2.0.1 N10.FR.02.</summary>
    public required bool LocalListIsSentAgain { get; init; }
}
