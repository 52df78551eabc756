using System.Net;
using System.Text;
using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Security;

/// <summary>Passwords of stations: whose they are, where they lie, what a station may do with a factory's.</summary>
internal sealed class PasswordTests
{
    private const string Factory = "as-it-left-the-factory";
    private const string Own = "00112233445566778899aabbccddeeff";

    private Pki _pki = null!;

    [SetUp]
    public void Create() => _pki = new Pki();

    [TearDown]
    public void Dispose() => _pki.Dispose();

    [TestCase(false)]
    [TestCase(true)]
    [Property("Requirement", "A00.FR.207")]
    [Property("Requirement", "A00.FR.324")]
    public async Task Identity_and_password_have_to_be_the_same_stations(bool overTls)
    {
        await using var server = await SecureHandshake.StartAsync(_pki);
        foreach (var id in (string[])["CS-1", "CS-2"])
            await server.RegisterAsync(new { id, securityProfile = overTls ? 2 : 1, password = $"the-password-of-{id}" });
        var url = overTls ? server.SecureUrl("CS-1") : server.StationUrl("CS-1");

        foreach (var (user, password) in new[] { ("CS-1", "the-password-of-CS-2"), ("CS-2", "the-password-of-CS-2"), ("CS-2", "the-password-of-CS-1"), ("CS-1", "") })
            Assert.That((await SecureHandshake.KnockAsync(url, null, Basic(user, password))).Status, Is.EqualTo(HttpStatusCode.Unauthorized), $"{user}:{password}");
        Assert.That((await SecureHandshake.KnockAsync(url, null, Basic("CS-1", "the-password-of-CS-1"))).Status, Is.EqualTo(HttpStatusCode.SwitchingProtocols));
    }

    [Test]
    [Property("Requirement", "A01.FR.06")]
    [Property("Requirement", "A01.FR.07")]
    public async Task Passwords_that_are_made_here_are_random_and_each_stations_own()
    {
        await using var server = await TestServer.StartAsync();
        var made = new List<string>();
        for (var i = 0; i < 20; i++)
            made.Add((string)(await server.SendForAsync(201, "POST", "stations", $$"""{"id":"CS-{{i}}"}"""))["password"]!);

        Assert.That(made, Is.Unique);
        // 40 hex digits are 160 bits; no digit's place is the same in all.
        Assert.That(made, Is.All.Matches("^[0-9a-fA-F]{40}$"));
        Assert.That(Enumerable.Range(0, 40).Where(at => made.Select(password => password[at]).Distinct().Count() == 1), Is.Empty);
    }

    [Test]
    [Property("Requirement", "A01.FR.08")]
    public async Task No_file_of_the_server_holds_a_password()
    {
        using var folder = new TemporaryFolder();
        await using (var server = await TestServer.StartAsync(folder: folder.Path))
        {
            await server.SendForAsync(201, "POST", "stations", $$"""{"id":"CS-1","password":"{{Own}}"}""");
            await using var station = await server.ConnectAsync("CS-1", password: Encoding.UTF8.GetBytes(Own));
        }

        foreach (var file in Directory.EnumerateFiles(folder.Path))
        {
            var content = await File.ReadAllBytesAsync(file);
            Assert.That(content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Own)), Is.EqualTo(-1), file);
            Assert.That(content.AsSpan().IndexOf(Convert.FromHexString(Own)), Is.EqualTo(-1), file);
        }
    }

    [TestCase("ocpp1.6", "Heartbeat")]
    [TestCase("ocpp2.0.1", "Heartbeat")]
    [Property("Requirement", "A00.FR.805")]
    [Property("Requirement", "A00.FR.806")]
    [Property("Requirement", "A01.FR.05")]
    public async Task A_station_with_the_factorys_password_is_kept_pending_until_it_has_its_own(string subprotocol, string action)
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(201, "POST", "stations", $$"""{"id":"S1","password":"{{Factory}}","registration":"Pending"}""");
        await using (var station = await server.ConnectAsync("S1", subprotocol, Encoding.UTF8.GetBytes(Factory)))
        {
            Assert.That((string?)(await station.CallAsync("BootNotification", Boot(subprotocol)))["status"], Is.EqualTo("Pending"));
            // Refused once: the old one stays in force, and the station restricted.
            foreach (var status in (string[])["Rejected", "Accepted"])
            {
                Assert.That(await station.CallForErrorAsync(action, "{}"), Is.EqualTo("SecurityError"));
                await server.SetPasswordAsync(station, "S1", subprotocol, Own, status);
            }
        }
        await server.SendForAsync(200, "PATCH", "stations/S1", """{"registration":"Accepted"}""");

        Assert.That(async () => await server.ConnectAsync("S1", subprotocol, Encoding.UTF8.GetBytes(Factory)), Throws.Exception);
        await using var renewed = await server.ConnectAsync("S1", subprotocol, Encoding.UTF8.GetBytes(Own));
        Assert.That((string?)(await renewed.CallAsync("BootNotification", Boot(subprotocol)))["status"], Is.EqualTo("Accepted"));
        await renewed.CallAsync(action, "{}");
    }

    private static (string, string) Basic(string user, string password) =>
        ("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));

    private static string Boot(string subprotocol) => subprotocol == "ocpp1.6"
        ? """{"chargePointVendor":"Test","chargePointModel":"Raw"}"""
        : """{"reason":"PowerUp","chargingStation":{"vendorName":"Test","model":"Raw"}}""";
}
