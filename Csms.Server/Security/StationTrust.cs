using System.Security.Cryptography.X509Certificates;
using Csms.Domain.Stations;
using Csms.Server.Certificates;
using Microsoft.Extensions.Options;

namespace Csms.Server.Security;

/// <summary>Judges the certificates of stations with security profile 3. OCPP 2.0.1 A00.FR.403–407; the whitepaper says the same of 1.6.</summary>
internal sealed partial class StationTrust
{
    // OCPP 2.0.1 A00.FR.501–503: at least 112 bits of strength.
    public const int MinRsaBits = 2048;
    public const int MinCurveBits = 224;

    private readonly WatchedFiles<RootStore>? _roots;
    private readonly WatchedFiles<IReadOnlyList<RevocationList>>? _lists;
    private readonly string _organization;
    private readonly bool _admitsExpired;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private RevocationList? _toldStale;

    public StationTrust(IOptions<SecurityOptions> options, IOptions<CertificateOptions> certificates, EmbeddedAuthority embedded, TimeProvider time, ILogger<StationTrust> logger)
    {
        (_organization, _admitsExpired, _time, _logger) = (options.Value.Organization, options.Value.AdmitExpired, time, logger);
        string[] roots =
        [
            .. options.Value.StationRoots is { Length: > 0 } own ? [own] : Array.Empty<string>(),
            .. certificates.Value.Authority == AuthorityKind.Embedded ? [embedded.CertificatesFile] : Array.Empty<string>(),
        ];
        if (roots.Length > 0)
            _roots = new WatchedFiles<RootStore>(roots, () => RootStore.Read(roots), logger);
        if (options.Value.StationCrl is { Length: > 0 } lists)
            _lists = new WatchedFiles<IReadOnlyList<RevocationList>>([lists], () => RevocationList.ReadAll(lists), logger);
    }

    /// <summary>Whether certificates of stations can be judged at all, and are therefore asked for.</summary>
    public bool IsConfigured => _roots is not null;

    /// <summary>Why a station may not come in with what it showed, in words; null when it may.</summary>
    public string? WhyNot(PresentedCertificates presented, Station station)
    {
        if (_roots is null)
            return $"This server has no root certificates of stations ({SecurityOptions.Section}:{nameof(SecurityOptions.StationRoots)}).";
        if (presented.IsUnreadable)
            return "The certificate that the proxy handed over is not URL-encoded PEM.";
        if (presented.Own is not { } own)
            return "The station's security profile asks for a client certificate, and it presented none.";
        // One that is over and may be renewed is judged as it was in the last second in which it was good.
        var at = IsToBeRenewed(presented) ? own.NotAfter.ToUniversalTime().AddSeconds(-1) : _time.GetUtcNow().UtcDateTime;
        return WhyNotInTime(own, at) ?? WhyTooWeak(own) ?? WhyNotTrusted(own, presented.Authorities, at) ?? WhyNotNamed(own, presented.CommonName, station);
    }

    /// <summary>Whether a certificate is over, and its station let in for nothing but a new one. OCPP 2.0.1 A00.FR.429.</summary>
    public bool IsToBeRenewed(PresentedCertificates presented) =>
        _admitsExpired && presented.Own is { } own && own.NotAfter.ToUniversalTime() < _time.GetUtcNow().UtcDateTime;

    /// <summary>The name that a station's certificate must have: its serial number, or its id as long as no other is known.</summary>
    public static string ExpectedName(Station station) => HasSerialNumber(station) ? station.SerialNumber! : station.Id;

    private static string? WhyNotInTime(X509Certificate2 own, DateTime at)
    {
        if (at < own.NotBefore.ToUniversalTime())
            return $"The certificate is not valid before {own.NotBefore.ToUniversalTime():yyyy-MM-dd HH:mm} UTC.";
        return at > own.NotAfter.ToUniversalTime() ? $"The certificate expired at {own.NotAfter.ToUniversalTime():yyyy-MM-dd HH:mm} UTC." : null;
    }

    private static string? WhyTooWeak(X509Certificate2 own)
    {
        using var rsa = own.GetRSAPublicKey();
        using var curve = own.GetECDsaPublicKey();
        return rsa?.KeySize >= MinRsaBits || curve?.KeySize >= MinCurveBits
            ? null
            : $"The certificate's key is too weak: RSA keys have at least {MinRsaBits} bits, elliptic curves {MinCurveBits}.";
    }

    // A00.FR.403, A00.FR.702, A00.FR.704
    private string? WhyNotTrusted(X509Certificate2 own, X509Certificate2Collection authorities, DateTime at)
    {
        var known = _roots!.Current;
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(known.Roots);
        policy.ExtraStore.AddRange(known.Intermediates);
        policy.ExtraStore.AddRange(authorities);
        policy.VerificationTime = at;
        // A certificate names addresses to load more from; whoever made it is a stranger until the chain stands.
        policy.DisableCertificateDownloads = true;
        policy.RevocationMode = X509RevocationMode.NoCheck;
        if (!chain.Build(own))
            return $"The certificate does not lead to a known root ({string.Join(", ", chain.ChainStatus.Select(status => status.Status))}).";
        return _lists is null ? null : WhyRevoked([.. chain.ChainElements.Select(element => element.Certificate)], _lists.Current);
    }

    private string? WhyRevoked(IReadOnlyList<X509Certificate2> chain, IReadOnlyList<RevocationList> lists)
    {
        for (var below = 0; below + 1 < chain.Count; below++)
        {
            var issuer = chain[below + 1];
            var ofIssuer = lists.Where(list => list.IsOf(issuer)).ToList();
            if (ofIssuer.Count == 0)
                return $"Whether the certificate is revoked cannot be known: there is no list of its issuer '{issuer.Subject}'.";
            TellIfStale(ofIssuer, issuer);
            if (ofIssuer.Any(list => list.Revokes(chain[below])))
                return below == 0 ? "The certificate is revoked." : $"The certificate's issuer '{chain[below].Subject}' is revoked.";
        }
        return null;
    }

    // An old list still says truly what is revoked: refusing all stations because nobody fetched the next one would be the greater harm.
    private void TellIfStale(List<RevocationList> lists, X509Certificate2 issuer)
    {
        var newest = lists.MaxBy(list => list.NextUpdate)!;
        if (newest.NextUpdate < _time.GetUtcNow() && Interlocked.Exchange(ref _toldStale, newest) != newest)
            LogStale(issuer.Subject, newest.NextUpdate.Value);
    }

    // A00.FR.404, A00.FR.405
    private string? WhyNotNamed(X509Certificate2 own, string? name, Station station)
    {
        if (_organization.Length > 0 && !NameParts.Of(own, NameParts.Organization).Contains(_organization))
            return $"The certificate is not of the organization '{_organization}'.";
        return name == ExpectedName(station)
            ? null
            : $"The certificate is for '{name}', but the station's {(HasSerialNumber(station) ? "serial number" : "id")} is '{ExpectedName(station)}'.";
    }

    private static bool HasSerialNumber(Station station) => !string.IsNullOrEmpty(station.SerialNumber);
}
