using Csms.Domain.Tokens;
using Csms.Protocol.Ocpp201;
using Csms.Server.Hooks;
using Csms.Server.Prices;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp201;

/// <summary>OCPP 2.0.1 C01: always a status, and the group where there is one; the tariff where the station can show it (I01). Contract certificates (C07) are not judged yet.</summary>
internal sealed class AuthorizeHandler(Authorizer authorizer, AuthorizationHook hook, PriceDesk prices) : IHandler<AuthorizeRequest, AuthorizeResponse>
{
    public bool AnswersAnew => true;

    public async ValueTask<AuthorizeResponse> HandleAsync(AuthorizeRequest request, CallContext context, CancellationToken cancellationToken)
    {
        var token = Translation.ToToken(request.IdToken);
        var verdict = await hook.AskAsync(context.Connection, token, "Authorize", null, null, cancellationToken);
        var authorization = await authorizer.AuthorizeAsync(token, new Presentation { Station = context.Station, Verdict = verdict }, cancellationToken);
        var tariff = authorization.IsAccepted ? await prices.TariffAsync(context.Station, null, token, authorization.Language, cancellationToken) : null;
        return new AuthorizeResponse { IdTokenInfo = Translation.ToIdTokenInfo(authorization) with { PersonalMessage = Translation.ToMessage(tariff) } };
    }
}
