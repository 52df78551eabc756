using Csms.Protocol.Ocpp16;
using Csms.Simulator.Connections;

namespace Csms.Simulator.Ocpp16;

internal static class BootNotificationSender
{
    public static void Send(SimulatedStation station, Action<Registration, TimeSpan> answered, Action<string> failed)
    {
        var options = station.Options;
        station.Calls.Send(
            new BootNotificationRequest
            {
                ChargePointVendor = options.Vendor,
                ChargePointModel = options.Model,
                ChargePointSerialNumber = options.SerialNumber,
                FirmwareVersion = station.FirmwareVersion,
                MeterType = "Simulated",
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
