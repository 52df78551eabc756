using Csms.Domain.Events;
using Csms.Domain.Timeline;
using Csms.Storage;
using Csms.Storage.Certificates;
using Csms.Storage.Timeline;

namespace Csms.Domain.Certificates;

/// <summary>Certificates that end: said once when it is soon, once when it is very soon, once when it is over.</summary>
public sealed class CertificateEnds(Database database, EventStream events, TimeProvider clock)
{
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
        var told = await database.WriteAsync(
            session =>
            {
                List<(string StationId, string Reason)> told = [];
                void Tell(string stationId, string name, long notAfter)
                {
                    var reason = Words(name, Time(notAfter), now);
                    TimelineRows.Insert(session, stationId, now.ToUnixTimeMilliseconds(), TimelineKind.Security, reason, null);
                    told.Add((stationId, reason));
                }
                foreach (var row in SigningRows.Ending(session, by).Where(row => row.Announced < LevelOf(row.NotAfter!.Value)).ToList())
                {
                    row.Announced = LevelOf(row.NotAfter!.Value);
                    SigningRows.Update(session, row);
                    Tell(row.StationId, $"The station's certificate {row.SerialNumber} ({row.Use})", row.NotAfter.Value);
                }
                foreach (var row in InstalledRows.Ending(session, by).Where(row => row.Announced < LevelOf(row.NotAfter!.Value)).ToList())
                {
                    InstalledRows.Announced(session, row.Number, LevelOf(row.NotAfter!.Value));
                    Tell(row.StationId, $"The {row.Use} root certificate '{row.Subject}' at the station", row.NotAfter.Value);
                }
                return told;
            },
            cancellation);
        foreach (var (stationId, reason) in told)
        {
            if (events.HasSubscribers)
                events.Publish(EventKind.Alarm, stationId, new { Type = "CertificateExpiry", Reason = reason });
        }
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

    /// <summary>When something ends, in words.</summary>
    public static string Words(string name, DateTimeOffset end, DateTimeOffset now) => end <= now
        ? $"{name} expired at {end:yyyy-MM-dd HH:mm} UTC."
        : $"{name} expires at {end:yyyy-MM-dd HH:mm} UTC, in {Math.Ceiling((end - now).TotalDays):0} days.";

    private static DateTimeOffset Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);
}
