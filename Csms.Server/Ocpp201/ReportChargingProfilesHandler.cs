using Csms.Domain.Profiles;
using Csms.Domain.Requests;
using Csms.Protocol.Ocpp201;
using Csms.Server.Routing;
using Csms.Server.SmartCharging;

namespace Csms.Server.Ocpp201;

/// <summary>OCPP 2.0.1 K09: keeps a part of a report of profiles, also of those that others have set; the parts belong together by requestId.</summary>
internal sealed class ReportChargingProfilesHandler(RequestBook requests, ProfileMender mender) : IHandler<ReportChargingProfilesRequest, ReportChargingProfilesResponse>
{
    public async ValueTask<ReportChargingProfilesResponse> HandleAsync(ReportChargingProfilesRequest request, CallContext context, CancellationToken cancellationToken)
    {
        var content = new ReportedProfiles
        {
            Source = request.ChargingLimitSource.ToString(),
            EvseId = request.EvseId,
            Profiles = [.. request.ChargingProfile.Select(ProfileTranslation.ToProfile)],
        };
        var part = new RequestPart
        {
            Kind = RequestKind.ChargingProfiles, RequestId = request.RequestId, MoreFollows = request.Tbc ?? false, ContentJson = ProfileJson.Write(content),
        };
        await requests.RecordAsync(context.Station, part, cancellationToken);
        return new ReportChargingProfilesResponse();
    }

    public Task AfterAnswerAsync(
        ReportChargingProfilesRequest request, ReportChargingProfilesResponse response, CallContext context, CancellationToken cancellationToken) =>
        mender.ReportedAsync(context.Connection, request.RequestId, cancellationToken);
}
