using Csms.Domain.Profiles;
using Csms.Domain.Tokens;
using Csms.Domain.Transactions;
using Csms.Server.Calls;
using Csms.Server.Connections;

namespace Csms.Server.Commands;

internal sealed partial class StationCommands
{
    private const int LongestWaitSeconds = 300;

    /// <summary>
    /// Asks a station to start a transaction. The request is kept before it is sent, so that the transaction is recognised however late it comes.
    /// </summary>
    public async Task<RemoteStartAnswer> RemoteStartAsync(CommandOrigin origin, RemoteStartCommand command, CancellationToken cancellationToken)
    {
        if (command.WaitSeconds is < 0 or > LongestWaitSeconds)
            throw new RuleBrokenException("range", "waitSeconds", $"Between 0 and {LongestWaitSeconds} seconds.");
        var token = await tokens.FindAsync(command.IdToken, cancellationToken);
        var isKeyCode = KeyCode.IsMeant(command.IdTokenType ?? token?.Type);
        return await RunAsync(
            origin, "remote-start", isKeyCode ? command with { IdToken = KeyCode.Hidden } : command,
            (version, station) => RemoteStartAsync(origin, version, station, command, token, isKeyCode, cancellationToken), cancellationToken);
    }

    private async Task<RemoteStartAnswer> RemoteStartAsync(
        CommandOrigin origin, IStationCommands version, StationConnection station, RemoteStartCommand command, Token? token, bool isKeyCode, CancellationToken cancellationToken)
    {
        MustBeAccepted(station);
        var place = version.PlaceOf(command.EvseId, command.ConnectorId);
        if (place.EvseId is <= 0 || place.ConnectorId is <= 0)
            throw new RuleBrokenException("OCPP 1.6 §5.11, OCPP 2.0.1 F01", "evseId", "A transaction starts on an EVSE and connector from 1 on, not on the station as a whole.");
        if (command.ChargingProfile is { } profile)
        {
            ProfileRules.CheckForStart(profile);
            await sender.CheckAsync(station, profile, cancellationToken);
        }
        var kept = await remoteStarts.RequestAsync(
            new NewRemoteStart
            {
                Station = station.Session.Station.Key,
                IdToken = command.IdToken,
                IdTokenType = command.IdTokenType ?? (isKeyCode ? KeyCode.Type : null),
                Evse = place.EvseId,
                Connector = place.ConnectorId,
                OperatorName = origin.OperatorName,
            },
            cancellationToken);
        var answer = await SendKeptAsync(version, station, kept, token, command.ChargingProfile, cancellationToken) with { RemoteStartId = kept.Id };
        if (answer.Status != "Accepted" || command.WaitSeconds == 0)
            return answer;
        var transaction = await remoteStarts.WaitForTransactionAsync(kept.Id, TimeSpan.FromSeconds(command.WaitSeconds), cancellationToken);
        return answer with { TransactionId = transaction?.Id };
    }

    private async Task<RemoteStartAnswer> SendKeptAsync(
        IStationCommands version, StationConnection station, RemoteStart kept, Token? token, RequestedProfile? profile, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await version.RemoteStartAsync(station, kept, token, profile, cancellationToken);
            await remoteStarts.AnsweredAsync(kept.Id, answer.Status, answer.OcppTransactionId, cancellationToken);
            return answer;
        }
        catch (Exception failure) when (failure is StationCallException { IsOutcomeUnknown: false } or RuleBrokenException or InvalidRequestException)
        {
            // Where the outcome is unknown the station may still have started, and the transaction shall find its remote start.
            await remoteStarts.AnsweredAsync(kept.Id, failure.Message, null, CancellationToken.None);
            throw;
        }
    }
}
