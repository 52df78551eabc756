using Csms.Domain.Displays;
using Csms.Domain.Stations;
using Csms.Protocol.Ocpp201;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp201;

internal sealed partial class Ocpp201Commands
{
    private const string DisplayComponent = "DisplayMessageCtrlr";

    // As far as the station has reported its limits; what it did not say it decides itself.
    public async Task CheckDisplayMessageAsync(StationConnection station, DisplayMessage message, int others, CancellationToken cancellationToken)
    {
        var known = await deviceModel.ComponentAsync(station.Session.Station.Key, DisplayComponent, cancellationToken);
        DeviceVariable? Variable(string name) => known.FirstOrDefault(variable =>
            variable.Variable.Equals(name, StringComparison.OrdinalIgnoreCase) && variable is { Attribute: "Actual", VariableInstance: null });
        if (((string[])["Available", "Enabled"]).FirstOrDefault(name => string.Equals(Variable(name)?.Value, "false", StringComparison.OrdinalIgnoreCase)) is { } off)
            throw new RuleBrokenException("OCPP 2.0.1 O01", "", $"The station shows no messages ({DisplayComponent}/{off} is false).");
        MustBeSupported("SupportedFormats", "format", message.Format);
        MustBeSupported("SupportedPriorities", "priority", message.Priority);
        if (message.State is { } state)
            MustBeSupported("SupportedStates", "state", state);
        if (Variable("DisplayMessages")?.MaxLimit is { } most && others >= most)
            throw new RuleBrokenException("OCPP 2.0.1 O01", "", $"The station takes {most:0} messages and has {others}: clear one first.");

        void MustBeSupported<T>(string variable, string path, T value)
            where T : struct, Enum
        {
            // Which of the possible values are supported is the value; some stations give only the possible ones.
            var words = (Variable(variable) is { } found ? string.IsNullOrEmpty(found.Value) ? found.ValuesList : found.Value : null)
                ?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (words is { Length: > 0 } && !words.Contains(value.ToString(), StringComparer.OrdinalIgnoreCase))
                throw new RuleBrokenException($"OCPP 2.0.1 {DisplayComponent}.{variable}", path, $"The station supports {string.Join(", ", words)}.");
        }
    }

    public async Task<CommandAnswer> SetDisplayMessageAsync(StationConnection station, DisplayMessage message, CancellationToken cancellationToken)
    {
        var request = new SetDisplayMessageRequest
        {
            Message = new MessageInfo
            {
                Id = message.Id,
                Priority = Enum.Parse<MessagePriority>($"{message.Priority}"),
                State = message.State is { } state ? Enum.Parse<MessageState>($"{state}") : null,
                StartDateTime = message.StartsAt,
                EndDateTime = message.EndsAt,
                TransactionId = message.TransactionId,
                Message = new MessageContent { Format = Enum.Parse<MessageFormat>($"{message.Format}"), Language = message.Language, Content = message.Content },
            },
        };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }

    public async Task<CommandAnswer> ClearDisplayMessageAsync(StationConnection station, int messageId, CancellationToken cancellationToken)
    {
        var answer = await caller.CallAsync(station, new ClearDisplayMessageRequest { Id = messageId }, cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }

    public async Task<CommandAnswer> AskDisplayMessagesAsync(StationConnection station, int requestId, CancellationToken cancellationToken)
    {
        var answer = await caller.CallAsync(station, new GetDisplayMessagesRequest { RequestId = requestId }, cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }
}
