using Csms.Domain.Rules;
using Csms.Protocol.Leniency;
using Csms.Protocol.Validation;
using Csms.Server.Connections;

namespace Csms.Server.Routing;

/// <summary>The leniency rules that are in force for each station, and the count of how often they were needed.</summary>
internal sealed class LeniencyBook(RuleBook book, StationDirectory directory)
{
    private IReadOnlyList<RuleSwitch> _switches = [];

    /// <summary>Reads what operators have switched; again after every switch.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Volatile.Write(ref _switches, await book.SwitchesAsync(cancellationToken));
        foreach (var session in directory.Sessions)
            session.LeniencyRules = null;
    }

    /// <summary>Mends a message that breaks its schema as far as the station's rules go, and counts what was needed.</summary>
    /// <exception cref="ViolationException">No rule accepts what is wrong.</exception>
    public LenientPayload Mend(StationSession session, MessageValidator validator, ReadOnlyMemory<byte> payload, DateTimeOffset receivedAt)
    {
        var mended = LenientReader.Read(payload, validator, RulesOf(session), receivedAt, out var remaining) ?? throw new ViolationException(remaining);
        foreach (var deviation in mended.Deviations)
            book.Count(session.Station.Key, deviation.RuleId, deviation.Count);
        return mended;
    }

    private IReadOnlyList<LeniencyRule> RulesOf(StationSession session)
    {
        if (session.LeniencyRules is { } known)
            return known;
        var station = session.Station;
        return session.LeniencyRules = LeniencyRules.For(
            LeniencyRules.Shipped, station.Vendor, station.Model, station.FirmwareVersion, station.Id, SwitchedOff(station.Id));
    }

    // A station's own switch wins over the one for all.
    private HashSet<string> SwitchedOff(string stationId) =>
    [
        .. Volatile.Read(ref _switches)
            .Where(rule => rule.StationId is null || rule.StationId == stationId)
            .GroupBy(rule => rule.RuleId)
            .Where(rule => !rule.OrderBy(scope => scope.StationId is null).First().Enabled)
            .Select(rule => rule.Key),
    ];
}
