using Csms.Domain.Stations;
using Csms.Protocol;
using Csms.Protocol.Ocpp16;
using Csms.Server.Connections;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp16;

/// <summary>OCPP 1.6 §4.2: keeps what the station says of itself and tells it whether it is accepted, the time, and when to call again.</summary>
internal sealed class BootNotificationHandler(StationRegistrar registrar) : IHandler<BootNotificationRequest, BootNotificationResponse>
{
    public bool AnswersAnew => true;

    public async ValueTask<BootNotificationResponse> HandleAsync(BootNotificationRequest request, CallContext context, CancellationToken cancellationToken)
    {
        var report = new BootReport
        {
            OcppVersion = OcppVersion.Ocpp16.Number,
            Vendor = request.ChargePointVendor,
            Model = request.ChargePointModel,
            // The box serial number is deprecated in 1.6, but it is the only one that some stations send.
            SerialNumber = request.ChargePointSerialNumber ?? request.ChargeBoxSerialNumber,
            FirmwareVersion = request.FirmwareVersion,
            Iccid = request.Iccid,
            Imsi = request.Imsi,
            MeterType = request.MeterType,
            MeterSerialNumber = request.MeterSerialNumber,
        };
        var answer = await registrar.BootAsync(context.Connection, report, cancellationToken);
        return new BootNotificationResponse
        {
            Status = answer.Registration switch
            {
                Registration.Accepted => RegistrationStatus.Accepted,
                Registration.Pending => RegistrationStatus.Pending,
                _ => RegistrationStatus.Rejected,
            },
            CurrentTime = answer.CurrentTime,
            Interval = (int)answer.Interval.TotalSeconds,
        };
    }

    public Task AfterAnswerAsync(BootNotificationRequest request, BootNotificationResponse response, CallContext context, CancellationToken cancellationToken) =>
        registrar.AfterBootAsync(context.Connection, cancellationToken);
}
