using Csms.Protocol.Ocpp16;

namespace Csms.Simulator.Ocpp16;

internal static class SignedFirmwareStatusNotificationSender
{
    public static void Send(SimulatedStation station, SignedFirmwareStatus status, int? requestId) =>
        station.Calls.Send(new SignedFirmwareStatusNotificationRequest { Status = status, RequestId = requestId });
}
