using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Csms.Protocol;
using Csms.Simulator;

namespace Csms.Tests.Simulator;

internal sealed class TrustTests
{
    private readonly (X509Certificate2 Root, X509Certificate2 Server) _certificates = Create();

    [OneTimeTearDown]
    public void Dispose()
    {
        _certificates.Root.Dispose();
        _certificates.Server.Dispose();
    }

    [Test]
    public async Task A_server_that_nobody_vouches_for_is_refused()
    {
        await using var rig = await StationRig.CreateAsync(OcppVersion.Ocpp201, certificate: _certificates.Server);
        Assert.ThrowsAsync<WebSocketException>(() => rig.Station.StartAsync());
    }

    [Test]
    public async Task A_given_root_makes_its_servers_trusted() =>
        await AssertConnectsAsync(options => options with { TrustedRoot = _certificates.Root });

    [Test]
    public async Task A_given_thumbprint_makes_that_server_trusted() =>
        await AssertConnectsAsync(options => options with { TrustedThumbprint = _certificates.Server.GetCertHashString(HashAlgorithmName.SHA256) });

    [Test]
    public async Task Another_thumbprint_does_not()
    {
        await using var rig = await StationRig.CreateAsync(
            OcppVersion.Ocpp201,
            options => options with { TrustedThumbprint = _certificates.Root.GetCertHashString(HashAlgorithmName.SHA256) },
            _certificates.Server);
        Assert.ThrowsAsync<WebSocketException>(() => rig.Station.StartAsync());
    }

    private async Task AssertConnectsAsync(Func<StationOptions, StationOptions> configure)
    {
        await using var rig = await StationRig.CreateAsync(OcppVersion.Ocpp201, configure, _certificates.Server);
        await rig.Station.StartAsync();
        await rig.Until(station => station.Idle);
    }

    private static (X509Certificate2 Root, X509Certificate2 Server) Create()
    {
        var from = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var to = from.AddYears(30);
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var rootRequest = new CertificateRequest("CN=Test root", rootKey, HashAlgorithmName.SHA256);
        rootRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var root = rootRequest.CreateSelfSigned(from, to);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(root, from, to, [1, 2, 3, 4]);
        using var withKey = signed.CopyWithPrivateKey(key);
        return (root, X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null));
    }
}
