using Csms.Domain.Alarms;
using Csms.Domain.Certificates;
using Csms.Domain.Stations;
using Csms.Server.Commands;
using Csms.Server.Connections;
using Csms.Server.Hosting;
using Csms.Server.Security;
using Microsoft.Extensions.Options;

namespace Csms.Server.Certificates;

/// <summary>Watches the end of all certificates that this server knows: says it in time, and asks stations to renew theirs where that is wanted.</summary>
internal sealed partial class CertificateWatch(
    CertificateEnds ends, IOptions<CertificateOptions> options, TlsSettings tls, StationDirectory directory, StationCommands commands, AlarmBook alarms,
    TimeProvider time, ILogger<CertificateWatch> logger)
    : Watch(Period, time)
{
    /// <summary>Ends are days away, but a station that is to renew may be connected for an hour only.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    /// <summary>Stations asked to renew in one round: a fleet that got its certificates in one night must not come back for them in one minute.</summary>
    private const int MaxRenewals = 20;

    private readonly HashSet<(string SerialNumber, int Level)> _told = [];

    protected override async Task LookAsync(CancellationToken stopping)
    {
        await ends.AnnounceAsync(options.Value.AnnounceBefore, options.Value.AnnounceAgainBefore, stopping);
        await TellOwnAsync(stopping);
        if (options.Value.RenewBefore > TimeSpan.Zero)
            await BeginRenewalsAsync(stopping);
    }

    // This server's own; said once per start, in the log and to whoever listens.
    private async Task TellOwnAsync(CancellationToken cancellationToken)
    {
        var now = Time.GetUtcNow();
        foreach (var certificate in tls.Certificates)
        {
            var end = new DateTimeOffset(certificate.NotAfter.ToUniversalTime());
            var level = end <= now ? 3 : end - now <= options.Value.AnnounceAgainBefore ? 2 : end - now <= options.Value.AnnounceBefore ? 1 : 0;
            if (level == 0 || !_told.Add((certificate.SerialNumber, level)))
                continue;
            var reason = CertificateEnds.Words($"The server's certificate '{certificate.Subject}'", end, now);
            OwnEnds(reason);
            await alarms.RaiseAsync(CertificateEnds.Sign(null, certificate.SerialNumber, level, reason, now), cancellationToken);
        }
    }

    private async Task BeginRenewalsAsync(CancellationToken cancellationToken)
    {
        var due = (await ends.ToRenewAsync(options.Value.RenewBefore, cancellationToken))
            .Where(certificate => directory.Find(certificate.StationId) is { Session.Registration: Registration.Accepted })
            .Take(MaxRenewals);
        foreach (var certificate in due)
            Begin(certificate.StationId, token => RenewAsync(certificate, token));
    }

    private async Task RenewAsync(StationCertificate certificate, CancellationToken cancellationToken)
    {
        // Before the answer: a station that cannot is not asked again and again.
        await ends.RenewalAskedAsync(certificate.Number, cancellationToken);
        try
        {
            await commands.RenewCertificateAsync(CommandOrigin.Own(certificate.StationId), certificate.Use, cancellationToken);
        }
        catch (Exception fault) when (CommandFailure.IsExpected(fault))
        {
            NotRenewed(certificate.StationId, fault.Message);
        }
    }
}
