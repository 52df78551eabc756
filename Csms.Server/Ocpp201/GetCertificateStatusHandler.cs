using Csms.Domain.Timeline;
using Csms.Protocol.Ocpp201;
using Csms.Server.Certificates;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp201;

/// <summary>OCPP 2.0.1 M06: asks an OCSP responder for the station, which hands the answer to the vehicle.</summary>
internal sealed class GetCertificateStatusHandler(OcspResponders responders, StationTimeline timeline)
    : IHandler<GetCertificateStatusRequest, GetCertificateStatusResponse>
{
    // ocspResult of the schema, in base64.
    private const int MaxResult = 5500;

    public async ValueTask<GetCertificateStatusResponse> HandleAsync(GetCertificateStatusRequest request, CallContext context, CancellationToken cancellationToken)
    {
        var asked = request.OcspRequestData;
        var (reply, fault) = await responders.AskAsync(Translation.ToQuestion(asked), asked.ResponderURL, cancellationToken);
        // M06.FR.02, M06.FR.08: DER in base64.
        var result = reply is null ? null : Convert.ToBase64String(reply.Der);
        if (result?.Length > MaxResult)
            fault = $"The OCSP responder's answer is too long for OCPP: {result.Length} of {MaxResult} characters.";
        if (fault is null)
            return new GetCertificateStatusResponse { Status = GetCertificateStatus.Accepted, OcspResult = result };
        timeline.Add(context.StationId, TimelineKind.Security, $"The status of the certificate {asked.SerialNumber} is not known: {fault} (asked: {asked.ResponderURL})");
        return new GetCertificateStatusResponse { Status = GetCertificateStatus.Failed, StatusInfo = Translation.ToStatusInfo("OCSPFailed", fault) };
    }
}
