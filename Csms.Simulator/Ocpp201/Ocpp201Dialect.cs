using System.Collections.Frozen;
using Csms.Protocol;
using Csms.Protocol.Ocpp201;
using Csms.Simulator.Charging;
using Csms.Simulator.Connections;
using Csms.Simulator.Physics;
using Csms.Simulator.Reservations;
using Csms.Simulator.Tokens;
using Transaction = Csms.Simulator.Charging.Transaction;

namespace Csms.Simulator.Ocpp201;

/// <summary>OCPP 2.0.1.</summary>
internal sealed class Ocpp201Dialect : Dialect
{
    private static readonly FrozenDictionary<string, Func<Ocpp201Dialect, ReadOnlyMemory<byte>, byte[]>> Routes =
        new[]
        {
            On<Ocpp201Dialect, CancelReservationRequest, CancelReservationResponse>(CancelReservationHandler.Handle),
            On<Ocpp201Dialect, CertificateSignedRequest, CertificateSignedResponse>(CertificateSignedHandler.Handle),
            On<Ocpp201Dialect, ChangeAvailabilityRequest, ChangeAvailabilityResponse>(ChangeAvailabilityHandler.Handle),
            On<Ocpp201Dialect, ClearCacheRequest, ClearCacheResponse>(ClearCacheHandler.Handle),
            On<Ocpp201Dialect, ClearChargingProfileRequest, ClearChargingProfileResponse>(ClearChargingProfileHandler.Handle),
            On<Ocpp201Dialect, ClearDisplayMessageRequest, ClearDisplayMessageResponse>(ClearDisplayMessageHandler.Handle),
            On<Ocpp201Dialect, ClearVariableMonitoringRequest, ClearVariableMonitoringResponse>(ClearVariableMonitoringHandler.Handle),
            On<Ocpp201Dialect, CostUpdatedRequest, CostUpdatedResponse>(CostUpdatedHandler.Handle),
            On<Ocpp201Dialect, CustomerInformationRequest, CustomerInformationResponse>(CustomerInformationHandler.Handle),
            On<Ocpp201Dialect, DataTransferRequest, DataTransferResponse>(DataTransferHandler.Handle),
            On<Ocpp201Dialect, DeleteCertificateRequest, DeleteCertificateResponse>(DeleteCertificateHandler.Handle),
            On<Ocpp201Dialect, GetBaseReportRequest, GetBaseReportResponse>(GetBaseReportHandler.Handle),
            On<Ocpp201Dialect, GetChargingProfilesRequest, GetChargingProfilesResponse>(GetChargingProfilesHandler.Handle),
            On<Ocpp201Dialect, GetCompositeScheduleRequest, GetCompositeScheduleResponse>(GetCompositeScheduleHandler.Handle),
            On<Ocpp201Dialect, GetDisplayMessagesRequest, GetDisplayMessagesResponse>(GetDisplayMessagesHandler.Handle),
            On<Ocpp201Dialect, GetInstalledCertificateIdsRequest, GetInstalledCertificateIdsResponse>(GetInstalledCertificateIdsHandler.Handle),
            On<Ocpp201Dialect, GetLocalListVersionRequest, GetLocalListVersionResponse>(GetLocalListVersionHandler.Handle),
            On<Ocpp201Dialect, GetLogRequest, GetLogResponse>(GetLogHandler.Handle),
            On<Ocpp201Dialect, GetMonitoringReportRequest, GetMonitoringReportResponse>(GetMonitoringReportHandler.Handle),
            On<Ocpp201Dialect, GetReportRequest, GetReportResponse>(GetReportHandler.Handle),
            On<Ocpp201Dialect, GetTransactionStatusRequest, GetTransactionStatusResponse>(GetTransactionStatusHandler.Handle),
            On<Ocpp201Dialect, GetVariablesRequest, GetVariablesResponse>(GetVariablesHandler.Handle),
            On<Ocpp201Dialect, InstallCertificateRequest, InstallCertificateResponse>(InstallCertificateHandler.Handle),
            On<Ocpp201Dialect, PublishFirmwareRequest, PublishFirmwareResponse>(PublishFirmwareHandler.Handle),
            On<Ocpp201Dialect, RequestStartTransactionRequest, RequestStartTransactionResponse>(RequestStartTransactionHandler.Handle),
            On<Ocpp201Dialect, RequestStopTransactionRequest, RequestStopTransactionResponse>(RequestStopTransactionHandler.Handle),
            On<Ocpp201Dialect, ReserveNowRequest, ReserveNowResponse>(ReserveNowHandler.Handle),
            On<Ocpp201Dialect, ResetRequest, ResetResponse>(ResetHandler.Handle),
            On<Ocpp201Dialect, SendLocalListRequest, SendLocalListResponse>(SendLocalListHandler.Handle),
            On<Ocpp201Dialect, SetChargingProfileRequest, SetChargingProfileResponse>(SetChargingProfileHandler.Handle),
            On<Ocpp201Dialect, SetDisplayMessageRequest, SetDisplayMessageResponse>(SetDisplayMessageHandler.Handle),
            On<Ocpp201Dialect, SetMonitoringBaseRequest, SetMonitoringBaseResponse>(SetMonitoringBaseHandler.Handle),
            On<Ocpp201Dialect, SetMonitoringLevelRequest, SetMonitoringLevelResponse>(SetMonitoringLevelHandler.Handle),
            On<Ocpp201Dialect, SetNetworkProfileRequest, SetNetworkProfileResponse>(SetNetworkProfileHandler.Handle),
            On<Ocpp201Dialect, SetVariableMonitoringRequest, SetVariableMonitoringResponse>(SetVariableMonitoringHandler.Handle),
            On<Ocpp201Dialect, SetVariablesRequest, SetVariablesResponse>(SetVariablesHandler.Handle),
            On<Ocpp201Dialect, TriggerMessageRequest, TriggerMessageResponse>(TriggerMessageHandler.Handle),
            On<Ocpp201Dialect, UnlockConnectorRequest, UnlockConnectorResponse>(UnlockConnectorHandler.Handle),
            On<Ocpp201Dialect, UnpublishFirmwareRequest, UnpublishFirmwareResponse>(UnpublishFirmwareHandler.Handle),
            On<Ocpp201Dialect, UpdateFirmwareRequest, UpdateFirmwareResponse>(UpdateFirmwareHandler.Handle),
        }.ToFrozenDictionary();

    public Ocpp201Dialect(SimulatedStation station)
        : base(station)
    {
        Upload = new Transfer(station);
        FirmwareUpdate = new Transfer(station);
        Monitors = new MonitorSet(this);
    }

    /// <summary>The actions that a station of this version answers.</summary>
    public static IReadOnlyCollection<string> Actions => Routes.Keys;

    public Transfer Upload { get; }

    public Transfer FirmwareUpdate { get; }

    public MonitorSet Monitors { get; }

    /// <summary>What the display shows, by the CSMS's message ids.</summary>
    public Dictionary<int, MessageInfo> DisplayMessages { get; } = [];

    /// <summary>Network profiles by slot.</summary>
    public Dictionary<int, NetworkConnectionProfile> NetworkProfiles { get; } = [];

    /// <summary>The running cost that the CSMS told last, by transaction.</summary>
    public Dictionary<string, decimal> Costs { get; } = [];

    public override byte[] Handle(string action, ReadOnlyMemory<byte> payload) =>
        Routes.TryGetValue(action, out var route)
            ? route(this, payload)
            : throw new RpcException(RpcErrorCode.NotImplemented, "The station does not know this action.");

    public override void Boot(BootCause cause, Action<Registration, TimeSpan> answered, Action<string> failed) =>
        BootNotificationSender.Send(Station, cause, answered, failed);

    /// <summary>2.0.1 has no state of the station as a whole to tell.</summary>
    public override void Booted()
    {
    }

    public override void Heartbeat(CallKind kind = CallKind.Ordinary) => HeartbeatSender.Send(Station, kind);

    public override ConnectorState Reported(SimulatedEvse evse) => evse.State switch
    {
        // Errata 2.28: a plug in a reserved EVSE leaves it reserved until the right token comes.
        ConnectorState.Preparing when evse is { Reservation: not null, Authorized: null } => ConnectorState.Reserved,
        ConnectorState.Preparing when !evse.Plugged => ConnectorState.Available,
        ConnectorState.Preparing or ConnectorState.SuspendedEV or ConnectorState.SuspendedEVSE or ConnectorState.Finishing => ConnectorState.Charging,
        var state => state,
    };

    public override void Status(SimulatedEvse evse, CallKind kind = CallKind.Ordinary)
    {
        for (var connector = 1; connector <= Station.Options.ConnectorsPerEvse; connector++)
            StatusNotificationSender.Send(this, evse, connector, kind);
    }

    public override void Authorize(Token token, Action<Verdict?> answered) => AuthorizeSender.Send(Station, token, answered);

    public override void Started(SimulatedEvse evse, Transaction transaction, SessionEvent cause) =>
        TransactionEventSender.SendStarted(evse, transaction, cause);

    public override void Updated(SimulatedEvse evse, Transaction transaction, SessionEvent cause) =>
        TransactionEventSender.SendUpdated(evse, transaction, cause);

    public override void Ended(SimulatedEvse evse, Transaction transaction, StopCause cause, Token? stoppedBy) =>
        TransactionEventSender.SendEnded(evse, transaction, cause, stoppedBy);

    public override void Sampled(SimulatedEvse evse, SampleContext context, IReadOnlyList<Reading> readings, CallKind kind = CallKind.Ordinary) =>
        MeterValuesSender.Send(evse, context, readings, kind);

    public override void ReservationEnded(Reservation reservation, bool expired) =>
        ReservationStatusUpdateSender.Send(Station, reservation, expired);

    public override void FaultChanged(SimulatedEvse evse) => Monitors.ReportProblem(evse);

    public override void ExternalLimitChanged(decimal? watts)
    {
        if (watts is { } limit)
            NotifyChargingLimitSender.Send(Station, limit);
        else
            ClearedChargingLimitSender.Send(Station);
    }

    public override void SecurityEvent(string type, string? details = null) => SecurityEventNotificationSender.Send(Station, type, details);

    public override void Ticked(SimulatedEvse evse) => Monitors.Look(evse);
}
