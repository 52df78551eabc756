using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

internal static class NotifyCustomerInformationSender
{
    private const int LongestPart = 512;

    public static void Send(SimulatedStation station, int requestId, string text)
    {
        var parts = text.Chunk(LongestPart).Select(part => new string(part)).ToArray();
        for (var i = 0; i < parts.Length; i++)
        {
            station.Calls.Send(new NotifyCustomerInformationRequest
            {
                RequestId = requestId,
                SeqNo = i,
                GeneratedAt = station.Now,
                Data = parts[i],
                Tbc = i + 1 < parts.Length,
            });
        }
    }
}
