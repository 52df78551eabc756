using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

internal static class SetDisplayMessageHandler
{
    public static SetDisplayMessageResponse Handle(Ocpp201Dialect dialect, SetDisplayMessageRequest request)
    {
        var message = request.Message;
        if (message.Message.Format is not (MessageFormat.ASCII or MessageFormat.UTF8))
            return Answer(DisplayMessageStatus.NotSupportedMessageFormat);
        // O02.FR.01: a message of a transaction needs it to run.
        if (message.TransactionId is { } id && !dialect.Station.Evses.Any(evse => evse.TransactionId == id))
            return Answer(DisplayMessageStatus.UnknownTransaction);
        dialect.DisplayMessages[message.Id] = message;
        return Answer(DisplayMessageStatus.Accepted);
    }

    private static SetDisplayMessageResponse Answer(DisplayMessageStatus status) => new() { Status = status };
}
