using Csms.Protocol;
using Csms.Protocol.Validation;

namespace Csms.Tests.Support;

/// <summary>Who sends what, as the specification says it. DataTransfer goes both ways.</summary>
internal static class Directions
{
    private static readonly string[] OnlyFromStation16 =
    [
        "Authorize", "BootNotification", "DiagnosticsStatusNotification", "FirmwareStatusNotification", "Heartbeat", "LogStatusNotification", "MeterValues",
        "SecurityEventNotification", "SignCertificate", "SignedFirmwareStatusNotification", "StartTransaction", "StatusNotification", "StopTransaction",
    ];

    private static readonly string[] OnlyFromStation201 =
    [
        "Authorize", "BootNotification", "ClearedChargingLimit", "FirmwareStatusNotification", "Get15118EVCertificate", "GetCertificateStatus", "Heartbeat",
        "LogStatusNotification", "MeterValues", "NotifyChargingLimit", "NotifyCustomerInformation", "NotifyDisplayMessages", "NotifyEVChargingNeeds",
        "NotifyEVChargingSchedule", "NotifyEvent", "NotifyMonitoringReport", "NotifyReport", "PublishFirmwareStatusNotification", "ReportChargingProfiles",
        "ReservationStatusUpdate", "SecurityEventNotification", "SignCertificate", "StatusNotification", "TransactionEvent",
    ];

    /// <summary>What a CSMS may send.</summary>
    public static IEnumerable<string> ToStation(OcppVersion version) =>
        MessageSchemas.For(version).Actions.Except(version == OcppVersion.Ocpp16 ? OnlyFromStation16 : OnlyFromStation201);

    /// <summary>What a station may send.</summary>
    public static IEnumerable<string> FromStation(OcppVersion version) =>
        (version == OcppVersion.Ocpp16 ? OnlyFromStation16 : OnlyFromStation201).Append("DataTransfer");
}
