using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

/// <summary>Only a local controller publishes firmware; a station is none.</summary>
internal static class UnpublishFirmwareHandler
{
    public static UnpublishFirmwareResponse Handle(Ocpp201Dialect dialect, UnpublishFirmwareRequest request) =>
        new() { Status = UnpublishFirmwareStatus.NoFirmware };
}
