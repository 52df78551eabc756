using Csms.Domain.Displays;
using Csms.Domain.Stations;
using Csms.Protocol;
using Csms.Server.Connections;
using Csms.Server.Hosting;

namespace Csms.Server.Commands;

/// <summary>Looks after messages on displays: asks stations that have booted what they still show, and gives them again what they have lost.</summary>
internal sealed partial class DisplayWatch(
    DisplayBook displays, StationDirectory directory, StationCommands commands, TimeProvider time, ILogger<DisplayWatch> logger)
    : Watch(Period, time)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    /// <summary>The socket over which each was tried last: a station that does not answer is not asked again until it is back.</summary>
    private readonly SocketMemory<(string StationId, int MessageId), bool> _tried = new();

    protected override async Task LookAsync(CancellationToken stopping)
    {
        await displays.ForgetOverAsync(stopping);
        var lost = (await displays.ListLostAsync(stopping)).ToLookup(kept => kept.StationId);
        var toSurvey = (await displays.ListToSurveyAsync(stopping)).ToHashSet(StringComparer.Ordinal);
        _tried.Tidy(tried => toSurvey.Contains(tried.StationId) || lost[tried.StationId].Any(kept => kept.Message.Id == tried.MessageId));
        var due = toSurvey.Concat(lost.Select(ofStation => ofStation.Key)).Distinct()
            .Select(id => directory.Find(id)).OfType<StationConnection>()
            .Where(connection => connection is { Version: OcppVersion.Ocpp201, Session.Registration: Registration.Accepted });
        foreach (var connection in due)
            Begin(connection.StationId, token => RunAsync(connection.StationId, StepsOf(connection, toSurvey, lost), token));
    }

    private List<Func<CommandOrigin, CancellationToken, Task>> StepsOf(StationConnection connection, HashSet<string> toSurvey, ILookup<string, KeptDisplayMessage> lost)
    {
        var steps = new List<Func<CommandOrigin, CancellationToken, Task>>();
        if (toSurvey.Contains(connection.StationId) && IsFirstTry(connection, 0))
            steps.Add(commands.ReadDisplayMessagesAsync);
        foreach (var kept in lost[connection.StationId].Where(kept => IsFirstTry(connection, kept.Message.Id)))
            steps.Add((origin, stopping) => commands.RestoreDisplayMessageAsync(origin, kept.Message, stopping));
        return steps;
    }

    private bool IsFirstTry(StationConnection connection, int messageId)
    {
        if (_tried.Find((connection.StationId, messageId), connection))
            return false;
        _tried.Keep((connection.StationId, messageId), connection, true);
        return true;
    }

    private async Task RunAsync(string stationId, List<Func<CommandOrigin, CancellationToken, Task>> steps, CancellationToken stopping)
    {
        try
        {
            foreach (var step in steps)
                await step(CommandOrigin.Own(stationId), stopping);
        }
        catch (Exception failure) when (CommandFailure.IsExpected(failure))
        {
            NotDone(stationId, failure.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{StationId}: its display messages could not be looked after: {Reason}")]
    private partial void NotDone(string stationId, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Display messages could not be looked after; the next try is in half a minute")]
    protected override partial void LookedInVain(Exception failure);
}
