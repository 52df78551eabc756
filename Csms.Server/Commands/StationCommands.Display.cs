using Csms.Domain.Displays;
using Csms.Domain.Requests;
using Csms.Domain.Stations;
using Csms.Domain.Transactions;
using Csms.Server.Calls;
using Csms.Server.Connections;

namespace Csms.Server.Commands;

internal sealed partial class StationCommands
{
    /// <summary>Gives a station a message for its display; what it accepts is kept, and given again when it has lost it.</summary>
    /// <param name="messageId">Null for a free one; the id of another message replaces that one.</param>
    public Task<DisplayAnswer> SetDisplayMessageAsync(CommandOrigin origin, int? messageId, DisplayMessageCommand command, CancellationToken cancellationToken) => RunAsync(
        origin, "set-display-message", new { MessageId = messageId, Message = command },
        async (version, station) =>
        {
            var key = station.Session.Station.Key;
            CheckTimes(command);
            var message = new DisplayMessage
            {
                Id = messageId ?? 0,
                Priority = command.Priority,
                State = command.State,
                Format = command.Format ?? DisplayFormat.UTF8,
                Language = command.Language,
                Content = command.Content,
                StartsAt = command.StartsAt,
                EndsAt = command.EndsAt,
                TransactionId = command.TransactionId is { } id ? (await RunningAsync("OCPP 2.0.1 O02", key, id, cancellationToken)).OcppTransactionId : null,
            };
            await CheckDisplayAsync(version, station, message, cancellationToken);
            message = message with { Id = await displays.OpenAsync(key, messageId, message, cancellationToken) };
            return await SendDisplayAsync(version, station, message, cancellationToken);
        },
        cancellationToken);

    /// <summary>Gives a station a message again that it has lost.</summary>
    public Task<DisplayAnswer> RestoreDisplayMessageAsync(CommandOrigin origin, DisplayMessage message, CancellationToken cancellationToken) => RunAsync(
        origin, "restore-display-message", new { MessageId = message.Id }, (version, station) => SendDisplayAsync(version, station, message, cancellationToken), cancellationToken);

    /// <summary>Takes a message from a station's display; one that the station does not know is forgotten.</summary>
    public Task<CommandAnswer> ClearDisplayMessageAsync(CommandOrigin origin, int messageId, CancellationToken cancellationToken) => RunAsync(
        origin, "clear-display-message", new { MessageId = messageId },
        async (version, station) =>
        {
            var answer = await version.ClearDisplayMessageAsync(station, messageId, cancellationToken);
            if (answer.Status is "Accepted" or "Unknown")
                await displays.RemovedAsync(station.Session.Station.Key, messageId, CancellationToken.None);
            return answer;
        },
        cancellationToken);

    /// <summary>Asks a station for all its messages; what it then does not report it has lost.</summary>
    public Task<RequestAnswer> ReadDisplayMessagesAsync(CommandOrigin origin, CancellationToken cancellationToken)
    {
        return RunAsync(
            origin, "read-display-messages", null,
            async (version, station) =>
            {
                var key = station.Session.Station.Key;
                var answer = await AskKeptAsync(
                    origin, station, new NewRequest { Kind = RequestKind.DisplayMessages },
                    async id =>
                    {
                        await displays.SurveyAsync(key, id, cancellationToken);
                        var told = await version.AskDisplayMessagesAsync(station, id, cancellationToken);
                        return new RequestAnswer { Status = told.Status, ReasonCode = told.ReasonCode, ReasonText = told.ReasonText, RequestId = id };
                    },
                    told => told.Status, cancellationToken);
                // OCPP 2.0.1 O03.FR.02: none.
                if (answer.Status == "Unknown")
                {
                    await displays.NoneAsync(key, answer.RequestId, CancellationToken.None);
                    await requests.NotedAsync(key, RequestKind.DisplayMessages, answer.RequestId, answer.Status, RequestState.Done, "The station has no display message.", CancellationToken.None);
                }
                return answer;
            },
            cancellationToken);
    }

    // What the station did is kept even when nobody waits for the answer any more.
    private async Task<DisplayAnswer> SendDisplayAsync(IStationCommands version, StationConnection station, DisplayMessage message, CancellationToken cancellationToken)
    {
        var key = station.Session.Station.Key;
        CommandAnswer answer;
        try
        {
            answer = await version.SetDisplayMessageAsync(station, message, cancellationToken);
        }
        catch (Exception failure) when (failure is not (StationCallException { IsOutcomeUnknown: true } or OperationCanceledException))
        {
            await displays.NotTakenAsync(key, message.Id, null, CancellationToken.None);
            throw;
        }
        await KeepDisplayAsync(key, message, answer.Status);
        return new DisplayAnswer { Status = answer.Status, ReasonCode = answer.ReasonCode, ReasonText = answer.ReasonText, MessageId = message.Id };
    }

    private async Task KeepDisplayAsync(StationKey key, DisplayMessage message, string? status)
    {
        if (status == "Accepted")
            await displays.AcceptedAsync(key, message, CancellationToken.None);
        else if (status is not null)
            await displays.NotTakenAsync(key, message.Id, status, CancellationToken.None);
    }

    private async Task CheckDisplayAsync(IStationCommands version, StationConnection station, DisplayMessage message, CancellationToken cancellationToken)
    {
        var others = (await displays.ListAsync(station.Session.Station.Key, cancellationToken)).Count(kept => kept.Message.Id != message.Id);
        await version.CheckDisplayMessageAsync(station, message, others, cancellationToken);
    }

    private void CheckTimes(DisplayMessageCommand command)
    {
        if (command.EndsAt <= time.GetUtcNow())
            throw new RuleBrokenException("OCPP 2.0.1 O01.FR.05", "endsAt", "The message would be over before it is shown.");
        if (command.EndsAt <= command.StartsAt)
            throw new RuleBrokenException("OCPP 2.0.1 O01.FR.05", "endsAt", "The message ends before it starts.");
    }

    private async Task<Transaction> RunningAsync(string rule, StationKey station, string transactionId, CancellationToken cancellationToken) =>
        await ledger.FindAsync(station, transactionId, cancellationToken) is { State: TransactionState.Active } transaction
            ? transaction
            : throw new RuleBrokenException(rule, "transactionId", $"No transaction '{transactionId}' runs at the station.");
}
