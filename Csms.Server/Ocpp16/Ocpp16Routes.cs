using Csms.Protocol;
using Csms.Protocol.Ocpp16;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp16;

/// <summary>What the server answers in OCPP 1.6.</summary>
internal sealed class Ocpp16Routes(IServiceProvider services)
{
    public RouteTable Table { get; } = new RouteTable(OcppVersion.Ocpp16, services)
        .Add<AuthorizeRequest, AuthorizeResponse, AuthorizeHandler>()
        .Add<BootNotificationRequest, BootNotificationResponse, BootNotificationHandler>()
        .Add<DataTransferRequest, DataTransferResponse, DataTransferHandler>()
        .Add<DiagnosticsStatusNotificationRequest, DiagnosticsStatusNotificationResponse, DiagnosticsStatusNotificationHandler>()
        .Add<FirmwareStatusNotificationRequest, FirmwareStatusNotificationResponse, FirmwareStatusNotificationHandler>()
        .Add<HeartbeatRequest, HeartbeatResponse, HeartbeatHandler>()
        .Add<LogStatusNotificationRequest, LogStatusNotificationResponse, LogStatusNotificationHandler>()
        .Add<MeterValuesRequest, MeterValuesResponse, MeterValuesHandler>()
        .Add<SecurityEventNotificationRequest, SecurityEventNotificationResponse, SecurityEventNotificationHandler>()
        .Add<SignCertificateRequest, SignCertificateResponse, SignCertificateHandler>()
        .Add<SignedFirmwareStatusNotificationRequest, SignedFirmwareStatusNotificationResponse, SignedFirmwareStatusNotificationHandler>()
        .Add<StartTransactionRequest, StartTransactionResponse, StartTransactionHandler>()
        .Add<StatusNotificationRequest, StatusNotificationResponse, StatusNotificationHandler>()
        .Add<StopTransactionRequest, StopTransactionResponse, StopTransactionHandler>();
}
