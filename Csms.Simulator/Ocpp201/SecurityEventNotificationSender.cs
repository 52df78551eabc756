using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

/// <summary>Security events are queued like transaction messages: their delivery is guaranteed (A04).</summary>
internal static class SecurityEventNotificationSender
{
    public static void Send(SimulatedStation station, string type, string? details)
    {
        var request = new SecurityEventNotificationRequest { Type = type, Timestamp = station.Now, TechInfo = details };
        station.Calls.SendTransaction<SecurityEventNotificationRequest, SecurityEventNotificationResponse>(() => request);
    }
}
