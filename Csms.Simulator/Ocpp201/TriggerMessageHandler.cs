using Csms.Protocol.Ocpp201;
using Csms.Simulator.Charging;
using Csms.Simulator.Connections;
using Csms.Simulator.Physics;

namespace Csms.Simulator.Ocpp201;

internal static class TriggerMessageHandler
{
    public static TriggerMessageResponse Handle(Ocpp201Dialect dialect, TriggerMessageRequest request) => new() { Status = Trigger(dialect, request) };

    private static TriggerMessageStatus Trigger(Ocpp201Dialect dialect, TriggerMessageRequest request)
    {
        var station = dialect.Station;
        if (request.Evse is { } target && station.FindEvse(target.Id) is null)
            return TriggerMessageStatus.Rejected;
        var evses = station.Evses.Where(evse => request.Evse is null || evse.Id == request.Evse.Id);
        switch (request.RequestedMessage)
        {
            // F06.FR.17: not once the station is accepted.
            case MessageTrigger.BootNotification when station.Registration == Registration.Accepted:
                return TriggerMessageStatus.Rejected;
            case MessageTrigger.BootNotification:
                station.Boot.Trigger();
                break;
            case MessageTrigger.Heartbeat:
                dialect.Heartbeat(CallKind.BeforeAcceptance);
                break;
            // F06.FR.12, FR.13: a status is always a connector's.
            case MessageTrigger.StatusNotification when request.Evse?.ConnectorId is null or < 1 || request.Evse.ConnectorId > station.Options.ConnectorsPerEvse:
                return TriggerMessageStatus.Rejected;
            case MessageTrigger.StatusNotification:
                StatusNotificationSender.Send(dialect, station.Evse(request.Evse.Id), request.Evse.ConnectorId.Value, CallKind.BeforeAcceptance);
                break;
            case MessageTrigger.MeterValues:
                foreach (var evse in evses)
                    dialect.Sampled(evse, SampleContext.Trigger, Meter.Read(evse, station.Settings.AlignedMeasurands), CallKind.BeforeAcceptance);
                break;
            case MessageTrigger.TransactionEvent:
                if (!evses.Any(evse => evse.InTransaction))
                    return TriggerMessageStatus.Rejected;
                foreach (var evse in evses.Where(evse => evse.InTransaction))
                    evse.Sample(SampleContext.Trigger);
                break;
            case MessageTrigger.LogStatusNotification:
                LogStatusNotificationSender.Send(
                    station,
                    dialect.Upload.Running ? UploadLogStatus.Uploading : UploadLogStatus.Idle,
                    dialect.Upload.RequestId,
                    CallKind.BeforeAcceptance);
                break;
            case MessageTrigger.FirmwareStatusNotification:
                FirmwareStatusNotificationSender.Send(
                    station,
                    dialect.FirmwareUpdate.Running ? FirmwareStatus.Downloading : FirmwareStatus.Idle,
                    dialect.FirmwareUpdate.RequestId,
                    CallKind.BeforeAcceptance);
                break;
            case MessageTrigger.SignChargingStationCertificate:
                SignCertificateSender.Send(station, CertificateSigningUse.ChargingStationCertificate);
                break;
            case MessageTrigger.SignV2GCertificate:
                SignCertificateSender.Send(station, CertificateSigningUse.V2GCertificate);
                break;
            default:
                return TriggerMessageStatus.NotImplemented;
        }
        return TriggerMessageStatus.Accepted;
    }
}
