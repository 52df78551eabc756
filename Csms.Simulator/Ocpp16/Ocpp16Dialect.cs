using System.Collections.Frozen;
using System.Globalization;
using Csms.Protocol;
using Csms.Protocol.Ocpp16;
using Csms.Simulator.Charging;
using Csms.Simulator.Connections;
using Csms.Simulator.Physics;
using Csms.Simulator.Reservations;
using Csms.Simulator.Tokens;

namespace Csms.Simulator.Ocpp16;

/// <summary>OCPP 1.6 with its security extension.</summary>
internal sealed class Ocpp16Dialect(SimulatedStation station) : Dialect(station)
{
    private static readonly FrozenDictionary<string, Func<Ocpp16Dialect, ReadOnlyMemory<byte>, byte[]>> Routes =
        new[]
        {
            On<Ocpp16Dialect, CancelReservationRequest, CancelReservationResponse>(CancelReservationHandler.Handle),
            On<Ocpp16Dialect, CertificateSignedRequest, CertificateSignedResponse>(CertificateSignedHandler.Handle),
            On<Ocpp16Dialect, ChangeAvailabilityRequest, ChangeAvailabilityResponse>(ChangeAvailabilityHandler.Handle),
            On<Ocpp16Dialect, ChangeConfigurationRequest, ChangeConfigurationResponse>(ChangeConfigurationHandler.Handle),
            On<Ocpp16Dialect, ClearCacheRequest, ClearCacheResponse>(ClearCacheHandler.Handle),
            On<Ocpp16Dialect, ClearChargingProfileRequest, ClearChargingProfileResponse>(ClearChargingProfileHandler.Handle),
            On<Ocpp16Dialect, DataTransferRequest, DataTransferResponse>(DataTransferHandler.Handle),
            On<Ocpp16Dialect, DeleteCertificateRequest, DeleteCertificateResponse>(DeleteCertificateHandler.Handle),
            On<Ocpp16Dialect, ExtendedTriggerMessageRequest, ExtendedTriggerMessageResponse>(ExtendedTriggerMessageHandler.Handle),
            On<Ocpp16Dialect, GetCompositeScheduleRequest, GetCompositeScheduleResponse>(GetCompositeScheduleHandler.Handle),
            On<Ocpp16Dialect, GetConfigurationRequest, GetConfigurationResponse>(GetConfigurationHandler.Handle),
            On<Ocpp16Dialect, GetDiagnosticsRequest, GetDiagnosticsResponse>(GetDiagnosticsHandler.Handle),
            On<Ocpp16Dialect, GetInstalledCertificateIdsRequest, GetInstalledCertificateIdsResponse>(GetInstalledCertificateIdsHandler.Handle),
            On<Ocpp16Dialect, GetLocalListVersionRequest, GetLocalListVersionResponse>(GetLocalListVersionHandler.Handle),
            On<Ocpp16Dialect, GetLogRequest, GetLogResponse>(GetLogHandler.Handle),
            On<Ocpp16Dialect, InstallCertificateRequest, InstallCertificateResponse>(InstallCertificateHandler.Handle),
            On<Ocpp16Dialect, RemoteStartTransactionRequest, RemoteStartTransactionResponse>(RemoteStartTransactionHandler.Handle),
            On<Ocpp16Dialect, RemoteStopTransactionRequest, RemoteStopTransactionResponse>(RemoteStopTransactionHandler.Handle),
            On<Ocpp16Dialect, ReserveNowRequest, ReserveNowResponse>(ReserveNowHandler.Handle),
            On<Ocpp16Dialect, ResetRequest, ResetResponse>(ResetHandler.Handle),
            On<Ocpp16Dialect, SendLocalListRequest, SendLocalListResponse>(SendLocalListHandler.Handle),
            On<Ocpp16Dialect, SetChargingProfileRequest, SetChargingProfileResponse>(SetChargingProfileHandler.Handle),
            On<Ocpp16Dialect, SignedUpdateFirmwareRequest, SignedUpdateFirmwareResponse>(SignedUpdateFirmwareHandler.Handle),
            On<Ocpp16Dialect, TriggerMessageRequest, TriggerMessageResponse>(TriggerMessageHandler.Handle),
            On<Ocpp16Dialect, UnlockConnectorRequest, UnlockConnectorResponse>(UnlockConnectorHandler.Handle),
            On<Ocpp16Dialect, UpdateFirmwareRequest, UpdateFirmwareResponse>(UpdateFirmwareHandler.Handle),
        }.ToFrozenDictionary();

    /// <summary>The actions that a station of this version answers.</summary>
    public static IReadOnlyCollection<string> Actions => Routes.Keys;

    /// <summary>The log or diagnostics upload under way.</summary>
    public Transfer Upload { get; } = new(station);

    /// <summary>The firmware update under way.</summary>
    public Transfer FirmwareUpdate { get; } = new(station);

    public override byte[] Handle(string action, ReadOnlyMemory<byte> payload) =>
        Routes.TryGetValue(action, out var route)
            ? route(this, payload)
            : throw new RpcException(RpcErrorCode.NotImplemented, "The station does not know this action.");

    public override void Boot(BootCause cause, Action<Registration, TimeSpan> answered, Action<string> failed) =>
        BootNotificationSender.Send(Station, answered, failed);

    public override void Booted() => StatusNotificationSender.SendStation(Station);

    public override void Heartbeat(CallKind kind = CallKind.Ordinary) => HeartbeatSender.Send(Station, kind);

    public override ConnectorState Reported(SimulatedEvse evse) => evse.State;

    public override void Status(SimulatedEvse evse, CallKind kind = CallKind.Ordinary) => StatusNotificationSender.Send(evse, kind);

    public override void Authorize(Token token, Action<Verdict?> answered) => AuthorizeSender.Send(Station, token, answered);

    public override void Started(SimulatedEvse evse, Transaction transaction, SessionEvent cause) =>
        StartTransactionSender.Send(evse, transaction);

    public override void Updated(SimulatedEvse evse, Transaction transaction, SessionEvent cause)
    {
        SampleContext? context = cause switch
        {
            SessionEvent.MeterPeriodic => SampleContext.Periodic,
            SessionEvent.MeterClock => SampleContext.Clock,
            SessionEvent.Trigger => SampleContext.Trigger,
            _ => null,
        };
        if (context is { } sampled)
            MeterValuesSender.SendOfTransaction(evse, transaction, sampled);
    }

    public override void Ended(SimulatedEvse evse, Transaction transaction, StopCause cause, Token? stoppedBy) =>
        StopTransactionSender.Send(evse, transaction, cause, stoppedBy);

    public override void Sampled(SimulatedEvse evse, SampleContext context, IReadOnlyList<Reading> readings, CallKind kind = CallKind.Ordinary) =>
        MeterValuesSender.Send(evse, context, readings, kind);

    /// <summary>1.6 tells the end of a reservation by the connector's status alone.</summary>
    public override void ReservationEnded(Reservation reservation, bool expired)
    {
    }

    /// <summary>1.6 tells faults by the connector's status alone.</summary>
    public override void FaultChanged(SimulatedEvse evse)
    {
    }

    /// <summary>1.6 has no message for it.</summary>
    public override void ExternalLimitChanged(decimal? watts)
    {
    }

    public override void SecurityEvent(string type, string? details = null) => SecurityEventNotificationSender.Send(Station, type, details);

    /// <summary>The id that messages of a transaction carry; -1 while the start was never answered (errata 3.18).</summary>
    public int IdOf(Transaction transaction)
    {
        if (transaction.StartedOffline && Station.Faults.OfflineTransactionId is { } wrong)
            return wrong;
        return transaction.Id is { } id ? int.Parse(id, CultureInfo.InvariantCulture) : -1;
    }
}
