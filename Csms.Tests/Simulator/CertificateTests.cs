using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Csms.Protocol;

namespace Csms.Tests.Simulator;

[TestFixture(OcppVersion.Ocpp16)]
[TestFixture(OcppVersion.Ocpp201)]
internal sealed class CertificateTests(OcppVersion version)
{
    private static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [OneTimeTearDown]
    public void Dispose() => _key.Dispose();

    [Test]
    [Property("Requirement", "A02")]
    public async Task A_station_asks_for_a_certificate_and_takes_only_the_one_for_its_key()
    {
        await using var rig = await StationRig.BootedAsync(version);
        var trigger = rig.Is16
            ? await rig.Csms.CallAsync("ExtendedTriggerMessage", """{"requestedMessage":"SignChargePointCertificate"}""")
            : await rig.Csms.CallAsync("TriggerMessage", """{"requestedMessage":"SignChargingStationCertificate"}""");
        Assert.That(trigger.Status, Is.EqualTo("Accepted"));
        var csr = (await rig.Csms.NextAsync("SignCertificate")).GetProperty("csr").GetString()!;
        var request = CertificateRequest.LoadSigningRequestPem(csr, HashAlgorithmName.SHA256);
        Assert.That(request.SubjectName.Name, Does.Contain("CN=CS-1"));

        using var root = Root();
        using var stranger = Root("CN=Stranger");
        Assert.That((await SignedAsync(rig, stranger)).Status, Is.EqualTo("Rejected"));
        var alarm = await rig.Csms.NextAsync("SecurityEventNotification");
        Assert.That(alarm.GetProperty("type").GetString(), Is.EqualTo(rig.Is16 ? "InvalidChargePointCertificate" : "InvalidChargingStationCertificate"));

        using var issued = request.Create(root.SubjectName, X509SignatureGenerator.CreateForECDsa(_key), From, From.AddYears(1), [9]);
        Assert.That((await SignedAsync(rig, issued)).Status, Is.EqualTo("Accepted"));
    }

    [Test]
    [Property("Requirement", "M03")]
    [Property("Requirement", "M04")]
    [Property("Requirement", "M05")]
    public async Task A_root_certificate_is_installed_listed_and_deleted()
    {
        await using var rig = await StationRig.BootedAsync(version);
        var use = rig.Is16 ? "CentralSystemRootCertificate" : "CSMSRootCertificate";
        using var root = Root();
        Assert.That((await rig.Csms.CallAsync("InstallCertificate", JsonSerializer.Serialize(new { certificateType = use, certificate = "nonsense" }))).Status, Is.EqualTo("Rejected"));
        Assert.That((await rig.Csms.CallAsync("InstallCertificate", JsonSerializer.Serialize(new { certificateType = use, certificate = root.ExportCertificatePem() }))).Status, Is.EqualTo("Accepted"));

        var listed = await rig.Csms.CallAsync("GetInstalledCertificateIds", rig.Is16 ? $$"""{"certificateType":"{{use}}"}""" : "{}");
        var hash = rig.Is16
            ? listed.Payload.GetProperty("certificateHashData")[0]
            : listed.Payload.GetProperty("certificateHashDataChain")[0].GetProperty("certificateHashData");
        Assert.That(hash.GetProperty("issuerNameHash").GetString(), Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(root.SubjectName.RawData))));

        var delete = $$"""{"certificateHashData":{{hash.GetRawText()}}}""";
        Assert.That((await rig.Csms.CallAsync("DeleteCertificate", delete)).Status, Is.EqualTo("Accepted"));
        Assert.That((await rig.Csms.CallAsync("DeleteCertificate", delete)).Status, Is.EqualTo("NotFound"));
    }

    private static Task<Csms.Tests.Support.ScriptedCsms.StationAnswer> SignedAsync(StationRig rig, X509Certificate2 certificate) =>
        rig.Csms.CallAsync("CertificateSigned", JsonSerializer.Serialize(new { certificateChain = certificate.ExportCertificatePem() }));

    private X509Certificate2 Root(string name = "CN=Test root") =>
        new CertificateRequest(name, _key, HashAlgorithmName.SHA256).CreateSelfSigned(From, From.AddYears(10));
}
