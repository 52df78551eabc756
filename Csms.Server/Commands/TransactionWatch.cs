using Csms.Domain.Stations;
using Csms.Domain.Transactions;
using Csms.Protocol;
using Csms.Server.Calls;
using Csms.Server.Connections;
using Csms.Server.Hosting;
using Microsoft.Extensions.Options;

namespace Csms.Server.Commands;

/// <summary>
/// Looks after transactions that may never end by themselves: asks 2.0.1 stations about them (E14), and ends what a rule says has ended. A station is asked one
/// question at a time.
/// </summary>
internal sealed partial class TransactionWatch(
    TransactionLedger ledger, StationDirectory directory, StationCommands commands, IOptions<TransactionOptions> options, TimeProvider time,
    ILogger<TransactionWatch> logger)
    : Watch(Period, time)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    /// <summary>A queue takes its time; a transaction that runs, longer.</summary>
    private static readonly TimeSpan AskAgainWhileQueued = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan AskAgainWhileOngoing = TimeSpan.FromHours(1);

    private readonly SocketMemory<int, Watched> _watched = new();

    protected override async Task LookAsync(CancellationToken stopping)
    {
        var doubts = await ledger.ListInDoubtAsync(stopping);
        var ids = doubts.Select(doubt => doubt.Id).ToHashSet();
        _watched.Tidy(ids.Contains);
        foreach (var ofStation in doubts.GroupBy(doubt => doubt.StationId))
            Begin(ofStation.Key, token => LookAtAsync(ofStation, token));
    }

    private async Task LookAtAsync(IEnumerable<TransactionInDoubt> ofStation, CancellationToken cancellationToken)
    {
        foreach (var doubt in ofStation)
            await LookAtAsync(doubt, cancellationToken);
    }

    private async Task LookAtAsync(TransactionInDoubt doubt, CancellationToken cancellationToken)
    {
        var now = Time.GetUtcNow();
        var connection = directory.Find(doubt.StationId);
        if (connection is not { Session.Registration: Registration.Accepted })
        {
            if (connection is null && doubt.IsActive && IsGone(doubt, now))
                await ledger.CloseAsync(doubt.Id, ClosingRule.StationGone, cancellationToken);
            return;
        }
        // What waits in the station's queue comes first after it is back, and needs its time.
        if (_watched.Find(doubt.Id, connection) is not { } watched)
            _watched.Keep(doubt.Id, connection, watched = new Watched(now));
        if (connection.Version == OcppVersion.Ocpp201 && !watched.CannotBeAsked)
        {
            if (options.Value.AskAfter > TimeSpan.Zero && now - watched.Since >= options.Value.AskAfter && now >= watched.AskNotBefore && IsToBeAsked(doubt, connection))
                await AskAsync(doubt, watched, cancellationToken);
            return;
        }
        if (doubt is { IsActive: true, AvailableAt: { } available } && options.Value.CloseAfterAvailable is var patience && patience > TimeSpan.Zero
            && now - available >= patience && now - watched.Since >= patience)
            await ledger.CloseAsync(doubt.Id, ClosingRule.ConnectorAvailable, cancellationToken);
    }

    private bool IsGone(TransactionInDoubt doubt, DateTimeOffset now) =>
        doubt.IsStationRemoved
        || (options.Value.CloseAfterAbsence is var patience && patience > TimeSpan.Zero && now - (doubt.LastSeenAt ?? doubt.StartReceivedAt) >= patience);

    /// <summary>Events are missing, the connector is free, or the station came back or booted since the last that was heard.</summary>
    private static bool IsToBeAsked(TransactionInDoubt doubt, StationConnection connection)
    {
        var heard = doubt.AskedAt > doubt.StartReceivedAt ? doubt.AskedAt.Value : doubt.StartReceivedAt;
        return doubt.HasGap || doubt.AvailableAt is not null || connection.ConnectedAt > heard || doubt.BootedAt > heard;
    }

    private async Task AskAsync(TransactionInDoubt doubt, Watched watched, CancellationToken cancellationToken)
    {
        watched.AskNotBefore = Time.GetUtcNow() + AskAgainWhileQueued;
        try
        {
            var transaction = await commands.QueryTransactionAsync(CommandOrigin.OwnName, doubt.Id, cancellationToken);
            if (transaction.Told is { MessagesInQueue: false })
                watched.AskNotBefore = Time.GetUtcNow() + AskAgainWhileOngoing;
        }
        catch (Exception failure) when (failure is StationCallException { Outcome: CallOutcome.Error } or InvalidRequestException)
        {
            // It does not know the question, or its own id is too long for one: the rules for stations that cannot be asked hold.
            watched.CannotBeAsked = true;
            StaysInDoubt(doubt.StationId, doubt.Id, failure.Message);
        }
        catch (Exception failure) when (CommandFailure.IsExpected(failure))
        {
            StaysInDoubt(doubt.StationId, doubt.Id, failure.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{StationId}: transaction {TransactionId} stays in doubt: {Reason}")]
    private partial void StaysInDoubt(string stationId, int transactionId, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Transactions could not be looked after; the next try is in half a minute")]
    protected override partial void LookedInVain(Exception failure);

    /// <summary>A transaction as it is watched over one socket.</summary>
    private sealed class Watched(DateTimeOffset since)
    {
        public DateTimeOffset Since { get; } = since;

        public DateTimeOffset AskNotBefore { get; set; }

        public bool CannotBeAsked { get; set; }
    }
}
