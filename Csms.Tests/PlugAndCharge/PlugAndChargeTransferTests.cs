using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Csms.Tests.Api;
using Csms.Tests.Certificates;
using Csms.Tests.Security;
using Csms.Tests.Support;

namespace Csms.Tests.PlugAndCharge;

/// <summary>What the application note on OCPP 1.6 and ISO 15118 has beside authorization and contract certificates.</summary>
internal sealed class PlugAndChargeTransferTests
{
    private const string NotFound = """{"status":"NotFound"}""";

    [Property("Requirement", "A02.FR.14")]
    [TestCase(true)]
    [TestCase(false)]
    public async Task A_certificate_towards_vehicles_is_signed_and_delivered(bool namesItsType)
    {
        using var folder = new TemporaryFolder();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var server = await TestServer.StartAsync(["Csms:Certificates:Authority=Embedded", $"Csms:Certificates:EmbeddedFolder={folder.Path}/ca"]);
        await using var station = await server.Boot16Async("S1");

        object request = namesItsType ? new { csr = Signing.Csr(key), certificateType = "V2GCertificate" } : new { csr = Signing.Csr(key) };
        Assert.That((string)(await station.AskAsync("SignCertificate", request))["status"]!, Is.EqualTo("Accepted"));
        var delivered = await station.AnswerTransferAsync("CertificateSigned", Signing.Accepted);

        Assert.That((string)delivered["certificateType"]!, Is.EqualTo("V2GCertificate"));
        Assert.That(delivered.Chain()[0].PublicKey.ExportSubjectPublicKeyInfo(), Is.EqualTo(key.ExportSubjectPublicKeyInfo()));
        Assert.That((string)(await server.UntilStateAsync("Accepted"))["use"]!, Is.EqualTo("V2G"));
    }

    [Test]
    public async Task A_station_that_does_not_know_the_message_is_not_sent_its_certificate_for_ever()
    {
        using var folder = new TemporaryFolder();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var server = await TestServer.StartAsync(["Csms:Certificates:Authority=Embedded", $"Csms:Certificates:EmbeddedFolder={folder.Path}/ca"]);
        await using var station = await server.Boot16Async("S1");
        await station.AskAsync("SignCertificate", new { csr = Signing.Csr(key) });
        await station.AnswerCallAsync("DataTransfer", """{"status":"UnknownMessageId"}""");
        await server.UntilStateAsync("Rejected");
    }

    [Property("Requirement", "M06.FR.01")]
    [Property("Requirement", "M06.FR.02")]
    [TestCase(true, "Cert Status: revoked")]
    [TestCase(false, "Cert Status: good")]
    public async Task The_status_of_a_certificate_is_asked_for(bool isRevoked, string status)
    {
        using var pki = new Pki();
        var certificate = pki.Station();
        await using var responder = await OcspResponder.StartAsync(pki, (certificate, isRevoked));
        await using var server = await TestServer.StartAsync(["Csms:Certificates:OcspHosts:0=127.0.0.1"], TimeProvider.System);
        await using var station = await server.Boot16Async("S1");
        var data = new
        {
            hashAlgorithm = "SHA256",
            issuerNameHash = Convert.ToHexStringLower(SHA256.HashData(pki.Authority1.SubjectName.RawData)),
            issuerKeyHash = Convert.ToHexStringLower(SHA256.HashData(pki.Authority1.PublicKey.EncodedKeyValue.RawData)),
            serialNumber = certificate.SerialNumber.TrimStart('0'),
            responderURL = responder.Url,
        };

        var answer = await station.AskAsync("GetCertificateStatus", new { ocspRequestData = data });

        Assert.That((string)answer["status"]!, Is.EqualTo("Accepted"), answer.ToJsonString());
        var reply = Server.Certificates.OcspReply.Read(
            Convert.FromBase64String((string)answer["ocspResult"]!),
            new Server.Certificates.OcspQuestion(Server.Certificates.OcspQuestion.Sha256, data.issuerNameHash, data.issuerKeyHash, data.serialNumber).CertId()!,
            TimeProvider.System.GetUtcNow(), out _);
        Assert.That($"Cert Status: {reply!.Status.ToString().ToLowerInvariant()}", Is.EqualTo(status));
        Assert.That((string)(await station.AskAsync("GetCertificateStatus", new { ocspRequestData = data with { responderURL = "http://10.0.0.1/" } }))["status"]!, Is.EqualTo("Failed"));
    }

    [Property("Requirement", "M03")]
    [Property("Requirement", "M04.FR.07")]
    [Property("Requirement", "M05")]
    [TestCase("V2G", "V2GRootCertificate")]
    [TestCase("MobilityOperator", "MORootCertificate")]
    public async Task Roots_of_contracts_are_installed_listed_and_deleted(string use, string type)
    {
        using var pki = new Pki();
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");

        var installing = server.SendForAsync(200, "POST", "stations/S1/certificates/installed", JsonSerializer.Serialize(new { use, certificate = pki.Root.ExportCertificatePem() }));
        Assert.That((string)(await station.AnswerTransferAsync("InstallCertificate", Signing.Accepted))["certificateType"]!, Is.EqualTo(type));
        Assert.That((string)(await installing)["status"]!, Is.EqualTo("Accepted"));
        var known = (await server.GetAsync("stations/S1/certificates/installed"))["items"]!.AsArray().Single()!;
        Assert.That((string)known["use"]!, Is.EqualTo(use));

        // That it holds one is known now, so it is asked for them without being told to.
        var hash = new { hashAlgorithm = "SHA384", issuerNameHash = new string('A', 96), issuerKeyHash = new string('b', 96), serialNumber = "0aB1" };
        var refreshing = server.SendForAsync(200, "POST", "stations/S1/certificates/installed/refresh");
        await station.AnswerCallAsync("GetInstalledCertificateIds", NotFound);
        await station.AnswerCallAsync("GetInstalledCertificateIds", NotFound);
        await station.AnswerTransferAsync(
            "GetInstalledCertificateIds", JsonSerializer.Serialize(new { status = "Accepted", certificateHashDataChain = new[] { new { certificateType = type, certificateHashData = hash } } }));
        var held = (await refreshing)["items"]!.AsArray().Single()!;
        Assert.That(((string)held["use"]!, (string)held["hash"]!["serialNumber"]!), Is.EqualTo((use, "0aB1")));

        var deleting = server.SendForAsync(200, "DELETE", $"stations/S1/certificates/installed/{held["number"]}");
        var sent = await station.AnswerTransferAsync("DeleteCertificate", Signing.Accepted);
        Assert.That(JsonNode.DeepEquals(sent["certificateHashData"], JsonSerializer.SerializeToNode(hash)), Is.True, sent.ToJsonString());
        await deleting;
        Assert.That((await server.GetAsync("stations/S1/certificates/installed"))["items"]!.AsArray(), Is.Empty);
    }

    [Property("Requirement", "M03")]
    [Test]
    public async Task A_station_is_asked_for_roots_of_contracts_when_the_operator_says_so()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var refreshing = server.SendForAsync(502, "POST", "stations/S1/certificates/installed/refresh?contracts=true");
        await station.AnswerCallAsync("GetInstalledCertificateIds", NotFound);
        await station.AnswerCallAsync("GetInstalledCertificateIds", NotFound);
        await station.AnswerCallAsync("DataTransfer", """{"status":"UnknownVendorId"}""");
        Assert.That((await refreshing).ToJsonString(), Does.Contain("UnknownVendorId"));
    }

    [TestCase("trigger", """{"message":"SignV2GCertificate"}""")]
    [TestCase("certificates/renew", """{"use":"V2G"}""")]
    public async Task A_station_is_asked_for_a_new_certificate_towards_vehicles(string verb, string body)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var asking = server.SendForAsync(200, "POST", $"stations/S1/{verb}", body);
        Assert.That((string)(await station.AnswerTransferAsync("TriggerMessage", """{"status":"NotImplemented"}"""))["requestedMessage"]!, Is.EqualTo("SignV2GCertificate"));
        Assert.That((string)(await asking)["status"]!, Is.EqualTo("NotImplemented"));
    }

    [TestCase("""{"status":"Accepted"}""")]
    [TestCase("""{"status":"Accepted","data":"nonsense"}""")]
    [TestCase("""{"status":"Accepted","data":"{\"status\":\"Perhaps\"}"}""")]
    public async Task An_answer_that_cannot_be_read_is_told_as_such(string answer)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var asking = server.SendForAsync(502, "POST", "stations/S1/trigger", """{"message":"SignV2GCertificate"}""");
        await station.AnswerCallAsync("DataTransfer", answer);
        Assert.That((await asking).ToJsonString(), Does.Contain("cannot be read"));
    }

    [TestCase(null, "UnknownMessageId")]
    [TestCase("Heartbeat", "UnknownMessageId")]
    [TestCase("TransactionEvent", "UnknownMessageId")]
    [TestCase("Authorize", "Rejected")]
    public async Task What_is_not_in_the_application_note_is_not_answered(string? messageId, string status)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        Assert.That((string)(await station.TransferAsync(messageId, null))["status"]!, Is.EqualTo(status));
    }

    [TestCase("")]
    [TestCase("nonsense")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"idToken":7}""")]
    [TestCase("""{"idToken":{"idToken":"X","type":"eMAID"},"idToken":{"idToken":"Y","type":"eMAID"}}""")]
    [TestCase("""{"idToken":{"idToken":"\uD800","type":"eMAID"}}""")]
    public async Task Data_that_is_no_message_is_rejected_and_told(string data)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        Assert.That((string)(await station.TransferAsync("Authorize", data))["status"]!, Is.EqualTo("Rejected"));
        await server.TimelineWithAsync("S1", "Authorize by DataTransfer cannot be understood");
    }

    [Test]
    public async Task Data_that_is_nested_very_deeply_is_rejected()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        Assert.That((string)(await station.TransferAsync("Authorize", new string('[', 5000)))["status"]!, Is.EqualTo("Rejected"));
    }

    [Property("Requirement", "C07.FR.04")]
    [Test]
    public async Task An_id_as_1_6_has_it_is_that_of_a_contract_and_starts_a_transaction_in_each_spelling()
    {
        await using var server = await TestServer.StartAsync(["Csms:Tokens:Unknown=Reject"]);
        await using var station = await server.Boot16Async("S1");
        await server.SendForAsync(201, "PUT", "tokens/DEABCC12345678", """{"type":"eMAID"}""");
        Assert.That((string)(await station.AskAsync("Authorize", """{"idToken":"DE-ABC-C12345678-1"}"""))["idTokenInfo"]!["status"]!, Is.EqualTo("Accepted"));
        var started = await station.CallAsync("StartTransaction", """{"connectorId":1,"idTag":"DE-ABC-C12345678-1","meterStart":0,"timestamp":"2026-03-01T12:50:00Z"}""");
        Assert.That((string)started["idTagInfo"]!["status"]!, Is.EqualTo("Accepted"));
    }
}
