using Csms.Domain.Stations;
using Csms.Protocol;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp201;
using Csms.Server.Connections;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp201;

/// <summary>OCPP 2.0.1 B01–B03: keeps what the station says of itself and tells it whether it is accepted, the time, and when to call again.</summary>
internal sealed class BootNotificationHandler(StationRegistrar registrar) : IHandler<BootNotificationRequest, BootNotificationResponse>
{
    public bool AnswersAnew => true;

    public async ValueTask<BootNotificationResponse> HandleAsync(BootNotificationRequest request, CallContext context, CancellationToken cancellationToken)
    {
        var station = request.ChargingStation;
        var report = new BootReport
        {
            OcppVersion = OcppVersion.Ocpp201.Number,
            Vendor = station.VendorName,
            Model = station.Model,
            SerialNumber = station.SerialNumber,
            FirmwareVersion = station.FirmwareVersion,
            Iccid = station.Modem?.Iccid,
            Imsi = station.Modem?.Imsi,
            Reason = request.Reason.Word(),
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
