using Csms.Domain.Stations;
using Csms.Domain.Timeline;
using Csms.Storage;
using Csms.Storage.Certificates;
using Csms.Storage.Timeline;

namespace Csms.Domain.Certificates;

/// <summary>What stations hold of others' certificates: as they reported last, and as it was changed from here since.</summary>
public sealed class InstalledCertificates(Database database, TimeProvider clock)
{
    /// <summary>All that a station holds, in its own words: what it does not name is gone.</summary>
    public ValueTask ReportedAsync(StationKey station, IReadOnlyList<InstalledCertificate> held, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                foreach (var certificate in held)
                    InstalledRows.Put(session, ToRow(station, certificate, now));
                foreach (var row in InstalledRows.List(session, station.Number).ToList())
                {
                    if (!held.Any(certificate => certificate.IsSameAs(ToInstalled(row))))
                        InstalledRows.Remove(session, row.Number);
                }
                TimelineRows.Insert(session, station.Id, now, TimelineKind.Security, $"The station holds {held.Count} certificates of others.", null);
            },
            cancellation);
    }

    /// <summary>A station took a certificate. One whose hashes are not known here is seen with its next report.</summary>
    public ValueTask InstalledAsync(StationKey station, InstalledUse use, string subject, InstalledCertificate? installed, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                if (installed is not null)
                    InstalledRows.Put(session, ToRow(station, installed, now));
                TimelineRows.Insert(session, station.Id, now, TimelineKind.Security, $"The station installed the {use} root certificate '{subject}'.", null);
            },
            cancellation);
    }

    /// <summary>A station has a certificate no longer.</summary>
    public ValueTask DeletedAsync(StationKey station, CertificateHash hash, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                InstalledRows.RemoveByHash(session, station.Number, hash.IssuerNameHash, hash.IssuerKeyHash, hash.SerialNumber);
                TimelineRows.Insert(session, station.Id, now, TimelineKind.Security, $"The station deleted the certificate with the serial number {hash.SerialNumber}.", null);
            },
            cancellation);
    }

    public ValueTask<IReadOnlyList<InstalledCertificate>> ListAsync(StationKey station, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<InstalledCertificate>>(session => [.. InstalledRows.List(session, station.Number).Select(ToInstalled)], cancellation);

    private static InstalledRow ToRow(StationKey station, InstalledCertificate certificate, long now) => new()
    {
        StationNumber = station.Number,
        Use = certificate.Use.ToString(),
        HashAlgorithm = certificate.Hash.HashAlgorithm,
        IssuerNameHash = certificate.Hash.IssuerNameHash,
        IssuerKeyHash = certificate.Hash.IssuerKeyHash,
        SerialNumber = certificate.Hash.SerialNumber,
        ParentSerialNumber = certificate.ParentSerialNumber,
        Subject = certificate.Subject,
        NotAfter = certificate.NotAfter?.ToUnixTimeMilliseconds(),
        ReportedAt = now,
    };

    private static InstalledCertificate ToInstalled(InstalledRow row) => new()
    {
        Number = row.Number,
        Use = Enum.Parse<InstalledUse>(row.Use),
        Hash = new CertificateHash(row.HashAlgorithm, row.IssuerNameHash, row.IssuerKeyHash, row.SerialNumber),
        ParentSerialNumber = row.ParentSerialNumber,
        Subject = row.Subject,
        NotAfter = row.NotAfter is { } end ? DateTimeOffset.FromUnixTimeMilliseconds(end) : null,
        ReportedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.ReportedAt),
    };

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
