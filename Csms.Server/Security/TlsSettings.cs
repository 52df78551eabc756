using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Options;

namespace Csms.Server.Security;

/// <summary>How every <c>https://</c> endpoint speaks TLS: versions and suites, the server's certificate, and the station's.</summary>
internal sealed class TlsSettings
{
    private readonly WatchedFiles<IReadOnlyList<ServerIdentity>>? _identities;
    private readonly StationTrust _trust;

    public TlsSettings(IOptions<SecurityOptions> options, StationTrust trust, ILogger<TlsSettings> logger)
    {
        _trust = trust;
        if (options.Value.ServerCertificates is { Count: > 0 } files)
        {
            _identities = new WatchedFiles<IReadOnlyList<ServerIdentity>>(
                [.. files.SelectMany(pair => new[] { pair.Certificate, pair.Key })], () => [.. files.Select(ServerIdentity.Read)], logger);
        }
    }

    /// <summary>The server's certificates that are in force; empty where Kestrel's own configuration has them.</summary>
    public IEnumerable<X509Certificate2> Certificates => _identities?.Current.Select(identity => identity.Certificate) ?? [];

    public void Apply(HttpsConnectionAdapterOptions https)
    {
        // OCPP 2.0.1 A00.FR.313, A00.FR.416: 1.2 at least.
        https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        if (_identities is not null)
        {
            https.TlsClientHelloBytesCallback = (connection, record) => connection.Features.Set(ClientHello.Read(record));
            // Kestrel wants to see that there is a certificate; the one that counts is chosen for each handshake below.
            https.ServerCertificateSelector = (_, _) => _identities.Current[0].Certificate;
        }
        https.OnAuthenticate = Prepare;
    }

    private void Prepare(ConnectionContext connection, SslServerAuthenticationOptions tls)
    {
        if (!OperatingSystem.IsWindows())
            tls.CipherSuitesPolicy = Suites;
        if (_identities is not null)
        {
            tls.ServerCertificateSelectionCallback = null;
            tls.ServerCertificateContext = IdentityFor(connection.Features.Get<ClientHello>()).Context;
        }
        if (!_trust.IsConfigured)
            return;
        // Asked for; whether one came is up to the callback, which Kestrel leaves free as long as its own option asks for none.
        tls.ClientCertificateRequired = true;
        // A resumed session would come without the authorities that the station sent with its certificate.
        tls.AllowTlsResume = false;
        tls.CertificateChainPolicy = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck };
        // Any certificate may pass here: whether it is the station's is known once the request names the station, and then there is an answer to say why not.
#pragma warning disable CA5359 // The peer is the client here; StationTrust judges what it showed.
        tls.RemoteCertificateValidationCallback = (_, certificate, chain, _) =>
        {
            connection.Features.Set(PresentedCertificates.Copy(certificate, chain));
            return true;
        };
#pragma warning restore CA5359
    }

    private ServerIdentity IdentityFor(ClientHello? hello)
    {
        var identities = _identities!.Current;
        return identities.FirstOrDefault(identity => identity.IsEcdsa == (hello?.TakesEcdsa ?? false)) ?? identities[0];
    }

    // OCPP 2.0.1 A00.FR.318, A00.FR.421 name four: ECDHE_ECDSA and RSA, each with both AES-GCM. ECDHE_RSA serves newer stations with an RSA certificate,
    // and the first three are those of TLS 1.3. Nothing older is taken (A00.FR.320–322, A00.FR.423–425). Windows has this in its own policy.
#pragma warning disable CA1416 // Asked for on systems other than Windows only.
    private static CipherSuitesPolicy Suites { get; } = OperatingSystem.IsWindows() ? null! : new CipherSuitesPolicy(
    [
        TlsCipherSuite.TLS_AES_256_GCM_SHA384, TlsCipherSuite.TLS_AES_128_GCM_SHA256, TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_RSA_WITH_AES_256_GCM_SHA384, TlsCipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256,
    ]);
#pragma warning restore CA1416
}
