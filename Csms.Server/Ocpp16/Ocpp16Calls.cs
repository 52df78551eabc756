using Csms.Protocol;
using Csms.Protocol.Ocpp16;
using Csms.Server.Calls;

namespace Csms.Server.Ocpp16;

/// <summary>What OCPP 1.6 stations may be called with: 19 actions of the specification, 7 of its security extension.</summary>
internal sealed class Ocpp16Calls
{
    public CallTable Table { get; } = new CallTable(OcppVersion.Ocpp16)
        .Add<CancelReservationRequest, CancelReservationResponse>()
        .Add<ChangeAvailabilityRequest, ChangeAvailabilityResponse>()
        .Add<ChangeConfigurationRequest, ChangeConfigurationResponse>()
        .Add<ClearCacheRequest, ClearCacheResponse>()
        .Add<ClearChargingProfileRequest, ClearChargingProfileResponse>()
        .Add<DataTransferRequest, DataTransferResponse>()
        .Add<GetCompositeScheduleRequest, GetCompositeScheduleResponse>()
        .Add<GetConfigurationRequest, GetConfigurationResponse>()
        .Add<GetDiagnosticsRequest, GetDiagnosticsResponse>()
        .Add<GetLocalListVersionRequest, GetLocalListVersionResponse>()
        .Add<RemoteStartTransactionRequest, RemoteStartTransactionResponse>()
        .Add<RemoteStopTransactionRequest, RemoteStopTransactionResponse>()
        .Add<ReserveNowRequest, ReserveNowResponse>()
        .Add<ResetRequest, ResetResponse>()
        .Add<SendLocalListRequest, SendLocalListResponse>()
        .Add<SetChargingProfileRequest, SetChargingProfileResponse>()
        .Add<TriggerMessageRequest, TriggerMessageResponse>(bringsCalls: true)
        .Add<UnlockConnectorRequest, UnlockConnectorResponse>()
        .Add<UpdateFirmwareRequest, UpdateFirmwareResponse>()

        .Add<CertificateSignedRequest, CertificateSignedResponse>()
        .Add<DeleteCertificateRequest, DeleteCertificateResponse>()
        .Add<ExtendedTriggerMessageRequest, ExtendedTriggerMessageResponse>(bringsCalls: true)
        .Add<GetInstalledCertificateIdsRequest, GetInstalledCertificateIdsResponse>()
        .Add<GetLogRequest, GetLogResponse>()
        .Add<InstallCertificateRequest, InstallCertificateResponse>()
        .Add<SignedUpdateFirmwareRequest, SignedUpdateFirmwareResponse>();
}
