using Csms.Protocol;
using Csms.Protocol.Ocpp201;
using Csms.Server.Calls;

namespace Csms.Server.Ocpp201;

/// <summary>What OCPP 2.0.1 stations may be called with: 39 actions that only a CSMS sends, and DataTransfer.</summary>
internal sealed class Ocpp201Calls
{
    public CallTable Table { get; } = new CallTable(OcppVersion.Ocpp201)
        .Add<CancelReservationRequest, CancelReservationResponse>()
        .Add<CertificateSignedRequest, CertificateSignedResponse>()
        .Add<ChangeAvailabilityRequest, ChangeAvailabilityResponse>()
        .Add<ClearCacheRequest, ClearCacheResponse>()
        .Add<ClearChargingProfileRequest, ClearChargingProfileResponse>()
        .Add<ClearDisplayMessageRequest, ClearDisplayMessageResponse>()
        .Add<ClearVariableMonitoringRequest, ClearVariableMonitoringResponse>()
        .Add<CostUpdatedRequest, CostUpdatedResponse>()
        .Add<CustomerInformationRequest, CustomerInformationResponse>()
        .Add<DataTransferRequest, DataTransferResponse>()
        .Add<DeleteCertificateRequest, DeleteCertificateResponse>()
        .Add<GetBaseReportRequest, GetBaseReportResponse>(bringsCalls: true)
        .Add<GetChargingProfilesRequest, GetChargingProfilesResponse>()
        .Add<GetCompositeScheduleRequest, GetCompositeScheduleResponse>()
        .Add<GetDisplayMessagesRequest, GetDisplayMessagesResponse>(bringsCalls: true)
        .Add<GetInstalledCertificateIdsRequest, GetInstalledCertificateIdsResponse>()
        .Add<GetLocalListVersionRequest, GetLocalListVersionResponse>()
        .Add<GetLogRequest, GetLogResponse>()
        .Add<GetMonitoringReportRequest, GetMonitoringReportResponse>()
        .Add<GetReportRequest, GetReportResponse>(bringsCalls: true)
        .Add<GetTransactionStatusRequest, GetTransactionStatusResponse>()
        .Add<GetVariablesRequest, GetVariablesResponse>()
        .Add<InstallCertificateRequest, InstallCertificateResponse>()
        .Add<PublishFirmwareRequest, PublishFirmwareResponse>()
        .Add<RequestStartTransactionRequest, RequestStartTransactionResponse>()
        .Add<RequestStopTransactionRequest, RequestStopTransactionResponse>()
        .Add<ReserveNowRequest, ReserveNowResponse>()
        .Add<ResetRequest, ResetResponse>()
        .Add<SendLocalListRequest, SendLocalListResponse>()
        .Add<SetChargingProfileRequest, SetChargingProfileResponse>()
        .Add<SetDisplayMessageRequest, SetDisplayMessageResponse>()
        .Add<SetMonitoringBaseRequest, SetMonitoringBaseResponse>()
        .Add<SetMonitoringLevelRequest, SetMonitoringLevelResponse>()
        .Add<SetNetworkProfileRequest, SetNetworkProfileResponse>()
        .Add<SetVariableMonitoringRequest, SetVariableMonitoringResponse>()
        .Add<SetVariablesRequest, SetVariablesResponse>()
        .Add<TriggerMessageRequest, TriggerMessageResponse>(bringsCalls: true)
        .Add<UnlockConnectorRequest, UnlockConnectorResponse>()
        .Add<UnpublishFirmwareRequest, UnpublishFirmwareResponse>()
        .Add<UpdateFirmwareRequest, UpdateFirmwareResponse>();
}
