using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Csms.Tests.Support;
using Microsoft.Extensions.Options;

namespace Csms.Tests.Security;

/// <summary>The server's own side of TLS (requirements.md 3 and 4-A).</summary>
internal sealed class ServerCertificateTests
{
    private Pki _pki = null!;

    [SetUp]
    public void Create() => _pki = new Pki();

    [TearDown]
    public void Dispose() => _pki.Dispose();

    [TestCase(TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, true)]
    [TestCase(TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, true)]
    [TestCase(TlsCipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256, false)]
    [TestCase(TlsCipherSuite.TLS_RSA_WITH_AES_256_GCM_SHA384, false)]
    [TestCase(TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, false)]
    [Property("Requirement", "A00.FR.307")]
    [Property("Requirement", "A00.FR.318")]
    [Property("Requirement", "A00.FR.421")]
    [Platform(Exclude = "Win", Reason = "Windows chooses suites by its own policy.")]
    public async Task A_client_gets_the_certificate_that_its_suites_ask_for(TlsCipherSuite suite, bool isEcdsa)
    {
        await using var server = await StartAsync(_pki.Server("rsa", ecdsa: false), _pki.Server("ecdsa", ecdsa: true));

        using var tls = await ConnectAsync(server, SslProtocols.Tls12, suite);

        Assert.That(tls.NegotiatedCipherSuite, Is.EqualTo(suite));
        using var key = ((X509Certificate2)tls.RemoteCertificate!).GetECDsaPublicKey();
        Assert.That(key is not null, Is.EqualTo(isEcdsa));
    }

    [Test]
    [Property("Requirement", "A00.FR.313")]
    [Property("Requirement", "A00.FR.416")]
    public async Task TLS_1_3_is_spoken_with_those_that_can_and_the_authority_is_sent_along()
    {
        await using var server = await StartAsync(_pki.Server("rsa", ecdsa: false), _pki.Server("ecdsa", ecdsa: true));
        X509Certificate2[] sent = [];

        using var tls = await ConnectAsync(server, SslProtocols.Tls13, null, chain => sent = [.. chain.ChainPolicy.ExtraStore]);

        Assert.That(tls.SslProtocol, Is.EqualTo(SslProtocols.Tls13));
        Assert.That(sent.Select(certificate => certificate.Subject), Has.Some.EqualTo(_pki.Authority1.Subject));
        using var key = ((X509Certificate2)tls.RemoteCertificate!).GetECDsaPublicKey();
        Assert.That(key, Is.Not.Null);
    }

    [TestCase(TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256)]
    [TestCase(TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA)]
    [Property("Requirement", "A00.FR.320")]
    [Property("Requirement", "A00.FR.423")]
    [Platform(Exclude = "Win", Reason = "Windows chooses suites by its own policy.")]
    [Property("Requirement", "A00.FR.322")]
    [Property("Requirement", "A00.FR.425")]
    public async Task A_legacy_suite_ends_the_handshake(TlsCipherSuite suite)
    {
        await using var server = await StartAsync(_pki.Server("rsa", ecdsa: false), _pki.Server("ecdsa", ecdsa: true));

        Assert.That(async () => await ConnectAsync(server, SslProtocols.Tls12, suite), Throws.InstanceOf<AuthenticationException>().Or.InstanceOf<IOException>());
    }

    [TestCase((byte)1)] // TLS 1.0
    [TestCase((byte)2)] // TLS 1.1
    [Property("Requirement", "A00.FR.315")]
    [Property("Requirement", "A00.FR.418")]
    public async Task An_older_version_than_1_2_ends_the_handshake(byte version)
    {
        await using var server = await StartAsync(_pki.Server("rsa", ecdsa: false));

        // TLS_RSA_WITH_AES_128_CBC_SHA, no compression.
        var answer = await HelloAsync(server, version, [0, 0x2F], [0], 7);

        // RFC 5246 §7.2: a fatal alert, protocol_version or handshake_failure.
        Assert.That(answer[0], Is.EqualTo(21));
        Assert.That(answer[5], Is.EqualTo(2));
        Assert.That(answer[6], Is.EqualTo(70).Or.EqualTo(40));
    }

    [Test]
    [Property("Requirement", "A00.FR.321")]
    [Property("Requirement", "A00.FR.424")]
    public async Task Compression_is_not_chosen_though_it_is_offered_first()
    {
        await using var server = await StartAsync(_pki.Server("rsa", ecdsa: false));

        // TLS_RSA_WITH_AES_128_GCM_SHA256; DEFLATE, then none.
        var answer = await HelloAsync(server, 3, [0, 0x9C], [1, 0], 5 + 4 + 2 + 32 + 1 + 32 + 2 + 1);

        // RFC 5246 §7.4.1.3: a ServerHello; the method follows the session id and the suite.
        Assert.That((answer[0], answer[5]), Is.EqualTo(((byte)22, (byte)2)), Convert.ToHexString(answer));
        var sessionIdLength = answer[43];
        Assert.That(answer[44 + sessionIdLength + 2], Is.Zero);
    }

    [Test]
    [Property("Requirement", "A00.FR.410")]
    [Property("Requirement", "A00.FR.701")]
    public async Task A_new_certificate_is_served_without_a_restart_once_both_files_fit_together()
    {
        var files = _pki.Server("server", ecdsa: true);
        await using var server = await StartAsync(files);
        var before = await SerialNumberAsync(server);

        var next = _pki.Server("next", ecdsa: true);
        File.Move(next.Certificate, files.Certificate, overwrite: true);
        Assert.That(await SerialNumberAsync(server), Is.EqualTo(before), "the key is still the old one");
        File.Move(next.Key, files.Key, overwrite: true);
        Assert.That(await SerialNumberAsync(server), Is.Not.EqualTo(before));
    }

    [Test]
    public void A_file_that_cannot_be_used_is_refused_at_the_start_with_its_name()
    {
        var (certificate, _) = _pki.Server("server", ecdsa: true);
        foreach (var (setting, named) in new[]
        {
            ("Csms:Security:StationRoots=nowhere.pem", "nowhere.pem"),
            ($"Csms:Security:StationRoots={_pki.Write("authority.pem", _pki.Authority1)}", "no root certificate"),
            ($"Csms:Security:StationCrl={_pki.RootsFile}", "no revocation list"),
            ($"Csms:Security:ServerCertificates:0:Certificate={certificate}", "server.pem"),
            ("Csms:Security:TrustedProxies:0=my-proxy", "my-proxy"),
        })
        {
            Assert.That(async () => await TestServer.StartAsync([setting]), Throws.InstanceOf<OptionsValidationException>().With.Message.Contains(named), setting);
        }
    }

    // A ClientHello by hand, since no library of today would send it; its one extension allows rsa_pkcs1_sha256 and ecdsa_secp256r1_sha256.
    private static async Task<byte[]> HelloAsync(TestServer server, byte version, byte[] suites, byte[] compressions, int answerLength)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync("127.0.0.1", server.SecureUrl("CS-1").Port);
        var socket = tcp.GetStream();
        byte[] hello = [3, version, .. new byte[32], 0, 0, (byte)suites.Length, .. suites, (byte)compressions.Length, .. compressions, 0, 10, 0, 13, 0, 6, 0, 4, 4, 1, 4, 3];
        await socket.WriteAsync(new byte[] { 22, 3, 1, 0, (byte)(hello.Length + 4), 1, 0, 0, (byte)hello.Length }.Concat(hello).ToArray());
        var answer = new byte[answerLength];
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await socket.ReadExactlyAsync(answer, limit.Token);
        return answer;
    }

    private static Task<TestServer> StartAsync(params (string Certificate, string Key)[] pairs) => TestServer.StartAsync(
    [
        "Urls=http://127.0.0.1:0;https://127.0.0.1:0",
        .. pairs.SelectMany((pair, at) => new[]
        {
            $"Csms:Security:ServerCertificates:{at}:Certificate={pair.Certificate}", $"Csms:Security:ServerCertificates:{at}:Key={pair.Key}",
        }),
    ]);

    private static async Task<string> SerialNumberAsync(TestServer server)
    {
        using var tls = await ConnectAsync(server, SslProtocols.None, null);
        return ((X509Certificate2)tls.RemoteCertificate!).SerialNumber;
    }

    private static async Task<SslStream> ConnectAsync(TestServer server, SslProtocols protocols, TlsCipherSuite? suite, Action<X509Chain>? look = null)
    {
        var tcp = new TcpClient();
        await tcp.ConnectAsync("127.0.0.1", server.SecureUrl("CS-1").Port);
        var tls = new SslStream(tcp.GetStream(), leaveInnerStreamOpen: false);
#pragma warning disable CA1416 // The tests that name a suite are not run on Windows.
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            EnabledSslProtocols = protocols,
            CipherSuitesPolicy = suite is { } only ? new CipherSuitesPolicy([only]) : null,
            RemoteCertificateValidationCallback = (_, _, chain, _) =>
            {
                look?.Invoke(chain!);
                return true;
            },
        });
#pragma warning restore CA1416
        return tls;
    }
}
