using System.Net;
using System.Security.Cryptography.X509Certificates;
using Csms.Tests.Api;

namespace Csms.Tests.Security;

/// <summary>Security profile 3 over real TLS handshakes (requirements.md 1.7, 3 and 4-A).</summary>
internal sealed class MutualTlsTests
{
    private Pki _pki = null!;

    [SetUp]
    public void Create() => _pki = new Pki();

    [TearDown]
    public void Dispose() => _pki.Dispose();

    [TestCase("none", "presented none")]
    [TestCase("expired", "expired at 2026-02-01 00:00 UTC")]
    [TestCase("not yet valid", "not valid before 2026-04-01 00:00 UTC")]
    [TestCase("self-signed", "does not lead to a known root")]
    [TestCase("of another root", "does not lead to a known root")]
    [TestCase("of another organization", "not of the organization 'Operator'")]
    [TestCase("of another station", "is for 'CS-2', but the station's id is 'CS-1'")]
    [TestCase("revoked", "The certificate is revoked")]
    [Property("Requirement", "A00.FR.403")]
    [Property("Requirement", "A00.FR.404")]
    [Property("Requirement", "A00.FR.405")]
    [Property("Requirement", "A00.FR.407")]
    [Property("Requirement", "A00.FR.408")]
    [Property("Requirement", "A00.FR.702")]
    public async Task A_certificate_that_is_not_the_stations_is_refused_and_the_timeline_says_why(string kind, string reason)
    {
        var revoked = _pki.Station();
        _pki.WriteCrl([revoked], []);
        await using var server = await SecureHandshake.StartAsync(_pki, $"Csms:Security:StationCrl={_pki.CrlFile}");
        await server.RegisterAsync(new { id = "CS-1", securityProfile = 3 });
        var certificate = kind switch
        {
            "none" => null,
            "expired" => _pki.Station(to: new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero)),
            "not yet valid" => _pki.Station(from: new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero)),
            "self-signed" => _pki.Station(selfSigned: true),
            "of another root" => _pki.Station(issuer: _pki.Authority("Test root", null)),
            "of another organization" => _pki.Station(organization: "Somebody"),
            "of another station" => _pki.Station("CS-2"),
            _ => revoked,
        };

        var (status, body) = await SecureHandshake.KnockAsync(server.SecureUrl("CS-1"), certificate is null ? null : [certificate, _pki.Authority1]);

        Assert.That(status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(System.Text.Json.Nodes.JsonNode.Parse(body)!["detail"]!.ToString(), Does.Contain(reason));
        await server.TimelineWithAsync("CS-1", "InvalidChargingStationCertificate: ");
        await server.TimelineWithAsync("CS-1", "Refused with 403: ");
    }

    [TestCase("ocpp1.6")]
    [TestCase("ocpp2.0.1")]
    [Property("Requirement", "A00.FR.402")]
    [Property("Requirement", "A00.FR.409")]
    public async Task A_station_with_its_certificate_needs_no_password(string subprotocol)
    {
        _pki.Write("roots.pem", _pki.Root, _pki.Authority1);
        await using var server = await SecureHandshake.StartAsync(_pki, $"Csms:Security:StationCrl={_pki.CrlFile}");
        await server.RegisterAsync(new { id = "CS-1", securityProfile = 3 });

        await using var station = await server.ConnectSecurelyAsync("CS-1", _pki.Station(), subprotocol);

        Assert.That(station.Subprotocol, Is.EqualTo(subprotocol));
        await server.TimelineWithAsync("CS-1", "over wss");
    }

    [Test]
    [Property("Requirement", "A00.FR.403")]
    public async Task The_authority_between_may_come_from_the_station_or_lie_with_the_roots()
    {
        await using var server = await SecureHandshake.StartAsync(_pki);
        await server.RegisterAsync(new { id = "CS-1", securityProfile = 3 });
        var certificate = _pki.Station();

        Assert.That((await SecureHandshake.KnockAsync(server.SecureUrl("CS-1"), [certificate])).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await SecureHandshake.KnockAsync(server.SecureUrl("CS-1"), [certificate, _pki.Authority1])).Status, Is.EqualTo(HttpStatusCode.SwitchingProtocols));
        _pki.Write("roots.pem", _pki.Root, _pki.Authority1);
        Assert.That((await SecureHandshake.KnockAsync(server.SecureUrl("CS-1"), [certificate])).Status, Is.EqualTo(HttpStatusCode.SwitchingProtocols));
    }

    [Test]
    [Property("Requirement", "A00.FR.403")]
    public async Task Another_file_of_roots_counts_at_once_and_a_broken_one_changes_nothing()
    {
        await using var server = await SecureHandshake.StartAsync(_pki);
        await server.RegisterAsync(new { id = "CS-1", securityProfile = 3 });
        IEnumerable<X509Certificate2> old = [_pki.Station(), _pki.Authority1];
        var root = _pki.Authority("Next root", null);

        _pki.Replace("roots.pem", "nothing of the kind");
        Assert.That((await SecureHandshake.KnockAsync(server.SecureUrl("CS-1"), old)).Status, Is.EqualTo(HttpStatusCode.SwitchingProtocols));
        _pki.Write("roots.pem", root);
        Assert.That((await SecureHandshake.KnockAsync(server.SecureUrl("CS-1"), old)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await SecureHandshake.KnockAsync(server.SecureUrl("CS-1"), [_pki.Station(issuer: root)])).Status, Is.EqualTo(HttpStatusCode.SwitchingProtocols));
    }

    [Test]
    [Property("Requirement", "A00.FR.702")]
    [Property("Requirement", "A00.FR.705")]
    [Property("Requirement", "A00.FR.704")]
    public async Task A_certificate_revoked_later_is_refused_from_then_on_and_so_are_all_of_a_revoked_authority()
    {
        await using var server = await SecureHandshake.StartAsync(_pki, $"Csms:Security:StationCrl={_pki.CrlFile}");
        await server.RegisterAsync(new { id = "CS-1", securityProfile = 3 });
        var (own, other) = (_pki.Station(), _pki.Station());

        Assert.That((await SecureHandshake.KnockAsync(server.SecureUrl("CS-1"), [own, _pki.Authority1])).Status, Is.EqualTo(HttpStatusCode.SwitchingProtocols));
        _pki.WriteCrl([own], []);
        Assert.That((await SecureHandshake.KnockAsync(server.SecureUrl("CS-1"), [own, _pki.Authority1])).Body, Does.Contain("is revoked"));
        Assert.That((await SecureHandshake.KnockAsync(server.SecureUrl("CS-1"), [other, _pki.Authority1])).Status, Is.EqualTo(HttpStatusCode.SwitchingProtocols));
        _pki.WriteCrl([own], [], ofRootToo: false);
        Assert.That((await SecureHandshake.KnockAsync(server.SecureUrl("CS-1"), [other, _pki.Authority1])).Body, Does.Contain("there is no list of its issuer"));
        _pki.WriteCrl([], [_pki.Authority1]);
        Assert.That((await SecureHandshake.KnockAsync(server.SecureUrl("CS-1"), [other, _pki.Authority1])).Body, Does.Contain("issuer").And.Contain("is revoked"));
    }

    [Test]
    [Property("Requirement", "A00.FR.405")]
    public async Task The_certificate_names_the_serial_number_once_one_is_known()
    {
        await using var server = await SecureHandshake.StartAsync(_pki);
        await server.RegisterAsync(new { id = "CS-1", securityProfile = 3, serialNumber = "SN-77" });

        Assert.That(
            (await SecureHandshake.KnockAsync(server.SecureUrl("CS-1"), [_pki.Station(), _pki.Authority1])).Body, Does.Contain("serial number is 'SN-77'"));
        Assert.That((await SecureHandshake.KnockAsync(server.SecureUrl("CS-1"), [_pki.Station("SN-77"), _pki.Authority1])).Status, Is.EqualTo(HttpStatusCode.SwitchingProtocols));
        var changed = await server.SendForAsync(200, "PATCH", "stations/CS-1", """{"serialNumber":"SN-78"}""");
        Assert.That((string?)changed["serialNumber"], Is.EqualTo("SN-78"));
        Assert.That((await SecureHandshake.KnockAsync(server.SecureUrl("CS-1"), [_pki.Station("SN-77"), _pki.Authority1])).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCase("ocpp1.6", """{"chargePointVendor":"Test","chargePointModel":"Raw","chargePointSerialNumber":"SN-78"}""")]
    [TestCase("ocpp2.0.1", """{"reason":"PowerUp","chargingStation":{"vendorName":"Test","model":"Raw","serialNumber":"SN-78"}}""")]
    [Property("Requirement", "B01.FR.11")]
    [Property("Requirement", "B01.FR.12")]
    public async Task A_station_that_boots_with_another_serial_number_than_its_certificate_names_is_closed(string subprotocol, string boot)
    {
        _pki.Write("roots.pem", _pki.Root, _pki.Authority1);
        await using var server = await SecureHandshake.StartAsync(_pki);
        await server.RegisterAsync(new { id = "CS-1", securityProfile = 3, serialNumber = "SN-77" });

        await using (var station = await server.ConnectSecurelyAsync("CS-1", _pki.Station("SN-77"), subprotocol))
        {
            await station.SendAsync($"[2,\"1\",\"BootNotification\",{boot}]");
            Assert.That(await station.ReceiveAsync(), Is.Null);
            Assert.That(station.CloseReason, Does.Contain("serial number"));
        }
        await server.TimelineWithAsync("CS-1", "InvalidChargingStationCertificate: The certificate is for 'SN-77', but the station booted with the serial number 'SN-78'");

        // What it said of itself is not kept: it comes back with the same certificate, and boots with the right number or with none.
        foreach (var right in new[] { boot.Replace("SN-78", "SN-77", StringComparison.Ordinal), boot.Replace("hargePointSerialNumber", "hargeBoxSerialNumber", StringComparison.Ordinal).Replace("SN-78", "SN-77", StringComparison.Ordinal) })
        {
            await using var station = await server.ConnectSecurelyAsync("CS-1", _pki.Station("SN-77"), subprotocol);
            Assert.That((string?)(await station.CallAsync("BootNotification", right))["status"], Is.EqualTo("Accepted"));
        }
    }

    [Test]
    [Property("Requirement", "B01.FR.11")]
    public async Task A_station_that_names_no_serial_number_has_the_one_of_its_certificate()
    {
        _pki.Write("roots.pem", _pki.Root, _pki.Authority1);
        await using var server = await SecureHandshake.StartAsync(_pki);
        await server.RegisterAsync(new { id = "CS-1", securityProfile = 3, serialNumber = "SN-77" });

        await using (var station = await server.ConnectSecurelyAsync("CS-1", _pki.Station("SN-77")))
            await station.CallAsync("BootNotification", """{"reason":"PowerUp","chargingStation":{"vendorName":"Test","model":"Raw"}}""");

        Assert.That((string?)(await server.GetAsync("stations/CS-1"))["serialNumber"], Is.EqualTo("SN-77"));
    }

    [Test]
    [Property("Requirement", "A00.FR.001")]
    [Property("Requirement", "A00.FR.002")]
    public async Task A_station_is_refused_over_a_lower_profile_than_its_own()
    {
        const string Password = "0123456789abcdef-ghij";
        await using var server = await SecureHandshake.StartAsync(_pki);
        await server.RegisterAsync(new { id = "CS-2", securityProfile = 2, password = Password });
        await server.RegisterAsync(new { id = "CS-3", securityProfile = 3, password = Password });

        Assert.That(async () => await server.ConnectAsync("CS-2", password: System.Text.Encoding.UTF8.GetBytes(Password)), Throws.Exception);
        await server.TimelineWithAsync("CS-2", "Refused with 403: The station's security profile asks for TLS");
        Assert.That((await SecureHandshake.KnockAsync(server.SecureUrl("CS-2"))).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        await using var second = await server.ConnectSecurelyAsync("CS-2", null, password: System.Text.Encoding.UTF8.GetBytes(Password));

        Assert.That(async () => await server.ConnectAsync("CS-3", password: System.Text.Encoding.UTF8.GetBytes(Password)), Throws.Exception);
        await server.TimelineWithAsync("CS-3", "Refused with 403: The station's security profile asks for TLS");
        Assert.That(async () => await server.ConnectSecurelyAsync("CS-3", null, password: System.Text.Encoding.UTF8.GetBytes(Password)), Throws.Exception);
        await server.TimelineWithAsync("CS-3", "presented none");
    }

    [Test]
    [Property("Requirement", "A00.FR.006")]
    public async Task Stations_of_all_profiles_are_served_side_by_side_each_at_its_port()
    {
        const string Password = "0123456789abcdef-ghij";
        var password = System.Text.Encoding.UTF8.GetBytes(Password);
        _pki.Write("roots.pem", _pki.Root, _pki.Authority1);
        await using var server = await SecureHandshake.StartAsync(_pki);
        await server.RegisterAsync(new { id = "CS-0", securityProfile = 0 });
        await server.RegisterAsync(new { id = "CS-1", securityProfile = 1, password = Password });
        await server.RegisterAsync(new { id = "CS-2", securityProfile = 2, password = Password });
        await server.RegisterAsync(new { id = "CS-3", securityProfile = 3 });

        await using var open = await server.ConnectAsync("CS-0", "ocpp1.6");
        await using var basic = await server.ConnectAsync("CS-1", "ocpp2.0.1", password);
        await using var tls = await server.ConnectSecurelyAsync("CS-2", null, "ocpp1.6", password);
        await using var mutual = await server.ConnectSecurelyAsync("CS-3", _pki.Station("CS-3"));
        Assert.That(
            (await server.GetAsync("stations"))["items"]!.AsArray().Select(station => ((bool)station!["connected"]!, (int)station["securityProfile"]!)),
            Is.EqualTo(new[] { (true, 0), (true, 1), (true, 2), (true, 3) }));
    }

    [Test]
    public async Task Whoever_tries_certificates_has_to_wait()
    {
        await using var server = await SecureHandshake.StartAsync(_pki, "Csms:Connections:MaxFailedLoginsPerAddress=2");
        await server.RegisterAsync(new { id = "CS-1", securityProfile = 3 });

        for (var i = 0; i < 2; i++)
            Assert.That((await SecureHandshake.KnockAsync(server.SecureUrl("CS-1"), [_pki.Station("CS-2"), _pki.Authority1])).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await SecureHandshake.KnockAsync(server.SecureUrl("CS-1"), [_pki.Station(), _pki.Authority1])).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [Test]
    public async Task Without_roots_no_certificate_is_asked_for_and_profile_3_is_refused_with_what_to_set()
    {
        await using var server = await SecureHandshake.StartAsync(_pki, "Csms:Security:StationRoots=");
        await server.RegisterAsync(new { id = "CS-1", securityProfile = 3 });

        var (status, body) = await SecureHandshake.KnockAsync(server.SecureUrl("CS-1"), [_pki.Station()]);

        Assert.That(status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(body, Does.Contain("Csms:Security:StationRoots"));
    }
}
