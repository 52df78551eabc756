using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

/// <summary>Only a local controller publishes firmware; a station is none.</summary>
internal static class PublishFirmwareHandler
{
    public static PublishFirmwareResponse Handle(Ocpp201Dialect dialect, PublishFirmwareRequest request) =>
        new() { Status = GenericStatus.Rejected, StatusInfo = new StatusInfo { ReasonCode = "NotLocalController" } };
}
