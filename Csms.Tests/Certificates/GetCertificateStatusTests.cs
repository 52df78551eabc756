using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;
using Csms.Server.Security;
using Csms.Tests.Security;
using Csms.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Csms.Tests.Certificates;

/// <summary>OCSP for stations, against openssl. The server's clock is the machine's here, because openssl's is.</summary>
internal sealed class GetCertificateStatusTests
{
    private Pki _pki = null!;

    [SetUp]
    public void Create() => _pki = new Pki();

    [TearDown]
    public void Dispose() => _pki.Dispose();

    [Property("Requirement", "M06.FR.01")]
    [Property("Requirement", "M06.FR.02")]
    [Property("Requirement", "M06.FR.03")]
    [Property("Requirement", "M06.FR.08")]
    [Property("Requirement", "M06.FR.09")]
    [TestCase(false, "SHA256")]
    [TestCase(true, "SHA256")]
    [TestCase(false, "SHA512")]
    public async Task The_responders_answer_comes_as_base64_of_its_DER_and_is_asked_for_once(bool isRevoked, string algorithm)
    {
        var certificate = _pki.Station();
        await using var responder = await OcspResponder.StartAsync(_pki, (certificate, isRevoked));
        await using var server = await StartAsync();
        await using var station = await server.Boot201Async("S1");

        var answer = await AskAsync(station, certificate, responder.Url, algorithm);
        var again = await AskAsync(station, certificate, responder.Url, algorithm);

        Assert.That((string)answer["status"]!, Is.EqualTo("Accepted"), answer.ToJsonString());
        var file = _pki.Replace("answer.der", "");
        await File.WriteAllBytesAsync(file, Convert.FromBase64String((string)answer["ocspResult"]!));
        Assert.That(await ShowAsync(file), Does.Contain(isRevoked ? "Cert Status: revoked" : "Cert Status: good"));
        Assert.That(again.ToJsonString(), Is.EqualTo(answer.ToJsonString()));
        Assert.That(responder.Asked, Is.EqualTo(1));
    }

    [Property("Requirement", "M06.FR.03")]
    [Test]
    public async Task What_was_remembered_is_asked_anew_when_its_time_is_over()
    {
        var certificate = _pki.Station();
        var clock = new ManualClock(TimeProvider.System.GetUtcNow());
        await using var responder = await OcspResponder.StartAsync(_pki, (certificate, false));
        await using var server = await StartAsync(clock);
        await using var station = await server.Boot201Async("S1");
        await AskAsync(station, certificate, responder.Url);
        clock.Advance(TimeSpan.FromHours(25));
        // The responder's answer is of today, and by the server's clock that is over.
        Assert.That(Fault(await AskAsync(station, certificate, responder.Url)), Does.Contain("was valid until"));
        Assert.That(responder.Asked, Is.EqualTo(2));
    }

    [Property("Requirement", "M06.FR.04")]
    [TestCase("404", "answered 404")]
    [TestCase("redirect", "answered 302")]
    [TestCase("garbage", "is no OCSP response")]
    [TestCase("unauthorized", "answered Unauthorized")]
    [TestCase("another certificate", "is for another certificate")]
    [TestCase("endless", "cannot be asked")]
    [TestCase("gone", "cannot be asked")]
    public async Task Without_an_answer_it_is_Failed_with_the_reason(string kind, string reason)
    {
        var certificate = _pki.Station();
        await using var responder = await OcspResponder.StartAsync(_pki, (certificate, false));
        await using var server = await StartAsync();
        await using var station = await server.Boot201Async("S1");
        responder.Instead = kind switch
        {
            "404" => http => Status(http, 404),
            "redirect" => http =>
            {
                http.Response.Headers.Location = responder.Url;
                return Status(http, 302);
            },
            "garbage" => http => http.Response.WriteAsync("hello"),
            "unauthorized" => http => http.Response.Body.WriteAsync(new byte[] { 0x30, 3, 0x0A, 1, 6 }).AsTask(),
            "endless" => async http =>
            {
                for (var i = 0; i < 1000; i++)
                    await http.Response.Body.WriteAsync(new byte[1024], http.RequestAborted);
            },
            "another certificate" => AnswerFor(await RecordAsync(station, responder, certificate)),
            _ => null,
        };
        var url = responder.Url;
        if (kind == "gone")
            await responder.DisposeAsync();

        var answer = await AskAsync(station, kind == "another certificate" ? _pki.Station() : certificate, url);

        Assert.That(Fault(answer), Does.Contain(reason));
        Assert.That(answer["ocspResult"], Is.Null);
        await server.TimelineWithAsync("S1", reason);
    }

    [Property("Requirement", "M06.FR.04")]
    [TestCase("http://localhost:{0}/ocsp")]
    [TestCase("http://127.0.0.1:{0}/ocsp")]
    [TestCase("http://[::ffff:127.0.0.1]:{0}/ocsp")]
    [TestCase("http://0x7f000001:{0}/ocsp")]
    public async Task A_responder_in_the_private_network_is_not_asked_unless_it_is_allowed(string url)
    {
        var certificate = _pki.Station();
        await using var responder = await OcspResponder.StartAsync(_pki, (certificate, false));
        await using var server = await TestServer.StartAsync(time: TimeProvider.System);
        await using var station = await server.Boot201Async("S1");
        var port = new Uri(responder.Url).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(Fault(await AskAsync(station, certificate, url.Replace("{0}", port, StringComparison.Ordinal))), Does.Contain("not in the public internet"));
        Assert.That(responder.Asked, Is.Zero);
    }

    [TestCase("file:///etc/passwd", "no http or https address")]
    [TestCase("gopher://127.0.0.1/", "no http or https address")]
    [TestCase("/ocsp", "no http or https address")]
    [TestCase("http://user:secret@127.0.0.1/", "holds a user")]
    public async Task Other_addresses_are_refused(string url, string reason)
    {
        await using var server = await StartAsync();
        await using var station = await server.Boot201Async("S1");
        Assert.That(Fault(await AskAsync(station, _pki.Station(), url)), Does.Contain(reason));
    }

    [Test]
    public async Task Hashes_that_are_none_are_refused_before_anybody_is_asked()
    {
        await using var server = await StartAsync();
        await using var station = await server.Boot201Async("S1");
        var data = new { hashAlgorithm = "SHA256", issuerNameHash = "xyz", issuerKeyHash = "12", serialNumber = "1", responderURL = "http://127.0.0.1:1/" };
        var answer = await station.CallAsync("GetCertificateStatus", JsonSerializer.Serialize(new { ocspRequestData = data }));
        Assert.That(Fault(answer), Does.Contain("no hex numbers"));
    }

    [TestCase("8.8.8.8", true)]
    [TestCase("2606:4700::1111", true)]
    [TestCase("127.0.0.1", false)]
    [TestCase("0.0.0.0", false)]
    [TestCase("10.1.2.3", false)]
    [TestCase("100.64.0.1", false)]
    [TestCase("169.254.169.254", false)]
    [TestCase("172.31.255.255", false)]
    [TestCase("192.168.0.1", false)]
    [TestCase("224.0.0.1", false)]
    [TestCase("255.255.255.255", false)]
    [TestCase("::", false)]
    [TestCase("::1", false)]
    [TestCase("::ffff:10.0.0.1", false)]
    [TestCase("64:ff9b::7f00:1", false)]
    [TestCase("2002:7f00:1::", false)]
    [TestCase("fe80::1", false)]
    [TestCase("fd00::1", false)]
    [TestCase("ff02::1", false)]
    public void Only_addresses_of_the_internet_are_public(string address, bool isPublic) =>
        Assert.That(OutgoingGuard.IsPublic(IPAddress.Parse(address)), Is.EqualTo(isPublic));

    private async Task<JsonObject> AskAsync(RawStation station, X509Certificate2 certificate, string url, string algorithm = "SHA256")
    {
        Func<byte[], byte[]> hash = algorithm == "SHA256" ? SHA256.HashData : SHA512.HashData;
        var data = new
        {
            hashAlgorithm = algorithm,
            issuerNameHash = Convert.ToHexStringLower(hash(_pki.Authority1.SubjectName.RawData)),
            issuerKeyHash = Convert.ToHexStringLower(hash(_pki.Authority1.PublicKey.EncodedKeyValue.RawData)),
            serialNumber = certificate.SerialNumber.TrimStart('0'),
            responderURL = url,
        };
        return await station.CallAsync("GetCertificateStatus", JsonSerializer.Serialize(new { ocspRequestData = data }));
    }

    private async Task<byte[]> RecordAsync(RawStation station, OcspResponder responder, X509Certificate2 certificate) =>
        Convert.FromBase64String((string)(await AskAsync(station, certificate, responder.Url))["ocspResult"]!);

    private static Func<HttpContext, Task> AnswerFor(byte[] recorded) => http => http.Response.Body.WriteAsync(recorded).AsTask();

    private static Task Status(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static string Fault(JsonObject answer)
    {
        Assert.That((string)answer["status"]!, Is.EqualTo("Failed"), answer.ToJsonString());
        return (string)answer["statusInfo"]!["additionalInfo"]!;
    }

    private static async Task<string> ShowAsync(string file)
    {
        using var openssl = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo("openssl", ["ocsp", "-respin", file, "-noverify", "-text"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var text = await openssl.StandardOutput.ReadToEndAsync();
        await openssl.WaitForExitAsync();
        return text;
    }

    private static Task<TestServer> StartAsync(TimeProvider? time = null) => TestServer.StartAsync(["Csms:Certificates:OcspHosts:0=127.0.0.1"], time ?? TimeProvider.System);
}
