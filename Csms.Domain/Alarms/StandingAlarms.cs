using Csms.Domain.Transactions;
using Csms.Storage;
using Csms.Storage.Alarms;
using Csms.Storage.Engine;

namespace Csms.Domain.Alarms;

/// <summary>
/// Alarms about what lasts: raised when it has lasted as long as the rule says, over when it is over. Each look compares what is with the alarms that stand in
/// the database, so that a restart neither forgets one nor raises it again.
/// </summary>
public sealed class StandingAlarms
{
    /// <summary>More of one kind at once are one alarm: a switch that failed is one thing to look at, not ten thousand.</summary>
    internal const int MostAtOnce = 20;

    /// <summary>Stations that such an alarm names.</summary>
    private const int Named = 5;

    private readonly Database _database;
    private readonly AlarmBook _alarms;
    private readonly TimeProvider _clock;
    private readonly StandingCauses _causes;
    private readonly long _begin;
    private bool _hasBegun;

    public StandingAlarms(Database database, AlarmBook alarms, TransactionLedger ledger, ViolationCount violations, TimeProvider clock)
    {
        (_database, _alarms, _clock, _begin) = (database, alarms, clock, clock.GetUtcNow().ToUnixTimeMilliseconds());
        _causes = new StandingCauses(ledger, violations, _begin);
    }

    /// <summary>To be called before the first station comes: none is connected.</summary>
    public async ValueTask BeginAsync(CancellationToken cancellation)
    {
        await _database.WriteAsync(session => StandingRows.AllAway(session, _begin), cancellation);
        _hasBegun = true;
    }

    /// <summary>A station has come. Not waited for.</summary>
    public void Came(long station) => _database.Post(session => StandingRows.Away(session, station, null));

    /// <summary>A station has gone. Not waited for.</summary>
    public void Went(long station)
    {
        var now = Now();
        _database.Post(session => StandingRows.Away(session, station, now));
    }

    /// <summary>Raises what has come about and ends what is over.</summary>
    public async ValueTask LookAsync(CancellationToken cancellation)
    {
        if (!_hasBegun)
            return;
        foreach (var kind in StandingKind.All)
        {
            var now = Now();
            // There is seldom anything to do, and a look costs no flush of the disk.
            if (!await _database.ReadAsync(session => new Look(session, _causes, kind, _begin, now).HasNews, cancellation))
                continue;
            foreach (var alarm in await _database.WriteAsync(session => new Look(session, _causes, kind, _begin, now).Apply(session), cancellation))
                _alarms.Tell(alarm);
        }
    }

    private long Now() => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>What is, beside what was told.</summary>
    private sealed class Look
    {
        private readonly string _kind;
        private readonly long _now;
        private readonly List<AlarmRow> _over;
        private readonly List<MemberRow> _left;
        private readonly ILookup<long, MemberRow> _still;
        private readonly List<StandingCause> _new;
        private readonly Dictionary<string, StandingCause> _causes = new(StringComparer.Ordinal);
        private readonly List<AlarmRow> _collective;

        public Look(Session session, StandingCauses causes, string kind, long begin, long now)
        {
            (_kind, _now) = (kind, now);
            var rules = AlarmRules.All(session).ToList();
            foreach (var cause in causes.Of(session, kind, rules, now))
                _causes[cause.Sign.Key] = cause;
            var standing = StandingRows.Standing(session, $"{AlarmSource.Station}", kind).ToList();
            var members = StandingRows.Members(session, kind).ToList();
            // What was counted in memory is not known for as long as it is counted; then nothing is over.
            var looksBack = rules.Where(rule => rule.Source == AlarmSource.Station && TextPattern.Matches(rule.Kind, kind)).Max(rule => rule.Minutes) ?? StandingKind.MinutesOf(kind);
            var isBlind = kind == StandingKind.Violations && now - begin < Math.Min(looksBack, ViolationCount.MostMinutes) * 60_000L;
            _over = isBlind ? [] : [.. standing.Where(row => row.StationId is not null && !_causes.ContainsKey(row.AlarmKey))];
            _left = isBlind ? [] : [.. members.Where(member => !_causes.ContainsKey(member.AlarmKey))];
            _still = members.Except(_left).ToLookup(member => member.AlarmId);
            _collective = [.. standing.Where(row => row.StationId is null && _still[row.Id].Count() <= MostAtOnce)];
            var known = standing.Select(row => row.AlarmKey).Concat(members.Select(member => member.AlarmKey)).ToHashSet(StringComparer.Ordinal);
            // What somebody has closed by hand while it lasts stays closed.
            _new = [.. _causes.Values.Where(cause => cause.IsDue && !known.Contains(cause.Sign.Key) && !(AlarmRows.FindLast(session, cause.Sign.Key)?.EndedAt >= cause.Since))];
        }

        public bool HasNews => _over.Count > 0 || _left.Count > 0 || _new.Count > 0 || _collective.Count > 0;

        public List<Alarm> Apply(Session session)
        {
            List<Alarm?> told = [];
            foreach (var row in _over)
                told.Add(AlarmBook.End(session, row, "Its cause is over.", _now));
            foreach (var member in _left)
                StandingRows.RemoveMember(session, member.AlarmKey);
            foreach (var row in _collective)
                told.AddRange(Dissolve(session, row));
            if (_new.Count > MostAtOnce)
                told.Add(Gather(session));
            else
                told.AddRange(_new.Select(cause => AlarmBook.Raise(session, cause.Sign, [AsRule(cause)], _now)));
            return [.. told.OfType<Alarm>()];
        }

        /// <summary>Most of it is over: what is left has alarms of its own.</summary>
        private IEnumerable<Alarm?> Dissolve(Session session, AlarmRow row)
        {
            var left = _still[row.Id].ToList();
            yield return AlarmBook.End(session, row, left.Count == 0 ? "It is over everywhere." : $"It is over but for {left.Count}, which have alarms of their own.", _now);
            foreach (var member in left)
            {
                StandingRows.RemoveMember(session, member.AlarmKey);
                var cause = _causes[member.AlarmKey];
                yield return AlarmBook.Raise(session, cause.Sign, [AsRule(cause)], _now);
            }
        }

        private Alarm? Gather(Session session)
        {
            var stations = _new.Select(cause => cause.Sign.StationId!).Distinct().Order(StringComparer.Ordinal).ToList();
            var what = _kind switch
            {
                StandingKind.Offline => $"{stations.Count} stations are offline",
                StandingKind.Faulted => $"{_new.Count} connectors of {stations.Count} stations are Faulted",
                StandingKind.NoEnergy => $"{_new.Count} transactions of {stations.Count} stations charge without energy",
                _ => $"{stations.Count} stations break the specification often",
            };
            var others = stations.Count > Named ? $" and {stations.Count - Named} more" : "";
            var sign = new AlarmSign
            {
                StationId = null, Source = AlarmSource.Station, Kind = _kind, Place = $"together {_now}", Severity = _new.Min(cause => cause.Severity),
                Reason = $"{what}: {string.Join(", ", stations.Take(Named))}{others}.", At = DateTimeOffset.FromUnixTimeMilliseconds(_now),
            };
            if (AlarmBook.Raise(session, sign, [AsRule(sign, sign.Severity)], _now) is not { } alarm)
                return null;
            foreach (var cause in _new)
                StandingRows.AddMember(session, new MemberRow { AlarmKey = cause.Sign.Key, AlarmId = alarm.Id, StationId = cause.Sign.StationId! });
            return alarm;
        }

        // The rules have been asked already.
        private static AlarmRule AsRule(StandingCause cause) => AsRule(cause.Sign, cause.Severity);

        private static AlarmRule AsRule(AlarmSign sign, int severity) => new()
        {
            Id = "", Position = 0, Source = sign.Source, Kind = "*", Station = "*", Raises = true, Severity = severity,
        };
    }
}
