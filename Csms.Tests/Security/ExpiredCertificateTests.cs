using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Csms.Tests.Certificates;
using Csms.Tests.Support;

namespace Csms.Tests.Security;

/// <summary>Stations whose certificate is over, where an operator lets them in to renew it. The clock stands in March 2026.</summary>
internal sealed class ExpiredCertificateTests
{
    private const string Boot = """{"reason":"PowerUp","chargingStation":{"vendorName":"Test","model":"Raw"}}""";

    /// <summary>The time that a station has to boot before it is taken for one that does not.</summary>
    private static readonly TimeSpan Moments = TimeSpan.FromSeconds(5);

    private static readonly DateTimeOffset February = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);

    private Pki _pki = null!;
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void Create()
    {
        _pki = new Pki();
        _pki.Write("roots.pem", _pki.Root, _pki.Authority1);
        _folder = new TemporaryFolder();
    }

    [TearDown]
    public void Dispose()
    {
        _pki.Dispose();
        _folder.Dispose();
    }

    [TestCase("ocpp1.6", """{"chargePointVendor":"Test","chargePointModel":"Raw"}""", "ExtendedTriggerMessage")]
    [TestCase("ocpp2.0.1", """{"reason":"PowerUp","chargingStation":{"vendorName":"Test","model":"Raw"}}""", "TriggerMessage")]
    [Property("Requirement", "A00.FR.408")]
    [Property("Requirement", "A00.FR.429")]
    [Property("Requirement", "A00.FR.807")]
    public async Task A_station_whose_certificate_is_over_is_kept_pending_and_asked_for_a_new_one_at_once(string subprotocol, string boot, string trigger)
    {
        await using var server = await StartAsync();
        await server.RegisterAsync(new { id = "CS-1", securityProfile = 3 });
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        X509Certificate2 renewed;
        await using (var station = await server.ConnectSecurelyAsync("CS-1", _pki.Station(to: February), subprotocol))
        {
            Assert.That((string?)(await station.CallAsync("BootNotification", boot))["status"], Is.EqualTo("Pending"));
            var asked = await station.AnswerCallAsync(trigger, Signing.Accepted);
            Assert.That((string?)asked["requestedMessage"], Does.StartWith("SignCharg"));
            Assert.That((string?)(await station.AskAsync(Signing.Csr(key, "CN=CS-1, O=Operator")))["status"], Is.EqualTo("Accepted"));
            renewed = (await station.AnswerCallAsync("CertificateSigned", Signing.Accepted)).Chain()[0];
        }
        await server.TimelineWithAsync("CS-1", "InvalidChargingStationCertificate: The certificate is over");

        using var own = renewed.CopyWithPrivateKey(key);
        await using var again = await server.ConnectSecurelyAsync("CS-1", own, subprotocol);
        Assert.That((string?)(await again.CallAsync("BootNotification", boot))["status"], Is.EqualTo("Accepted"));
        renewed.Dispose();
    }

    [Test]
    [Property("Requirement", "A00.FR.429")]
    public async Task Also_one_that_was_accepted_before_may_do_nothing_else_without_a_boot()
    {
        var clock = new ManualClock();
        await using var server = await StartAsync(clock);
        await server.RegisterAsync(new { id = "CS-1", securityProfile = 3 });
        var certificate = _pki.Station(to: clock.GetUtcNow().AddHours(1));
        await using (var station = await server.ConnectSecurelyAsync("CS-1", certificate))
            await station.CallAsync("BootNotification", """{"reason":"PowerUp","chargingStation":{"vendorName":"Test","model":"Raw"}}""");
        clock.Advance(TimeSpan.FromHours(2));

        await using var later = await server.ConnectSecurelyAsync("CS-1", certificate);

        Assert.That(await later.CallForErrorAsync("Heartbeat", "{}"), Is.EqualTo("SecurityError"));
    }

    [Test]
    [Property("Requirement", "A00.FR.429")]
    public async Task One_that_is_back_without_a_boot_is_asked_for_a_new_certificate_and_goes_on_with_it()
    {
        var clock = new ManualClock();
        await using var server = await StartAsync(clock);
        await server.RegisterAsync(new { id = "CS-1", securityProfile = 3 });
        var certificate = _pki.Station(to: clock.GetUtcNow().AddHours(1));
        await using (var station = await server.ConnectSecurelyAsync("CS-1", certificate))
            await station.CallAsync("BootNotification", Boot);
        clock.Advance(TimeSpan.FromHours(2));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        X509Certificate2 renewed;
        await using (var later = await server.ConnectSecurelyAsync("CS-1", certificate))
        {
            Assert.That(await later.CallForErrorAsync("Heartbeat", "{}"), Is.EqualTo("SecurityError"));
            clock.Advance(Moments);
            Assert.That((string?)(await later.AnswerCallAsync("TriggerMessage", Signing.Accepted))["requestedMessage"], Is.EqualTo("SignChargingStationCertificate"));
            Assert.That((string?)(await later.AskAsync(Signing.Csr(key, "CN=CS-1, O=Operator")))["status"], Is.EqualTo("Accepted"));
            renewed = (await later.AnswerCallAsync("CertificateSigned", Signing.Accepted)).Chain()[0];
            // Once over this socket.
            clock.Advance(Moments);
            Assert.That(await later.CallForErrorAsync("Heartbeat", "{}"), Is.EqualTo("SecurityError"));
        }

        using var own = renewed.CopyWithPrivateKey(key);
        await using var again = await server.ConnectSecurelyAsync("CS-1", own);
        await again.CallAsync("Heartbeat", "{}");
        renewed.Dispose();
    }

    [Test]
    [Property("Requirement", "A00.FR.429")]
    public async Task One_that_was_asked_before_it_booted_and_refused_is_asked_again_after_its_boot()
    {
        var clock = new ManualClock();
        await using var server = await StartAsync(clock);
        await server.RegisterAsync(new { id = "CS-1", securityProfile = 3 });
        var certificate = _pki.Station(to: clock.GetUtcNow().AddHours(1));
        await using (var station = await server.ConnectSecurelyAsync("CS-1", certificate))
            await station.CallAsync("BootNotification", Boot);
        clock.Advance(TimeSpan.FromHours(2));

        await using var later = await server.ConnectSecurelyAsync("CS-1", certificate);
        Assert.That(await later.CallForErrorAsync("Heartbeat", "{}"), Is.EqualTo("SecurityError"));
        clock.Advance(Moments);
        await later.AnswerCallAsync("TriggerMessage", """{"status":"Rejected"}""");
        Assert.That((string?)(await later.CallAsync("BootNotification", Boot))["status"], Is.EqualTo("Pending"));
        await later.AnswerCallAsync("TriggerMessage", Signing.Accepted);
    }

    [TestCase("of another root", "does not lead to a known root")]
    [TestCase("of another station", "is for 'CS-2'")]
    [Property("Requirement", "A00.FR.407")]
    public async Task One_that_is_over_and_not_the_stations_is_refused_all_the_same(string kind, string reason)
    {
        await using var server = await StartAsync();
        await server.RegisterAsync(new { id = "CS-1", securityProfile = 3 });
        var certificate = kind == "of another root" ? _pki.Station(issuer: _pki.Authority("Test root", null), to: February) : _pki.Station("CS-2", to: February);

        var (status, body) = await SecureHandshake.KnockAsync(server.SecureUrl("CS-1"), [certificate]);

        Assert.That((status, body), Is.EqualTo((HttpStatusCode.Forbidden, body)));
        Assert.That(body, Does.Contain(reason).Or.Contain(reason.Replace("'", "\\u0027", StringComparison.Ordinal)));
    }

    private Task<TestServer> StartAsync(TimeProvider? time = null) => SecureHandshake.StartAsync(
        _pki, time, "Csms:Security:AdmitExpired=true", "Csms:Certificates:Authority=Embedded", $"Csms:Certificates:EmbeddedFolder={Path.Combine(_folder.Path, "ca")}");
}
