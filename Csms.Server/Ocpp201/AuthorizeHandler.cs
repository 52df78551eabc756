using Csms.Domain.Tokens;
using Csms.Protocol.Ocpp201;
using Csms.Server.Hooks;
using Csms.Server.PlugAndCharge;
using Csms.Server.Prices;
using Csms.Server.Routing;
using Authorization = Csms.Domain.Tokens.Authorization;
using AuthorizationStatus = Csms.Domain.Tokens.AuthorizationStatus;

namespace Csms.Server.Ocpp201;

/// <summary>
/// OCPP 2.0.1 C01: always a status, and the group where there is one; the tariff where the station can show it (I01). C07: the contract's certificates are
/// judged first, then its token.
/// </summary>
internal sealed class AuthorizeHandler(Authorizer authorizer, AuthorizationHook hook, ContractDesk contracts, PriceDesk prices)
    : IHandler<AuthorizeRequest, AuthorizeResponse>
{
    public bool AnswersAnew => true;

    public async ValueTask<AuthorizeResponse> HandleAsync(AuthorizeRequest request, CallContext context, CancellationToken cancellationToken)
    {
        var contract = request.Certificate is null && request.Iso15118CertificateHashData is null
            ? null
            : await contracts.JudgeAsync(
                context.StationId, request.IdToken.Value, request.Certificate,
                [.. (request.Iso15118CertificateHashData ?? []).Select(hash => (Translation.ToQuestion(hash), hash.ResponderURL))], cancellationToken);
        if (contract is { Standing: not ContractStanding.Good })
            return Refusal(contract);
        var token = Translation.ToToken(request.IdToken);
        var verdict = await hook.AskAsync(context.Connection, token, "Authorize", null, null, cancellationToken);
        var authorization = await authorizer.AuthorizeAsync(token, new Presentation { Station = context.Station, Verdict = verdict }, cancellationToken);
        // Remembered by the station no longer than the certificate is valid.
        var info = contract?.Until < (authorization.CacheUntil ?? authorization.ExpiresAt ?? DateTimeOffset.MaxValue)
            ? authorization with { CacheUntil = contract.Until }
            : authorization;
        var tariff = authorization.IsAccepted ? await prices.TariffAsync(context.Station, null, token, authorization.Language, cancellationToken) : null;
        return new AuthorizeResponse
        {
            IdTokenInfo = Translation.ToIdTokenInfo(info) with { PersonalMessage = Translation.ToMessage(tariff) },
            CertificateStatus = contract is null ? null : StatusOf(authorization),
        };
    }

    // C07.FR.13, C07.FR.14
    private static AuthorizeCertificateStatus StatusOf(Authorization authorization) =>
        authorization.Status is AuthorizationStatus.Blocked or AuthorizationStatus.Expired or AuthorizationStatus.Invalid or AuthorizationStatus.Unknown
            ? AuthorizeCertificateStatus.ContractCancelled
            : AuthorizeCertificateStatus.Accepted;

    // C07.FR.15, C07.FR.16, C07.FR.17
    private static AuthorizeResponse Refusal(ContractVerdict contract) => new()
    {
        IdTokenInfo = Translation.ToIdTokenInfo(new Authorization
        {
            Status = contract.Standing == ContractStanding.Expired ? AuthorizationStatus.Expired : AuthorizationStatus.Invalid,
        }),
        CertificateStatus = contract.Standing switch
        {
            ContractStanding.Expired => AuthorizeCertificateStatus.CertificateExpired,
            ContractStanding.Revoked => AuthorizeCertificateStatus.CertificateRevoked,
            ContractStanding.WrongSignature => AuthorizeCertificateStatus.SignatureError,
            ContractStanding.Missing => AuthorizeCertificateStatus.NoCertificateAvailable,
            _ => AuthorizeCertificateStatus.CertChainError,
        },
    };
}
