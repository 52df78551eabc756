namespace Csms.Simulator.Ocpp201;

/// <summary>How often a component exists.</summary>
internal enum DeviceScope
{
    Station,
    Evse,
    Connector,
}
