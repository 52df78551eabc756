using Csms.Domain.Tokens;
using Csms.Protocol.Ocpp16;
using Csms.Server.Hooks;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp16;

/// <summary>OCPP 1.6 §4.1: always answers with idTagInfo; ConcurrentTx is decided at the start only.</summary>
internal sealed class AuthorizeHandler(Authorizer authorizer, AuthorizationHook hook) : IHandler<AuthorizeRequest, AuthorizeResponse>
{
    public bool AnswersAnew => true;

    public async ValueTask<AuthorizeResponse> HandleAsync(AuthorizeRequest request, CallContext context, CancellationToken cancellationToken)
    {
        var token = Translation.ToToken(request.IdTag);
        var verdict = await hook.AskAsync(context.Connection, token, "Authorize", null, null, cancellationToken);
        var authorization = await authorizer.AuthorizeAsync(token, new Presentation { Station = context.Station, Verdict = verdict }, cancellationToken);
        return new AuthorizeResponse { IdTagInfo = Translation.ToIdTagInfo(authorization) };
    }
}
