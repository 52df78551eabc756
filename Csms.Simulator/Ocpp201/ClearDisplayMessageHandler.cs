using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

internal static class ClearDisplayMessageHandler
{
    public static ClearDisplayMessageResponse Handle(Ocpp201Dialect dialect, ClearDisplayMessageRequest request) => new()
    {
        Status = dialect.DisplayMessages.Remove(request.Id) ? ClearMessageStatus.Accepted : ClearMessageStatus.Unknown,
    };
}
