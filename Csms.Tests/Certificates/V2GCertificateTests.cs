using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Csms.Tests.Api;
using Csms.Tests.Security;
using Csms.Tests.Support;

namespace Csms.Tests.Certificates;

/// <summary>What only 2.0.1 has of certificates, and what a certificate is good for afterwards.</summary>
internal sealed class V2GCertificateTests
{
    [Property("Requirement", "A02.FR.14")]
    [TestCase("V2GCertificate", "V2G")]
    [TestCase("ChargingStationCertificate", "Station")]
    public async Task The_certificate_comes_with_the_type_that_was_asked_for(string type, string use)
    {
        var folder = Directory.CreateTempSubdirectory("csms-ca-").FullName;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using (var server = await TestServer.StartAsync(["Csms:Certificates:Authority=Embedded", $"Csms:Certificates:EmbeddedFolder={folder}/ca"]))
        {
            await using var station = await server.Boot201Async("S1");
            await station.AskAsync(Signing.Csr(key), type);
            Assert.That((string)(await station.AnswerCallAsync("CertificateSigned", Signing.Accepted))["certificateType"]!, Is.EqualTo(type));
            Assert.That((string)(await server.UntilStateAsync("Accepted"))["use"]!, Is.EqualTo(use));
        }
        Directory.Delete(folder, recursive: true);
    }

    [Property("Requirement", "A00.FR.403")]
    [Property("Requirement", "A05.FR.07")]
    [Test]
    public async Task A_station_gets_a_certificate_over_its_password_and_comes_in_with_it_by_profile_3_from_where_there_is_no_way_back()
    {
        using var pki = new Pki();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var folder = Directory.CreateTempSubdirectory("csms-ca-").FullName;
        await using (var server = await SecureHandshake.StartAsync(pki, "Csms:Certificates:Authority=Embedded", $"Csms:Certificates:EmbeddedFolder={folder}/ca"))
        {
            await server.RegisterAsync(new { id = "S1", securityProfile = 2, password = "a-password-of-S1" });
            await using var station = await server.ConnectSecurelyAsync("S1", null, password: "a-password-of-S1"u8.ToArray());
            await station.CallAsync("BootNotification", """{"reason":"PowerUp","chargingStation":{"vendorName":"Test","model":"Raw","serialNumber":"SN-7"}}""");
            Assert.That((string)(await station.AskAsync(Signing.Csr(key)))["status"]!, Is.EqualTo("Rejected"), "S1 is its id, not its serial number");
            await station.AskAsync(Signing.Csr(key, "CN=SN-7, O=Operator"));
            var chain = (await station.AnswerCallAsync("CertificateSigned", Signing.Accepted)).Chain();
            await server.UntilStateAsync("Accepted");
            await server.SendForAsync(200, "PATCH", "stations/S1", """{"securityProfile":3}""");

            await using var back = await server.ConnectSecurelyAsync("S1", chain[0].CopyWithPrivateKey(key));

            await back.CallAsync("Heartbeat", "{}");
            Assert.That((await server.SendAsync("PATCH", "stations/S1", """{"securityProfile":1}""")).Status, Is.EqualTo(422));
        }
        Directory.Delete(folder, recursive: true);
    }
}
