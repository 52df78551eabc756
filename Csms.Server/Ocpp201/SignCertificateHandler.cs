using Csms.Domain.Certificates;
using Csms.Protocol.Ocpp201;
using Csms.Server.Certificates;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp201;

/// <summary>OCPP 2.0.1 A02, A03: takes a signing request or rejects it with the reason. The certificate follows by CertificateSigned.</summary>
internal sealed class SignCertificateHandler(SigningDesk desk) : IHandler<SignCertificateRequest, SignCertificateResponse>
{
    public async ValueTask<SignCertificateResponse> HandleAsync(SignCertificateRequest request, CallContext context, CancellationToken cancellationToken)
    {
        var use = request.CertificateType == CertificateSigningUse.V2GCertificate ? SigningUse.V2G : SigningUse.Station;
        var fault = await desk.TakeAsync(context.Connection.Session.Station, request.Csr, use, cancellationToken);
        return fault is null
            ? new SignCertificateResponse { Status = GenericStatus.Accepted }
            : new SignCertificateResponse { Status = GenericStatus.Rejected, StatusInfo = Translation.ToStatusInfo(fault.ReasonCode, fault.Reason) };
    }

    public Task AfterAnswerAsync(SignCertificateRequest request, SignCertificateResponse response, CallContext context, CancellationToken cancellationToken)
    {
        desk.Wake();
        return Task.CompletedTask;
    }
}
