using Csms.Protocol.Ocpp16;
using Csms.Simulator.Connections;

namespace Csms.Simulator.Ocpp16;

internal static class StatusNotificationSender
{
    public static void Send(SimulatedEvse evse, CallKind kind)
    {
        var known = Enum.TryParse<ChargePointErrorCode>(evse.ErrorCode, out var code);
        evse.Station.Calls.Send(
            new StatusNotificationRequest
            {
                ConnectorId = evse.Id,
                Status = Translation.Of(evse.State),
                ErrorCode = evse.ErrorCode is null ? ChargePointErrorCode.NoError : known ? code : ChargePointErrorCode.OtherError,
                Info = evse.ErrorCode is null || known ? null : evse.ErrorCode[..Math.Min(50, evse.ErrorCode.Length)],
                Timestamp = evse.Station.Now,
            },
            failed: _ => evse.ForgetReport(),
            kind: kind);
    }

    /// <summary>Connector 0 is the station: Available, Unavailable or Faulted.</summary>
    public static void SendStation(SimulatedStation station, CallKind kind = CallKind.Ordinary) =>
        station.Calls.Send(
            new StatusNotificationRequest
            {
                ConnectorId = 0,
                Status = station.Evses.Any(evse => evse.Operative) ? ChargePointStatus.Available : ChargePointStatus.Unavailable,
                ErrorCode = ChargePointErrorCode.NoError,
                Timestamp = station.Now,
            },
            kind: kind);
}
