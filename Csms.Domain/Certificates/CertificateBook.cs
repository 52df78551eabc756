using Csms.Domain.Alarms;
using Csms.Domain.Stations;
using Csms.Domain.Timeline;
using Csms.Storage;
using Csms.Storage.Certificates;
using Csms.Storage.Engine;
using Csms.Storage.Timeline;

namespace Csms.Domain.Certificates;

/// <summary>The certificates that stations ask for, from the request until the next one takes their place. Their end is watched by <see cref="CertificateEnds"/>.</summary>
public sealed class CertificateBook(Database database, AlarmBook alarms, TimeProvider clock)
{
    private const string Failed = "CertificateFailed";

    // With the waits below, about a day.
    private const int MaxAttempts = 30;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>
    /// Keeps what a station asks for. The same wish again is the same request, whose certificate is sent again if there is one already; a new
    /// one takes the place of those that were not delivered yet, because the station has forgotten their key. OCPP 2.0.1 A02.FR.17, A02.FR.18.
    /// </summary>
    public ValueTask RequestAsync(StationKey station, NewSigning wish, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                var same = SigningRows.FindSame(session, station.Number, wish.Use.ToString(), wish.Fingerprint);
                if (same is { State: SigningRow.Requested or SigningRow.Issued } or { State: SigningRow.Accepted } && !(same.NotAfter <= now))
                {
                    same.State = same.Chain is null ? SigningRow.Requested : SigningRow.Issued;
                    (same.NextTryAt, same.Attempts, same.AnsweredAt) = (now, 0, null);
                    SigningRows.Update(session, same);
                    Note(session, station.Id, now, $"The station asked again for the certificate of '{wish.Subject}'; it is one request.");
                    return;
                }
                var row = new SigningRow
                {
                    StationNumber = station.Number,
                    Use = wish.Use.ToString(),
                    Fingerprint = wish.Fingerprint,
                    Csr = wish.Csr,
                    Subject = wish.Subject,
                    State = SigningRow.Requested,
                    NextTryAt = now,
                    CreatedAt = now,
                };
                row.Number = SigningRows.Insert(session, row);
                SigningRows.Replace(session, row, SigningRow.Requested, SigningRow.Issued);
                Note(session, station.Id, now, $"The station asked for a certificate ({wish.Use}) for '{wish.Subject}'.");
            },
            cancellation);
    }

    /// <summary>A request was not taken: a station that wants another's certificate is worth an alarm.</summary>
    public async ValueTask RefusedAsync(StationKey station, string reason, CancellationToken cancellation)
    {
        var now = Now();
        alarms.Tell(await database.WriteAsync(
            session =>
            {
                Note(session, station.Id, now, $"A certificate was refused to the station: {reason}");
                return AlarmBook.Raise(session, Sign(station.Id, "CertificateRefused", null, reason, now), now);
            },
            cancellation));
    }

    /// <summary>The station asks so often that it has to wait.</summary>
    public ValueTask BrakedAsync(StationKey station, string reason, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(session => Note(session, station.Id, now, reason), cancellation);
    }

    /// <summary>The authority signed; the certificate is to be delivered at once.</summary>
    public ValueTask IssuedAsync(long number, IssuedCertificate issued, CancellationToken cancellation) => ChangeAsync(
        number,
        (session, row, now) =>
        {
            (row.State, row.Attempts, row.NextTryAt, row.Reason) = (SigningRow.Issued, 0, now, null);
            (row.Chain, row.Subject, row.Issuer, row.SerialNumber) = (issued.Chain, issued.Subject, issued.Issuer, issued.SerialNumber);
            (row.NotBefore, row.NotAfter) = (issued.NotBefore.ToUnixTimeMilliseconds(), issued.NotAfter.ToUnixTimeMilliseconds());
            SigningRows.Update(session, row);
            Note(session, row.StationId, now, $"'{issued.Issuer}' issued the certificate {issued.SerialNumber}, valid until {issued.NotAfter:yyyy-MM-dd HH:mm} UTC.");
            return null;
        },
        cancellation);

    /// <summary>The station took the certificate; it takes the place of the one before.</summary>
    public ValueTask AcceptedAsync(long number, CancellationToken cancellation) => ChangeAsync(
        number,
        (session, row, now) =>
        {
            (row.State, row.AnsweredAt, row.Reason, row.Announced, row.RenewalAskedAt) = (SigningRow.Accepted, now, null, 0, null);
            SigningRows.Update(session, row);
            SigningRows.Replace(session, row, SigningRow.Accepted);
            Note(session, row.StationId, now, $"The station took the certificate {row.SerialNumber}.");
            Alarm? over = null;
            foreach (var kind in (string[])[Failed, CertificateEnds.Expiry])
                over = AlarmBook.Raise(session, Sign(row.StationId, kind, row.Use, "", now) with { IsCleared = true }, now) ?? over;
            return over;
        },
        cancellation);

    /// <summary>It is over without success: the authority or the station refused.</summary>
    public ValueTask FailedAsync(long number, bool byStation, string reason, CancellationToken cancellation) => ChangeAsync(
        number, (session, row, now) => Fail(session, row, byStation, reason, now), cancellation);

    /// <summary>It did not work this time: tried again, each time after twice as long.</summary>
    public ValueTask PostponedAsync(long number, string reason, CancellationToken cancellation) => ChangeAsync(
        number,
        (session, row, now) =>
        {
            if (++row.Attempts >= MaxAttempts)
                return Fail(session, row, byStation: false, $"{reason} It was tried {row.Attempts} times.", now);
            var wait = TimeSpan.FromTicks(Math.Min(LongestWait.Ticks, FirstWait.Ticks << Math.Min(row.Attempts - 1, 10)));
            (row.NextTryAt, row.Reason) = (now + (long)wait.TotalMilliseconds, reason);
            SigningRows.Update(session, row);
            Note(session, row.StationId, now, $"The certificate for '{row.Subject}' has to wait: {reason} The next try is at {Time(row.NextTryAt):HH:mm:ss}.");
            return null;
        },
        cancellation);

    /// <summary>Those that are to be signed or delivered.</summary>
    public ValueTask<IReadOnlyList<StationCertificate>> OpenAsync(CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<StationCertificate>>(session => [.. SigningRows.Open(session).Select(ToCertificate)], cancellation);

    /// <summary>A request as it is now, if it still is to be signed or delivered.</summary>
    public ValueTask<StationCertificate?> FindOpenAsync(long number, CancellationToken cancellation) => database.ReadAsync(
        session => SigningRows.Find(session, number) is { IsOpen: true } row ? ToCertificate(row) : null, cancellation);

    /// <summary>A station's, the newest first.</summary>
    public ValueTask<Page<StationCertificate>> ListAsync(StationKey station, PageRequest page, CancellationToken cancellation) => database.ReadAsync(
        session => page.Cut([.. SigningRows.List(session, station.Number, page.AfterId, page.Limit + 1)], row => $"{row.Number}", ToCertificate), cancellation);

    // What a newer request has replaced meanwhile is left alone.
    private async ValueTask ChangeAsync(long number, Func<Session, SigningRow, long, Alarm?> change, CancellationToken cancellation)
    {
        var now = Now();
        alarms.Tell(await database.WriteAsync(session => SigningRows.Find(session, number) is { IsOpen: true } row ? change(session, row, now) : null, cancellation));
    }

    private static Alarm? Fail(Session session, SigningRow row, bool byStation, string reason, long now)
    {
        (row.State, row.Reason, row.AnsweredAt) = (byStation ? SigningRow.Rejected : SigningRow.Failed, reason, byStation ? now : null);
        SigningRows.Update(session, row);
        Note(session, row.StationId, now, $"The certificate for '{row.Subject}' came to nothing: {reason}");
        return AlarmBook.Raise(session, Sign(row.StationId, Failed, row.Use, reason, now), now);
    }

    private static void Note(Session session, string stationId, long now, string reason) =>
        TimelineRows.Insert(session, stationId, now, TimelineKind.Security, reason, null);

    private static AlarmSign Sign(string stationId, string kind, string? use, string reason, long now) => new()
    {
        StationId = stationId, Source = AlarmSource.Certificate, Kind = kind, Place = use, Severity = 5, Reason = reason, At = Time(now),
    };

    internal static StationCertificate ToCertificate(SigningRow row) => new()
    {
        Number = row.Number,
        StationId = row.StationId,
        Use = Enum.Parse<SigningUse>(row.Use),
        State = (SigningState)row.State,
        Csr = row.Csr,
        Subject = row.Subject,
        Chain = row.Chain,
        Issuer = row.Issuer,
        SerialNumber = row.SerialNumber,
        NotBefore = row.NotBefore is { } from ? Time(from) : null,
        NotAfter = row.NotAfter is { } to ? Time(to) : null,
        RequestedAt = Time(row.CreatedAt),
        AnsweredAt = row.AnsweredAt is { } answered ? Time(answered) : null,
        Reason = row.Reason,
        NextTryAt = row.IsOpen ? Time(row.NextTryAt) : null,
    };

    private static DateTimeOffset Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
