using System.Net;
using System.Security.Cryptography.X509Certificates;
using Csms.Tests.Support;

namespace Csms.Tests.Security;

/// <summary>A proxy that ends TLS: whom it is believed of, and what (field report 70).</summary>
[Property("FieldReport", "70")]
internal sealed class ProxyHeaderTests
{
    private const string Header = "X-Client-Cert";

    private Pki _pki = null!;

    [SetUp]
    public void Create()
    {
        _pki = new Pki();
        _pki.Write("roots.pem", _pki.Root, _pki.Authority1);
    }

    [TearDown]
    public void Dispose() => _pki.Dispose();

    [TestCase("127.0.0.1", HttpStatusCode.SwitchingProtocols)]
    [TestCase("127.0.0.0/8", HttpStatusCode.SwitchingProtocols)]
    [TestCase("10.0.0.0/8", HttpStatusCode.Forbidden)]
    [TestCase(null, HttpStatusCode.Forbidden)]
    public async Task A_certificate_in_a_header_counts_from_a_trusted_proxy_only(string? trusted, HttpStatusCode expected)
    {
        await using var server = await StartAsync(trusted);
        await server.RegisterAsync(new { id = "CS-1", securityProfile = 3 });

        var (status, _) = await SecureHandshake.KnockAsync(server.StationUrl("CS-1"), null, (Header, Escaped("CS-1")), ("X-Forwarded-Proto", "https"));

        Assert.That(status, Is.EqualTo(expected));
    }

    [Test]
    [Property("Requirement", "A00.FR.501")]
    [Property("Requirement", "A00.FR.502")]
    [Property("Requirement", "A00.FR.503")]
    public async Task What_the_proxy_hands_over_is_judged_like_any_other_certificate()
    {
        await using var server = await StartAsync("127.0.0.1");
        await server.RegisterAsync(new { id = "CS-1", securityProfile = 3 });
        // The weak key is judged here, since no TLS library of today would show it to us directly.
        foreach (var (certificate, reason) in new[]
        {
            (Escaped("CS-2"), "is for 'CS-2'"),
            (Escaped(_pki.WeakStation()), "key is too weak"), (Escaped(_pki.WeakStation(ecdsa: true)), "key is too weak"),
            ("not%20PEM", "not URL-encoded PEM"), ("", "presented none"),
        })
        {
            var (status, body) = await SecureHandshake.KnockAsync(server.StationUrl("CS-1"), null, (Header, certificate), ("X-Forwarded-Proto", "https"));
            Assert.That(status, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(System.Text.Json.Nodes.JsonNode.Parse(body)!["detail"]!.ToString(), Does.Contain(reason));
        }
        // The way from the station to the proxy has to be TLS.
        Assert.That((await SecureHandshake.KnockAsync(server.StationUrl("CS-1"), null, (Header, Escaped("CS-1")), ("X-Forwarded-Proto", "http"))).Body, Does.Contain("asks for TLS"));
    }

    [Test]
    public async Task The_certificate_that_the_proxy_itself_shows_is_not_the_stations()
    {
        await using var server = await StartAsync("127.0.0.1");
        await server.RegisterAsync(new { id = "CS-1", securityProfile = 3 });

        Assert.That((await SecureHandshake.KnockAsync(server.SecureUrl("CS-1"), [_pki.Station()])).Body, Does.Contain("presented none"));
    }

    [Test]
    public async Task The_address_behind_a_trusted_proxy_is_the_last_that_it_wrote()
    {
        await using var server = await StartAsync("127.0.0.1");
        await server.RegisterAsync(new { id = "CS-1", securityProfile = 2, password = "0123456789abcdef-ghij" });

        await SecureHandshake.KnockAsync(server.StationUrl("CS-1"), null, ("X-Forwarded-For", "203.0.113.1, 198.51.100.7, 127.0.0.1"), ("X-Forwarded-Proto", "wss"));

        await server.TimelineWithAsync("CS-1", "Refused with 401: The station has to send its password by HTTP Basic authentication, with its id as the user name. (from 198.51.100.7)");
    }

    [Test]
    public async Task Nobody_elses_word_on_TLS_or_addresses_is_taken()
    {
        await using var server = await StartAsync(null);
        await server.RegisterAsync(new { id = "CS-1", securityProfile = 2, password = "0123456789abcdef-ghij" });

        await SecureHandshake.KnockAsync(server.StationUrl("CS-1"), null, ("X-Forwarded-For", "198.51.100.7"), ("X-Forwarded-Proto", "https"));

        await server.TimelineWithAsync("CS-1", "Refused with 403: The station's security profile asks for TLS (wss). (from 127.0.0.1)");
    }

    private Task<TestServer> StartAsync(string? trusted) => SecureHandshake.StartAsync(
        _pki, [$"Csms:Security:ClientCertificateHeader={Header}", .. trusted is null ? Array.Empty<string>() : [$"Csms:Security:TrustedProxies:0={trusted}"]]);

    // As nginx writes $ssl_client_escaped_cert.
    private static string Escaped(X509Certificate2 certificate) => Uri.EscapeDataString(certificate.ExportCertificatePem() + "\n");

    private string Escaped(string name) => Escaped(_pki.Station(name));
}
