using Csms.Protocol.Ocpp201;
using Csms.Simulator.Connections;

namespace Csms.Simulator.Ocpp201;

internal static class BootNotificationSender
{
    public static void Send(SimulatedStation station, BootCause cause, Action<Registration, TimeSpan> answered, Action<string> failed)
    {
        var options = station.Options;
        station.Calls.Send(
            new BootNotificationRequest
            {
                Reason = cause switch
                {
                    BootCause.RemoteReset => BootReason.RemoteReset,
                    BootCause.ScheduledReset => BootReason.ScheduledReset,
                    BootCause.FirmwareUpdate => BootReason.FirmwareUpdate,
                    BootCause.Triggered => BootReason.Triggered,
                    _ => BootReason.PowerUp,
                },
                ChargingStation = new ChargingStation
                {
                    VendorName = options.Vendor,
                    Model = options.Model,
                    SerialNumber = options.SerialNumber,
                    FirmwareVersion = station.FirmwareVersion,
                },
            },
            response => answered(
                response.Status switch
                {
                    RegistrationStatus.Accepted => Registration.Accepted,
                    RegistrationStatus.Pending => Registration.Pending,
                    _ => Registration.Rejected,
                },
                TimeSpan.FromSeconds(response.Interval)),
            failed,
            CallKind.BeforeAcceptance);
    }
}
