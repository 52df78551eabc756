using Csms.Protocol.Ocpp16;
using Csms.Simulator.Connections;

namespace Csms.Simulator.Ocpp16;

internal static class ExtendedTriggerMessageHandler
{
    public static ExtendedTriggerMessageResponse Handle(Ocpp16Dialect dialect, ExtendedTriggerMessageRequest request)
    {
        var station = dialect.Station;
        if (request.ConnectorId is { } id && station.FindEvse(id) is null)
            return new ExtendedTriggerMessageResponse { Status = ExtendedTriggerMessageStatus.Rejected };
        var sent = true;
        switch (request.RequestedMessage)
        {
            case ExtendedMessageTrigger.LogStatusNotification:
                LogStatusNotificationSender.Send(
                    station,
                    dialect.Upload.Running ? UploadLogStatus.Uploading : UploadLogStatus.Idle,
                    dialect.Upload.RequestId,
                    CallKind.BeforeAcceptance);
                break;
            case ExtendedMessageTrigger.SignChargePointCertificate:
                SignCertificateSender.Send(station);
                break;
            default:
                sent = TriggerMessageHandler.Trigger(dialect, Enum.Parse<MessageTrigger>(request.RequestedMessage.ToString()), request.ConnectorId);
                break;
        }
        return new ExtendedTriggerMessageResponse { Status = sent ? ExtendedTriggerMessageStatus.Accepted : ExtendedTriggerMessageStatus.Rejected };
    }
}
