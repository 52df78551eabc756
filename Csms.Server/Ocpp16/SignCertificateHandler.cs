using Csms.Domain.Certificates;
using Csms.Protocol.Ocpp16;
using Csms.Server.Certificates;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp16;

/// <summary>OCPP 1.6 security extension A02, A03: takes a signing request or rejects it; the timeline says why. The certificate follows by CertificateSigned.</summary>
internal sealed class SignCertificateHandler(SigningDesk desk) : IHandler<SignCertificateRequest, SignCertificateResponse>
{
    public async ValueTask<SignCertificateResponse> HandleAsync(SignCertificateRequest request, CallContext context, CancellationToken cancellationToken)
    {
        var fault = await desk.TakeAsync(context.Connection.Session.Station, request.Csr, SigningUse.Station, cancellationToken);
        return new SignCertificateResponse { Status = fault is null ? SignCertificateStatus.Accepted : SignCertificateStatus.Rejected };
    }

    public Task AfterAnswerAsync(SignCertificateRequest request, SignCertificateResponse response, CallContext context, CancellationToken cancellationToken)
    {
        desk.Wake();
        return Task.CompletedTask;
    }
}
