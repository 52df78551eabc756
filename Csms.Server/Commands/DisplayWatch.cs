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
    private const int StationsAtOnce = 8;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    /// <summary>The socket over which each was tried last: a station that does not answer is not asked again until it is back.</summary>
    private readonly Dictionary<(string StationId, int MessageId), StationConnection> _tried = [];

    protected override async Task LookAsync(CancellationToken stopping)
    {
        await displays.ForgetOverAsync(stopping);
        var lost = (await displays.ListLostAsync(stopping)).ToLookup(kept => kept.StationId);
        var toSurvey = (await displays.ListToSurveyAsync(stopping)).ToHashSet(StringComparer.Ordinal);
        foreach (var settled in _tried.Keys.Where(tried => !toSurvey.Contains(tried.StationId) && lost[tried.StationId].All(kept => kept.Message.Id != tried.MessageId)).ToList())
            _tried.Remove(settled);
        var due = toSurvey.Concat(lost.Select(ofStation => ofStation.Key)).Distinct()
            .Select(id => directory.Find(id)).OfType<StationConnection>()
            .Where(connection => connection is { Version: OcppVersion.Ocpp201, Session.Registration: Registration.Accepted })
            .ToList();
        foreach (var some in due.Chunk(StationsAtOnce))
        {
            var work = some.Select(connection => (Connection: connection, Steps: StepsOf(connection, toSurvey, lost))).ToList();
            await Task.WhenAll(work.Select(station => RunAsync(station.Connection.StationId, station.Steps, stopping)));
        }
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
        if (_tried.GetValueOrDefault((connection.StationId, messageId)) == connection)
            return false;
        _tried[(connection.StationId, messageId)] = connection;
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
