using Csms.Domain.Tokens;
using Csms.Protocol.Ocpp16;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp16;

/// <summary>OCPP 1.6 §4.1: always answers with idTagInfo; ConcurrentTx is decided at the start only.</summary>
internal sealed class AuthorizeHandler(Authorizer authorizer) : IHandler<AuthorizeRequest, AuthorizeResponse>
{
    public bool AnswersAnew => true;

    public async ValueTask<AuthorizeResponse> HandleAsync(AuthorizeRequest request, CallContext context, CancellationToken cancellationToken)
    {
        var authorization = await authorizer.AuthorizeAsync(Translation.ToToken(request.IdTag), cancellationToken);
        return new AuthorizeResponse { IdTagInfo = Translation.ToIdTagInfo(authorization) };
    }
}
