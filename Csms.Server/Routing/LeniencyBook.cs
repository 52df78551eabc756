using System.Text.Json;
using Csms.Domain.Rules;
using Csms.Protocol.Leniency;
using Csms.Protocol.Validation;
using Csms.Server.Connections;

namespace Csms.Server.Routing;

/// <summary>The leniency rules that are in force for each station, and the count of how often they were needed.</summary>
internal sealed partial class LeniencyBook(RuleBook book, ComplianceBook compliance, StationDirectory directory, ILogger<LeniencyBook> logger) : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1);
    private Contents _contents = new([], []);

    /// <summary>The rules that operators made, those for the fewest stations first.</summary>
    public IReadOnlyList<LeniencyRule> Own => Volatile.Read(ref _contents).Own;

    /// <summary>The ids of the rules that operators made.</summary>
    public IReadOnlySet<string> OwnIds => Own.Select(rule => rule.Id).ToHashSet();

    /// <summary>Reads what operators have made and switched; again after every change.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        // One after the other: who read first must not overwrite what was read later.
        await _loading.WaitAsync(cancellationToken);
        try
        {
            var own = (await book.OwnAsync(cancellationToken)).SelectMany(Read).OrderByDescending(Particularity).ToList();
            Volatile.Write(ref _contents, new Contents(own, await book.SwitchesAsync(cancellationToken)));
        }
        finally
        {
            _loading.Release();
        }
        foreach (var session in directory.Sessions)
            session.LeniencyRules = null;
    }

    /// <summary>Mends a message that breaks its schema as far as the station's rules go.</summary>
    /// <exception cref="ViolationException">No rule accepts what is wrong.</exception>
    public LenientPayload Mend(StationSession session, MessageValidator validator, ReadOnlyMemory<byte> payload, DateTimeOffset receivedAt) =>
        LenientReader.Read(payload, validator, RulesOf(session), receivedAt, out var remaining) ?? throw new ViolationException(remaining);

    /// <summary>Counts a message that was accepted, and the rules that it needed.</summary>
    public void Accepted(StationSession session, IReadOnlyList<Deviation> deviations)
    {
        var count = CountOf(session);
        count.Received();
        if (deviations.Count == 0)
            return;
        compliance.Deviated(count, deviations.Select(deviation => (deviation.RuleId, deviation.Count)));
        foreach (var deviation in deviations)
            book.Count(session.Station.Key, deviation.RuleId, deviation.Count);
    }

    /// <summary>Counts a message that no rule made acceptable.</summary>
    public void Refused(StationSession session)
    {
        var count = CountOf(session);
        count.Received();
        count.Refused();
    }

    /// <summary>The rules that are on for a station, the most particular first.</summary>
    public IReadOnlyList<LeniencyRule> RulesOf(StationSession session)
    {
        if (session.LeniencyRules is { } known)
            return known;
        var (contents, station) = (Volatile.Read(ref _contents), session.Station);
        var rules = LeniencyRules.For(
            contents.Own.Concat(LeniencyRules.Shipped), station.Vendor, station.Model, station.FirmwareVersion, station.Id, SwitchedOff(contents, station.Id));
        session.LeniencyRules = rules;
        // A change that came meanwhile may have looked here before: what it outdated must not stay.
        if (contents != Volatile.Read(ref _contents) || station != session.Station)
            session.LeniencyRules = null;
        return rules;
    }

    public void Dispose() => _loading.Dispose();

    private ModelCount CountOf(StationSession session)
    {
        if (session.Count is { } known)
            return known;
        var station = session.Station;
        var count = compliance.CountOf(StationModel.Of(station));
        session.Count = count;
        // As above: a boot meanwhile may have changed the model.
        if (station != session.Station)
            session.Count = null;
        return count;
    }

    private IEnumerable<LeniencyRule> Read(OwnRule rule)
    {
        try
        {
            return StoredRules.Read(rule.Json);
        }
        catch (JsonException fault)
        {
            // Without the rule some messages are refused; without a server all are.
            RuleUnreadable(rule.Id, fault);
            return [];
        }
    }

    private static int Particularity(LeniencyRule rule) =>
        (rule.StationId is null ? 0 : 8) + (rule.Firmware is null ? 0 : 4) + (rule.Model is null ? 0 : 2) + (rule.Vendor is null ? 0 : 1);

    // A station's own switch wins over the one for all.
    private static HashSet<string> SwitchedOff(Contents contents, string stationId) =>
    [
        .. contents.Switches
            .Where(rule => rule.StationId is null || rule.StationId == stationId)
            .GroupBy(rule => rule.RuleId)
            .Where(rule => !rule.OrderBy(scope => scope.StationId is null).First().Enabled)
            .Select(rule => rule.Key),
    ];

    private sealed class Contents(IReadOnlyList<LeniencyRule> own, IReadOnlyList<RuleSwitch> switches)
    {
        public IReadOnlyList<LeniencyRule> Own { get; } = own;

        public IReadOnlyList<RuleSwitch> Switches { get; } = switches;
    }
}
