using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Csms.Tests.Api;
using Csms.Tests.PlugAndCharge;
using Csms.Tests.Security;
using Csms.Tests.Support;

namespace Csms.Tests.Certificates;

/// <summary>Renewal, and what is said before certificates end. Certificates here are valid for 40 days.</summary>
[TestFixture("1.6")]
[TestFixture("2.0.1")]
internal sealed class CertificateEndTests(string version)
{
    private static readonly TimeSpan NextLook = TimeSpan.FromMinutes(10);

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private ManualClock _clock = null!;
    private string _folder = null!;

    private bool Is16 => version == "1.6";

    [SetUp]
    public void Create() => (_folder, _clock) = (Directory.CreateTempSubdirectory("csms-ca-").FullName, new ManualClock());

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [OneTimeTearDown]
    public void Dispose() => _key.Dispose();

    [Property("Requirement", "A02")]
    [Test]
    public async Task An_operator_has_a_station_renew_its_certificate()
    {
        await using var server = await StartAsync();
        await using var station = await server.BootAsync(Is16);
        var answer = server.SendForAsync(200, "POST", "stations/S1/certificates/renew");
        await AnswerTriggerAsync(station);
        Assert.That((string)(await answer)["status"]!, Is.EqualTo("Accepted"));
        await TakeAsync(server, station, _key);
    }

    [Test]
    public async Task A_station_renews_a_certificate_towards_vehicles()
    {
        await using var server = await StartAsync();
        await using var station = await server.BootAsync(Is16);
        var answer = server.SendForAsync(200, "POST", "stations/S1/certificates/renew", """{"use":"V2G"}""");
        // 1.6 has it by DataTransfer.
        var sent = Is16 ? await station.AnswerTransferAsync("TriggerMessage", Signing.Accepted) : await station.AnswerCallAsync("TriggerMessage", Signing.Accepted);
        Assert.That((string)sent["requestedMessage"]!, Is.EqualTo("SignV2GCertificate"));
        await answer;
    }

    [Test]
    public async Task The_end_is_said_once_a_month_before_once_a_week_before_and_once_when_it_is_over()
    {
        await using var server = await StartAsync();
        await using (var station = await server.BootAsync(Is16))
            await TakeAsync(server, station, _key);
        await server.UntilAsync("stations/S1", shown => !(bool)shown["connected"]!);

        await PassAsync(server, TimeSpan.FromDays(9), 0);
        await PassAsync(server, TimeSpan.FromDays(2), 1);
        await server.TimelineWithAsync("S1", "(Station) expires at 2026-04-10 12:55 UTC, in ");
        await PassAsync(server, TimeSpan.FromDays(20), 1);
        await PassAsync(server, TimeSpan.FromDays(3), 2);
        await PassAsync(server, TimeSpan.FromDays(7), 3);
        await server.TimelineWithAsync("S1", "(Station) expired at 2026-04-10 12:55 UTC.");
        await PassAsync(server, TimeSpan.FromDays(7), 3);
    }

    [Test]
    public async Task Whoever_listens_is_alarmed()
    {
        await using var server = await StartAsync();
        await using (var station = await server.BootAsync(Is16))
            await TakeAsync(server, station, _key);
        using var request = new HttpRequestMessage(HttpMethod.Get, "events");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        using var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        _clock.Advance(TimeSpan.FromDays(11));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        string? line;
        do
            line = await reader.ReadLineAsync(patience.Token);
        while (line?.Contains("CertificateExpiry", StringComparison.Ordinal) == false);
        Assert.That(line, Does.Contain("expires at 2026-04-10 12:55 UTC"));
    }

    [Test]
    public async Task A_station_is_asked_to_renew_in_time_once_a_day_until_it_has()
    {
        await using var server = await StartAsync("Csms:Certificates:RenewBefore=20.00:00:00");
        await using (var station = await server.BootAsync(Is16))
            await TakeAsync(server, station, _key);
        _clock.Advance(TimeSpan.FromDays(21));
        await using var back = await server.ConnectAsync("S1", Is16 ? "ocpp1.6" : "ocpp2.0.1");
        await back.CallAsync("Heartbeat", "{}");
        _clock.Advance(NextLook);
        await AnswerTriggerAsync(back);
        // No certificate came of it: tomorrow again, and not before.
        await server.UntilAsync("audit", shown => RenewalsOf(shown) == 1);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.That(RenewalsOf(await server.GetAsync("audit")), Is.EqualTo(1));
        await back.CallAsync("Heartbeat", "{}");
        _clock.Advance(TimeSpan.FromHours(23));
        await AnswerTriggerAsync(back);
        using var next = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await TakeAsync(server, back, next);
    }

    [Test]
    public async Task The_end_of_a_root_at_a_station_is_said_too()
    {
        using var pki = new Pki();
        await using var server = await StartAsync("Csms:Certificates:AnnounceBefore=3650.00:00:00");
        await using (var station = await server.BootAsync(Is16))
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var made = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=Short root", key, HashAlgorithmName.SHA256);
            made.CertificateExtensions.Add(new System.Security.Cryptography.X509Certificates.X509BasicConstraintsExtension(true, false, 0, true));
            using var root = made.CreateSelfSigned(Pki.Begin, new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
            var body = System.Text.Json.JsonSerializer.Serialize(new { use = "Csms", certificate = root.ExportCertificatePem() });
            var answer = server.SendForAsync(200, "POST", "stations/S1/certificates/installed", body);
            await station.AnswerCallAsync("InstallCertificate", Signing.Accepted);
            await answer;
        }
        _clock.Advance(NextLook);
        await server.TimelineWithAsync("S1", "The Csms root certificate 'CN=Short root' at the station expires at 2027-01-01 00:00 UTC");
    }

    private async Task PassAsync(TestServer server, TimeSpan time, int said)
    {
        _clock.Advance(time);
        var reasons = said == 0 ? [] : await server.TimelineWithAsync("S1", " expire", said);
        Assert.That(reasons.Count(reason => reason.Contains(" expire", StringComparison.Ordinal)), Is.EqualTo(said));
    }

    private static int RenewalsOf(JsonNode audit) => audit["items"]!.AsArray().Count(line => line!.ToJsonString().Contains("renew-certificate", StringComparison.Ordinal));

    private async Task AnswerTriggerAsync(RawStation station)
    {
        var sent = await station.AnswerCallAsync(Is16 ? "ExtendedTriggerMessage" : "TriggerMessage", Signing.Accepted);
        Assert.That((string)sent["requestedMessage"]!, Is.EqualTo(Is16 ? "SignChargePointCertificate" : "SignChargingStationCertificate"));
    }

    private static async Task TakeAsync(TestServer server, RawStation station, ECDsa key)
    {
        await station.AskAsync(Signing.Csr(key));
        await station.AnswerCallAsync("CertificateSigned", Signing.Accepted);
        await server.UntilStateAsync("Accepted");
    }

    private Task<TestServer> StartAsync(params string[] settings) => TestServer.StartAsync(
        ["Csms:Certificates:Authority=Embedded", $"Csms:Certificates:EmbeddedFolder={_folder}/ca", "Csms:Certificates:EmbeddedValidity=40.00:00:00", .. settings], _clock);
}
