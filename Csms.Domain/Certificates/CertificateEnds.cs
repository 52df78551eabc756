using Csms.Domain.Alarms;
using Csms.Domain.Timeline;
using Csms.Storage;
using Csms.Storage.Certificates;
using Csms.Storage.Timeline;

namespace Csms.Domain.Certificates;

/// <summary>Certificates that end: said once when it is soon, once when it is very soon, once when it is over.</summary>
public sealed class CertificateEnds(Database database, AlarmBook alarms, TimeProvider clock)
{
    /// <summary>The kind of the alarm.</summary>
    public const string Expiry = "CertificateExpiry";

    private static readonly TimeSpan BetweenRenewals = TimeSpan.FromDays(1);

    /// <summary>Tells what is new of the ends that come.</summary>
    /// <param name="soon">How long before the end it is said first.</param>
    /// <param name="verySoon">How long before the end it is said again.</param>
    public async ValueTask AnnounceAsync(TimeSpan soon, TimeSpan verySoon, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var by = (now + soon).ToUnixTimeMilliseconds();
        int LevelOf(long notAfter) => Time(notAfter) <= now ? 3 : Time(notAfter) - now <= verySoon ? 2 : 1;
        // There is seldom anything to say, and a look costs no flush of the disk.
        if (!await database.ReadAsync(
            session => SigningRows.Ending(session, by).Any(row => row.Announced < LevelOf(row.NotAfter!.Value))
                || InstalledRows.Ending(session, by).Any(row => row.Announced < LevelOf(row.NotAfter!.Value)),
            cancellation))
            return;
        var raised = await database.WriteAsync(
            session =>
            {
                List<Alarm> raised = [];
                void Tell(string stationId, string name, string place, int level, long notAfter)
                {
                    var reason = Words(name, Time(notAfter), now);
                    TimelineRows.Insert(session, stationId, now.ToUnixTimeMilliseconds(), TimelineKind.Security, reason, null);
                    if (AlarmBook.Raise(session, Sign(stationId, place, level, reason, now), now.ToUnixTimeMilliseconds()) is { } alarm)
                        raised.Add(alarm);
                }
                foreach (var row in SigningRows.Ending(session, by).Where(row => row.Announced < LevelOf(row.NotAfter!.Value)).ToList())
                {
                    row.Announced = LevelOf(row.NotAfter!.Value);
                    SigningRows.Update(session, row);
                    Tell(row.StationId, $"The station's certificate {row.SerialNumber} ({row.Use})", row.Use, row.Announced, row.NotAfter.Value);
                }
                foreach (var row in InstalledRows.Ending(session, by).Where(row => row.Announced < LevelOf(row.NotAfter!.Value)).ToList())
                {
                    var level = LevelOf(row.NotAfter!.Value);
                    InstalledRows.Announced(session, row.Number, level);
                    Tell(row.StationId, $"The {row.Use} root certificate '{row.Subject}' at the station", $"installed {row.Number}", level, row.NotAfter.Value);
                }
                return raised;
            },
            cancellation);
        foreach (var alarm in raised)
            alarms.Tell(alarm);
    }

    /// <summary>Stations' certificates that should be renewed and were not asked about since yesterday.</summary>
    /// <param name="before">How long before the end.</param>
    public ValueTask<IReadOnlyList<StationCertificate>> ToRenewAsync(TimeSpan before, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var asked = (now - BetweenRenewals).ToUnixTimeMilliseconds();
        return database.ReadAsync<IReadOnlyList<StationCertificate>>(
            session =>
            [
                .. SigningRows.Ending(session, (now + before).ToUnixTimeMilliseconds())
                    .Where(row => !(row.RenewalAskedAt > asked) && !SigningRows.HasOpen(session, row.StationNumber, row.Use))
                    .Select(CertificateBook.ToCertificate),
            ],
            cancellation);
    }

    /// <summary>The station was asked to renew a certificate.</summary>
    public ValueTask RenewalAskedAsync(long number, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync(
            session =>
            {
                if (SigningRows.Find(session, number) is not { } row)
                    return;
                row.RenewalAskedAt = now;
                SigningRows.Update(session, row);
            },
            cancellation);
    }

    /// <summary>The end of a certificate, to the rules of alarms.</summary>
    /// <param name="stationId">Null for the server's own.</param>
    /// <param name="level">1 soon, 2 very soon, 3 expired: each is graver.</param>
    public static AlarmSign Sign(string? stationId, string place, int level, string reason, DateTimeOffset now) => new()
    {
        StationId = stationId, Source = AlarmSource.Certificate, Kind = Expiry, Place = place, Severity = 7 - level, Reason = reason, At = now,
    };

    /// <summary>When something ends, in words.</summary>
    public static string Words(string name, DateTimeOffset end, DateTimeOffset now) => end <= now
        ? $"{name} expired at {end:yyyy-MM-dd HH:mm} UTC."
        : $"{name} expires at {end:yyyy-MM-dd HH:mm} UTC, in {Math.Ceiling((end - now).TotalDays):0} days.";

    private static DateTimeOffset Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);
}
