using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;
using Csms.Tests.Api;
using Csms.Tests.PlugAndCharge;
using Csms.Tests.Security;
using Csms.Tests.Support;

namespace Csms.Tests.Certificates;

/// <summary>Root certificates at a station: listed, installed, deleted (requirements.md 4-M).</summary>
[TestFixture("1.6")]
[TestFixture("2.0.1")]
internal sealed class InstalledCertificatesTests(string version)
{
    private Pki _pki = null!;

    private bool Is16 => version == "1.6";

    [SetUp]
    public void Create() => _pki = new Pki();

    [TearDown]
    public void Dispose() => _pki.Dispose();

    [Property("Requirement", "M03")]
    [Property("Requirement", "M04.FR.07")]
    [Test]
    public async Task What_the_station_names_is_kept_and_deleted_exactly_as_it_named_it()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.BootAsync(Is16);
        var hash = new { hashAlgorithm = "SHA384", issuerNameHash = new string('A', 96), issuerKeyHash = new string('b', 96), serialNumber = "0aB1" };
        var refreshed = await RefreshAsync(server, station, hash);
        var item = refreshed["items"]!.AsArray().Single()!;
        Assert.That(
            ((string)item["use"]!, (string)item["hash"]!["hashAlgorithm"]!, (string)item["hash"]!["serialNumber"]!), Is.EqualTo(("Csms", "SHA384", "0aB1")));
        Assert.That((await server.GetAsync("stations/S1/certificates/installed")).ToJsonString(), Is.EqualTo(refreshed.ToJsonString()));

        var answer = server.SendForAsync(200, "DELETE", $"stations/S1/certificates/installed/{item["number"]}");
        var sent = await station.AnswerCallAsync("DeleteCertificate", Signing.Accepted);

        Assert.That(JsonNode.DeepEquals(sent["certificateHashData"], JsonSerializer.SerializeToNode(hash)), Is.True, sent.ToJsonString());
        Assert.That((string)(await answer)["status"]!, Is.EqualTo("Accepted"));
        Assert.That((await server.GetAsync("stations/S1/certificates/installed"))["items"]!.AsArray(), Is.Empty);
        Assert.That((await server.SendAsync("DELETE", $"stations/S1/certificates/installed/{item["number"]}")).Status, Is.EqualTo(404));
    }

    [Property("Requirement", "M03")]
    [Test]
    public async Task What_the_station_names_no_longer_is_forgotten()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.BootAsync(Is16);
        await RefreshAsync(server, station, new { hashAlgorithm = "SHA256", issuerNameHash = "a1", issuerKeyHash = "b1", serialNumber = "1" });
        Assert.That((await RefreshAsync(server, station, null))["items"]!.AsArray(), Is.Empty);
    }

    [Property("Requirement", "M05")]
    [TestCase("Accepted", 1)]
    [TestCase("Rejected", 0)]
    [TestCase("Failed", 0)]
    public async Task A_root_that_the_station_took_is_known_with_its_name_and_end(string status, int known)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.BootAsync(Is16);
        var answer = server.SendForAsync(200, "POST", "stations/S1/certificates/installed", Body("Csms", _pki.Root));
        var sent = await station.AnswerCallAsync("InstallCertificate", $$"""{"status":"{{status}}"}""");
        Assert.That((string)sent["certificateType"]!, Is.EqualTo(Is16 ? "CentralSystemRootCertificate" : "CSMSRootCertificate"));
        Assert.That((string)sent["certificate"]!, Does.StartWith("-----BEGIN CERTIFICATE-----"));
        Assert.That((string)(await answer)["status"]!, Is.EqualTo(status));
        var items = (await server.GetAsync("stations/S1/certificates/installed"))["items"]!.AsArray();
        Assert.That(items, Has.Count.EqualTo(known));
        if (known == 0)
            return;
        Assert.That(((string)items[0]!["subject"]!, (string)items[0]!["notAfter"]!), Is.EqualTo((_pki.Root.Subject, "2040-01-01T00:00:00.000Z")));
        // Named by the station it is the same one, and its name stays known.
        var refreshed = await RefreshAsync(server, station, new
        {
            hashAlgorithm = "SHA256",
            issuerNameHash = Convert.ToHexString(SHA256.HashData(_pki.Root.SubjectName.RawData)),
            issuerKeyHash = Convert.ToHexString(SHA256.HashData(_pki.Root.PublicKey.EncodedKeyValue.RawData)),
            serialNumber = _pki.Root.SerialNumber.TrimStart('0'),
        });
        Assert.That((string)refreshed["items"]!.AsArray().Single()!["subject"]!, Is.EqualTo(_pki.Root.Subject));
    }

    [TestCase("garbage", "no PEM certificate")]
    [TestCase("two", "one certificate at a time")]
    [TestCase("station", "not that of an authority")]
    [TestCase("expired", "expired at 2026-02-01")]
    [TestCase("future", "not valid before 2026-04-01")]
    public async Task What_is_no_root_that_can_be_trusted_now_is_refused_and_not_sent(string kind, string reason)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.BootAsync(Is16);
        var body = kind switch
        {
            "garbage" => """{"use":"Csms","certificate":"nonsense"}""",
            "two" => JsonSerializer.Serialize(new { use = "Csms", certificate = _pki.Root.ExportCertificatePem() + "\n" + _pki.Authority1.ExportCertificatePem() }),
            "station" => Body("Csms", _pki.Station()),
            "expired" => Body("Csms", Root(Pki.Begin, new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero))),
            _ => Body("Csms", Root(new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero), Pki.End)),
        };
        var problem = await server.SendForAsync(422, "POST", "stations/S1/certificates/installed", body);
        Assert.That((string)problem["detail"]!, Does.Contain(reason));
        Assert.That(problem.Violations().Single().Path, Is.EqualTo("certificate"));
    }

    [TestCase("V2G", "V2GRootCertificate")]
    [TestCase("MobilityOperator", "MORootCertificate")]
    [TestCase("Manufacturer", "ManufacturerRootCertificate")]
    [TestCase("V2GChain", null)]
    public async Task Only_uses_that_the_version_knows_can_be_installed(string use, string? type)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.BootAsync(Is16);
        if (type is null)
        {
            var problem = await server.SendForAsync(422, "POST", "stations/S1/certificates/installed", Body(use, _pki.Root));
            Assert.That((string)problem["detail"]!, Does.Contain("Csms, Manufacturer"));
            return;
        }
        var answer = server.SendForAsync(200, "POST", "stations/S1/certificates/installed", Body(use, _pki.Root));
        // 1.6 has the other uses by DataTransfer.
        var sent = Is16 && use != "Manufacturer"
            ? await station.AnswerTransferAsync("InstallCertificate", Signing.Accepted)
            : await station.AnswerCallAsync("InstallCertificate", Signing.Accepted);
        Assert.That((string)sent["certificateType"]!, Is.EqualTo(type));
        await answer;
        Assert.That((string)(await server.GetAsync("stations/S1/certificates/installed"))["items"]!.AsArray().Single()!["use"]!, Is.EqualTo(use));
    }

    [Test]
    public async Task Unknown_and_absent_stations_are_told_apart()
    {
        await using var server = await TestServer.StartAsync();
        await using (await server.BootAsync(Is16))
        {
        }
        await server.UntilAsync("stations/S1", shown => !(bool)shown["connected"]!);
        Assert.That((await server.SendAsync("POST", "stations/S1/certificates/renew")).Status, Is.EqualTo(409));
        Assert.That((await server.SendAsync("POST", "stations/NO/certificates/renew")).Status, Is.EqualTo(404));
        Assert.That((await server.SendAsync("GET", "stations/NO/certificates")).Status, Is.EqualTo(404));
        Assert.That((await server.SendAsync("GET", "stations/NO/certificates/installed")).Status, Is.EqualTo(404));
        Assert.That((await server.SendAsync("DELETE", "stations/S1/certificates/installed/x")).Status, Is.EqualTo(404));
    }

    private async Task<JsonNode> RefreshAsync(TestServer server, RawStation station, object? hash)
    {
        var answer = server.SendForAsync(200, "POST", "stations/S1/certificates/installed/refresh");
        const string None = """{"status":"NotFound"}""";
        if (Is16)
        {
            await station.AnswerCallAsync("GetInstalledCertificateIds", hash is null ? None : JsonSerializer.Serialize(new { status = "Accepted", certificateHashData = new[] { hash } }));
            Assert.That((string)(await station.AnswerCallAsync("GetInstalledCertificateIds", None))["certificateType"]!, Is.EqualTo("ManufacturerRootCertificate"));
        }
        else
        {
            var chain = new[] { new { certificateType = "CSMSRootCertificate", certificateHashData = hash } };
            await station.AnswerCallAsync("GetInstalledCertificateIds", hash is null ? None : JsonSerializer.Serialize(new { status = "Accepted", certificateHashDataChain = chain }));
        }
        return await answer;
    }

    private static string Body(string use, X509Certificate2 certificate) => JsonSerializer.Serialize(new { use, certificate = certificate.ExportCertificatePem() });

    private static X509Certificate2 Root(DateTimeOffset from, DateTimeOffset to)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=A root", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(from, to);
    }
}
