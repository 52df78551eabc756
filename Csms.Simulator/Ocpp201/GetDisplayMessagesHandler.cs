using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

internal static class GetDisplayMessagesHandler
{
    public static GetDisplayMessagesResponse Handle(Ocpp201Dialect dialect, GetDisplayMessagesRequest request)
    {
        MessageInfo[] found = [.. dialect.DisplayMessages.Values.Where(message =>
            (request.Id?.Contains(message.Id) ?? true)
            && (request.Priority is null || message.Priority == request.Priority)
            && (request.State is null || message.State == request.State))];
        if (found.Length == 0)
            return new GetDisplayMessagesResponse { Status = GetDisplayMessagesStatus.Unknown };
        dialect.Station.Calls.Send(new NotifyDisplayMessagesRequest { RequestId = request.RequestId, MessageInfo = found });
        return new GetDisplayMessagesResponse { Status = GetDisplayMessagesStatus.Accepted };
    }
}
