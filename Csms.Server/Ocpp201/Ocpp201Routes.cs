using Csms.Protocol;
using Csms.Protocol.Ocpp201;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp201;

/// <summary>What the server answers in OCPP 2.0.1.</summary>
internal sealed class Ocpp201Routes(IServiceProvider services)
{
    public RouteTable Table { get; } = new RouteTable(OcppVersion.Ocpp201, services)
        .Add<AuthorizeRequest, AuthorizeResponse, AuthorizeHandler>()
        .Add<BootNotificationRequest, BootNotificationResponse, BootNotificationHandler>()
        .Add<DataTransferRequest, DataTransferResponse, DataTransferHandler>()
        .Add<FirmwareStatusNotificationRequest, FirmwareStatusNotificationResponse, FirmwareStatusNotificationHandler>()
        .Add<GetCertificateStatusRequest, GetCertificateStatusResponse, GetCertificateStatusHandler>()
        .Add<HeartbeatRequest, HeartbeatResponse, HeartbeatHandler>()
        .Add<LogStatusNotificationRequest, LogStatusNotificationResponse, LogStatusNotificationHandler>()
        .Add<MeterValuesRequest, MeterValuesResponse, MeterValuesHandler>()
        .Add<NotifyEventRequest, NotifyEventResponse, NotifyEventHandler>()
        .Add<NotifyReportRequest, NotifyReportResponse, NotifyReportHandler>()
        .Add<PublishFirmwareStatusNotificationRequest, PublishFirmwareStatusNotificationResponse, PublishFirmwareStatusNotificationHandler>()
        .Add<ReservationStatusUpdateRequest, ReservationStatusUpdateResponse, ReservationStatusUpdateHandler>()
        .Add<SecurityEventNotificationRequest, SecurityEventNotificationResponse, SecurityEventNotificationHandler>()
        .Add<SignCertificateRequest, SignCertificateResponse, SignCertificateHandler>()
        .Add<StatusNotificationRequest, StatusNotificationResponse, StatusNotificationHandler>()
        .Add<TransactionEventRequest, TransactionEventResponse, TransactionEventHandler>();
}
