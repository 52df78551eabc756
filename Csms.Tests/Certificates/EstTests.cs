using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Csms.Tests.Security;
using Csms.Tests.Support;

namespace Csms.Tests.Certificates;

/// <summary>Certificates signed by an authority that speaks EST. OCPP 2.0.1 A02.FR.04.</summary>
internal sealed class EstTests
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private Pki _pki = null!;

    [SetUp]
    public void Create() => _pki = new Pki();

    [TearDown]
    public void Remove() => _pki.Dispose();

    [OneTimeTearDown]
    public void Dispose() => _key.Dispose();

    [Property("Requirement", "A02.FR.04")]
    [TestCase(true)]
    [TestCase(false)]
    [Property("Requirement", "A00.FR.703")]
    public async Task The_authority_signs_and_the_station_gets_the_chain_in_order_without_the_root(bool is16)
    {
        await using var est = await EstServer.StartAsync(_pki);
        await using var server = await StartAsync(est, "Csms:Certificates:EstUser=csms", "Csms:Certificates:EstPassword=pass:wörd");
        await using var station = await server.BootAsync(is16);
        await station.AskAsync(Signing.Csr(_key));
        var chain = (await station.AnswerCallAsync("CertificateSigned", Signing.Accepted)).Chain();
        Assert.That(chain.Select(certificate => certificate.Subject), Is.EqualTo(new[] { "CN=S1, O=Operator", _pki.Authority1.Subject }));
        Assert.That(est.Asked, Is.EqualTo(new (string, string?, string?, string?)[]
        {
            ("/.well-known/est/simpleenroll", "application/pkcs10", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("csms:pass:wörd")), null),
        }));
        Assert.That((string)(await server.UntilStateAsync("Accepted"))["issuer"]!, Is.EqualTo(_pki.Authority1.Subject));
    }

    [Test]
    public async Task A_station_that_asks_for_one_key_after_the_other_has_one_signing_under_way()
    {
        var answers = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var est = await EstServer.StartAsync(_pki);
        est.Until = answers.Task;
        await using var server = await StartAsync(est);
        await using var station = await server.Boot201Async("S1");
        await station.AskAsync(Signing.Csr(_key));
        await est.WasAsked;
        using var second = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var last = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        foreach (var key in (ECDsa[])[second, last])
            await station.AskAsync(Signing.Csr(key));
        answers.SetResult();
        var chain = (await station.AnswerCallAsync("CertificateSigned", Signing.Accepted)).Chain();
        Assert.That(chain[0].PublicKey.ExportSubjectPublicKeyInfo(), Is.EqualTo(last.ExportSubjectPublicKeyInfo()));
        await server.UntilStateAsync("Accepted");
        Assert.That(est.Asked, Has.Count.EqualTo(2), "of those that came meanwhile only the last is signed");
    }

    [Test]
    public async Task Over_TLS_both_sides_show_a_certificate()
    {
        await using var est = await EstServer.StartAsync(_pki, overTls: true);
        var own = _pki.Station("the CSMS");
        using var ownKey = own.GetECDsaPrivateKey()!;
        var key = _pki.Replace("own.key", ownKey.ExportPkcs8PrivateKeyPem());
        await using var server = await StartAsync(
            est, $"Csms:Certificates:EstCertificate={_pki.Write("own.pem", own)}", $"Csms:Certificates:EstKey={key}", $"Csms:Certificates:EstRoots={_pki.RootsFile}");
        await using var station = await server.Boot201Async("S1");
        await station.AskAsync(Signing.Csr(_key));
        await station.AnswerCallAsync("CertificateSigned", Signing.Accepted);
        Assert.That(est.Asked.Single().Client, Is.EqualTo("CN=the CSMS, O=Operator"));
    }

    [Test]
    public async Task An_EST_server_that_does_not_lead_to_the_configured_roots_is_not_trusted()
    {
        await using var est = await EstServer.StartAsync(_pki, overTls: true);
        var others = _pki.Write("others.pem", _pki.Authority("Other root", null));
        await using var server = await StartAsync(est, $"Csms:Certificates:EstRoots={others}");
        await using var station = await server.Boot201Async("S1");
        await station.AskAsync(Signing.Csr(_key));
        await server.TimelineWithAsync("S1", "has to wait: The certificate authority cannot be reached");
        Assert.That(est.Asked, Is.Empty);
    }

    [TestCase(202, "", "has not decided yet")]
    [TestCase(401, "", "answered 401 Unauthorized")]
    [TestCase(500, "<html>", "answered 500 InternalServerError.")]
    [TestCase(200, "no base64!", "is no PKCS #7 message of certificates")]
    [TestCase(200, "MAA=", "is no PKCS #7 message of certificates")]
    public async Task What_may_be_mended_is_tried_again_and_the_station_waits(int status, string body, string reason)
    {
        var clock = new ManualClock();
        await using var est = await EstServer.StartAsync(_pki);
        est.Instead = (status, body);
        await using var server = await StartAsync(est, clock);
        await using var station = await server.Boot201Async("S1");
        Assert.That((string)(await station.AskAsync(Signing.Csr(_key)))["status"]!, Is.EqualTo("Accepted"));
        await server.TimelineWithAsync("S1", reason);
        Assert.That((string)(await server.NewestAsync())["state"]!, Is.EqualTo("Requested"));
        est.Instead = null;
        clock.Advance(TimeSpan.FromSeconds(30));
        await station.AnswerCallAsync("CertificateSigned", Signing.Accepted);
        await server.UntilStateAsync("Accepted");
    }

    [Test]
    public async Task What_the_authority_refuses_is_over_with_its_words()
    {
        await using var est = await EstServer.StartAsync(_pki);
        est.Instead = (400, "subject not allowed");
        await using var server = await StartAsync(est);
        await using var station = await server.Boot201Async("S1");
        await station.AskAsync(Signing.Csr(_key));
        Assert.That((string)(await server.UntilStateAsync("Failed"))["reason"]!, Is.EqualTo("The certificate authority answered 400 BadRequest (subject not allowed)."));
        // The same request again is a new try.
        est.Instead = null;
        await station.AskAsync(Signing.Csr(_key));
        await station.AnswerCallAsync("CertificateSigned", Signing.Accepted);
    }

    [TestCase("ftp://127.0.0.1/est", "is no http or https address")]
    [TestCase("http://ca.example/est", "is reached by https only")]
    public void An_address_that_cannot_serve_is_refused_at_start(string url, string reason)
    {
        var fault = Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(
            async () => await (await TestServer.StartAsync(["Csms:Certificates:Authority=Est", $"Csms:Certificates:EstUrl={url}"])).DisposeAsync());
        Assert.That(fault!.Message, Does.Contain(reason));
    }

    private static Task<TestServer> StartAsync(EstServer est, params string[] settings) => StartAsync(est, null, settings);

    private static Task<TestServer> StartAsync(EstServer est, ManualClock? clock, params string[] settings) =>
        TestServer.StartAsync(["Csms:Certificates:Authority=Est", $"Csms:Certificates:EstUrl={est.Url}", .. settings], clock);
}
