using Csms.Protocol.Ocpp16;
using Csms.Simulator.Charging;
using Csms.Simulator.Connections;

namespace Csms.Simulator.Ocpp16;

internal static class TriggerMessageHandler
{
    public static TriggerMessageResponse Handle(Ocpp16Dialect dialect, TriggerMessageRequest request)
    {
        if (request.ConnectorId is { } id && dialect.Station.FindEvse(id) is null && id != 0)
            return new TriggerMessageResponse { Status = TriggerMessageStatus.Rejected };
        var sent = Trigger(dialect, request.RequestedMessage, request.ConnectorId);
        return new TriggerMessageResponse { Status = sent ? TriggerMessageStatus.Accepted : TriggerMessageStatus.Rejected };
    }

    public static bool Trigger(Ocpp16Dialect dialect, MessageTrigger message, int? connectorId)
    {
        var station = dialect.Station;
        switch (message)
        {
            case MessageTrigger.BootNotification:
                // Errata 3.40: not once the station is accepted.
                if (station.Registration == Registration.Accepted)
                    return false;
                station.Boot.Trigger();
                break;
            case MessageTrigger.Heartbeat:
                dialect.Heartbeat(CallKind.BeforeAcceptance);
                break;
            case MessageTrigger.StatusNotification:
                if (connectorId is null or 0)
                    StatusNotificationSender.SendStation(station, CallKind.BeforeAcceptance);
                foreach (var evse in station.Evses.Where(evse => connectorId is null || evse.Id == connectorId))
                    dialect.Status(evse, CallKind.BeforeAcceptance);
                break;
            case MessageTrigger.MeterValues:
                foreach (var evse in station.Evses.Where(evse => connectorId is null or 0 || evse.Id == connectorId))
                    evse.Sample(SampleContext.Trigger, CallKind.BeforeAcceptance);
                break;
            case MessageTrigger.DiagnosticsStatusNotification:
                DiagnosticsStatusNotificationSender.Send(station, dialect.Upload.Running ? DiagnosticsStatus.Uploading : DiagnosticsStatus.Idle, CallKind.BeforeAcceptance);
                break;
            default:
                FirmwareStatusNotificationSender.Send(station, dialect.FirmwareUpdate.Running ? FirmwareStatus.Downloading : FirmwareStatus.Idle, CallKind.BeforeAcceptance);
                break;
        }
        return true;
    }
}
