using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Csms.Tests.Support;

namespace Csms.Tests.Connections;

/// <summary>The door for stations: who is let in, who is not, and what they are told (contract.md, requirements.md 1.1 and 1.2).</summary>
public sealed class HandshakeTests
{
    [Test]
    [Property("Requirement", "1.1")]
    public async Task The_first_offered_version_that_the_server_has_is_chosen()
    {
        await using var server = await TestServer.StartAsync();
        await using var newest = await RawStation.ConnectAsync(server.StationUrl("A"), "ocpp2.1", configure: options =>
        {
            options.AddSubProtocol("ocpp1.6");
            options.AddSubProtocol("ocpp2.0.1");
        });

        Assert.That(newest.Subprotocol, Is.EqualTo("ocpp1.6"));
    }

    [TestCase("ocpp1.5")]
    [TestCase("ocpp2.0.1.1")]
    [TestCase("")]
    [Property("Requirement", "1.1")]
    [Property("FieldReport", "15")]
    [Property("FieldReport", "16")]
    public async Task Without_a_common_version_there_is_no_upgrade_and_both_sides_names_are_told(string offered)
    {
        await using var server = await TestServer.StartAsync();
        (await server.Http.PostAsJsonAsync("stations", new { id = "CS-1", securityProfile = 0 })).EnsureSuccessStatusCode();

        var (status, body) = await HandshakeAsync(server, "CS-1", offered);

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(body, Does.Contain("ocpp2.0.1, ocpp1.6").And.Contain(offered.Length == 0 ? "none" : offered));
        await server.TimelineWithAsync("CS-1", "No common WebSocket subprotocol");
    }

    [Test]
    [Property("Requirement", "1.1")]
    [Property("FieldReport", "66")]
    public async Task An_unknown_station_gets_404_and_its_knock_is_listed()
    {
        await using var server = await TestServer.StartAsync(["Csms:Stations:Unknown=Reject"]);

        var (status, _) = await HandshakeAsync(server, "STRANGER", "ocpp1.6");

        Assert.That(status, Is.EqualTo(HttpStatusCode.NotFound));
        await server.UntilAsync("knocks", knocks => knocks["items"]!.AsArray().Any(knock => (string?)knock!["stationId"] == "STRANGER"));
    }

    [Test]
    [Property("Requirement", "1.2")]
    [Property("FieldReport", "69")]
    public async Task A_new_station_needs_the_password_that_was_made_for_it()
    {
        await using var server = await TestServer.StartAsync();
        var created = await (await server.Http.PostAsJsonAsync("stations", new { id = "CS-1" })).Content.ReadFromJsonAsync<JsonObject>();
        var password = Encoding.UTF8.GetBytes((string)created!["password"]!);

        Assert.That((await HandshakeAsync(server, "CS-1", "ocpp1.6")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await HandshakeAsync(server, "CS-1", "ocpp1.6", "CS-1:wrong-password-0123"u8.ToArray())).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await HandshakeAsync(server, "CS-1", "ocpp1.6", [.. "CS-2:"u8, .. password])).Status, Is.EqualTo(HttpStatusCode.Unauthorized));

        await using var station = await server.ConnectAsync("CS-1", password: password);
        await station.CallAsync("BootNotification", """{"chargePointVendor":"Test","chargePointModel":"Raw"}""");
        await server.TimelineWithAsync("CS-1", "Refused with 401");
    }

    [TestCase("hex", "text")]
    [TestCase("hex", "bytes")]
    [TestCase("plain", "text")]
    [Property("Requirement", "1.2")]
    [Property("FieldReport", "70")]
    public async Task An_authorization_key_is_accepted_as_its_hex_text_and_as_its_bytes(string form, string sent)
    {
        var key = RandomNumberGenerator.GetBytes(20);
        var password = form == "hex" ? Convert.ToHexString(key).ToLowerInvariant() : "0123456789:with:colons-äö";
        await using var server = await TestServer.StartAsync();
        (await server.Http.PostAsJsonAsync("stations", new { id = "CS-1", password })).EnsureSuccessStatusCode();

        await using var station = await server.ConnectAsync("CS-1", password: sent == "bytes" ? key : Encoding.UTF8.GetBytes(password));

        Assert.That(station.Subprotocol, Is.EqualTo("ocpp1.6"));
    }

    [TestCase("CS/1")]
    [TestCase("Säule 1")]
    [TestCase("a%b#c?d")]
    [Property("Requirement", "1.1")]
    public async Task A_station_id_with_odd_characters_is_percent_decoded(string id)
    {
        await using var server = await TestServer.StartAsync();

        var (status, _) = await HandshakeAsync(server, id, "ocpp1.6");

        Assert.That(status, Is.EqualTo(HttpStatusCode.SwitchingProtocols));
        await server.TimelineWithAsync(id, "Connected from");
    }

    [Test]
    [Property("Requirement", "1.1")]
    public async Task An_id_that_is_too_long_or_empty_or_holds_control_characters_gets_404()
    {
        await using var server = await TestServer.StartAsync();

        foreach (var id in new[] { new string('x', 256), "", "a%07b", "a%0Ab" })
            Assert.That((await HandshakeAsync(server, id, "ocpp1.6", escaped: true)).Status, Is.EqualTo(HttpStatusCode.NotFound), id);
        Assert.That((await HandshakeAsync(server, new string('x', 49), "ocpp2.0.1")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await HandshakeAsync(server, new string('x', 49), "ocpp1.6")).Status, Is.EqualTo(HttpStatusCode.SwitchingProtocols));
    }

    [Test]
    [Property("FieldReport", "17")]
    public async Task A_handshake_without_the_upgrade_header_is_told_what_is_missing()
    {
        await using var server = await TestServer.StartAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, "/ocpp/CS-1"));
        request.Headers.Add("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");

        using var response = await http.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("Connection: Upgrade"));
    }

    [Test]
    [Property("Requirement", "Engine.8")]
    [Property("FieldReport", "13")]
    public async Task A_station_that_hammers_is_told_when_to_come_back()
    {
        await using var server = await TestServer.StartAsync(["Csms:Connections:MaxHandshakesPerStation=3"], new ManualClock());

        for (var i = 0; i < 3; i++)
            Assert.That((await HandshakeAsync(server, "CS-1", "ocpp1.6")).Status, Is.EqualTo(HttpStatusCode.SwitchingProtocols));
        using var response = await SendHandshakeAsync(server, "CS-1", "ocpp1.6");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(response.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(10)));
        Assert.That((await HandshakeAsync(server, "CS-2", "ocpp1.6")).Status, Is.EqualTo(HttpStatusCode.SwitchingProtocols));
    }

    [Test]
    [Property("Requirement", "1.1")]
    public async Task Compression_is_negotiated_when_the_station_offers_it_and_messages_survive_it()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await RawStation.ConnectAsync(
            server.StationUrl("CS-1"), "ocpp2.0.1", configure: options => options.DangerousDeflateOptions = new WebSocketDeflateOptions());

        Assert.That(station.ResponseHeader("Sec-WebSocket-Extensions"), Does.Contain("permessage-deflate"));
        await station.CallAsync("BootNotification", """{"reason":"PowerUp","chargingStation":{"vendorName":"Test","model":"Raw"}}""");
    }

    [Test]
    [Property("Requirement", "A00.FR.306")]
    public async Task Both_versions_are_served_over_TLS_too()
    {
        using var folder = new TemporaryFolder();
        var certificate = Path.Combine(folder.Path, "server.pfx");
        using (var key = RSA.Create(2048))
        {
            var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var made = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2090, 1, 1, 0, 0, 0, TimeSpan.Zero));
            await File.WriteAllBytesAsync(certificate, made.Export(X509ContentType.Pfx, "test"));
        }
        await using var server = await TestServer.StartAsync(
        [
            "Urls=https://127.0.0.1:0;http://127.0.0.1:0", $"Kestrel:Certificates:Default:Path={certificate}", "Kestrel:Certificates:Default:Password=test",
        ]);

        foreach (var address in server.Addresses)
        {
            foreach (var subprotocol in new[] { "ocpp1.6", "ocpp2.0.1" })
            {
                var url = new UriBuilder(address) { Scheme = address.Scheme == "https" ? "wss" : "ws", Path = "/ocpp/CS-1" }.Uri;
                await using var station = await RawStation.ConnectAsync(
                    url, subprotocol, configure: options => options.RemoteCertificateValidationCallback = (_, _, _, _) => true);
                Assert.That(station.Subprotocol, Is.EqualTo(subprotocol));
            }
        }
        await server.TimelineWithAsync("CS-1", "over wss");
    }

    private static async Task<(HttpStatusCode Status, string Body)> HandshakeAsync(
        TestServer server, string id, string subprotocol, byte[]? credentials = null, bool escaped = false)
    {
        using var response = await SendHandshakeAsync(server, escaped ? id : Uri.EscapeDataString(id), subprotocol, credentials);
        return (response.StatusCode, response.StatusCode == HttpStatusCode.SwitchingProtocols ? "" : await response.Content.ReadAsStringAsync());
    }

    private static async Task<HttpResponseMessage> SendHandshakeAsync(TestServer server, string escapedId, string subprotocol, byte[]? credentials = null)
    {
        using var http = new HttpClient();
        var url = new Uri($"{server.Address.GetLeftPart(UriPartial.Authority)}/ocpp/{escapedId}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Add("Connection", "Upgrade");
        request.Headers.Add("Upgrade", "websocket");
        request.Headers.Add("Sec-WebSocket-Version", "13");
        request.Headers.Add("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        if (subprotocol.Length > 0)
            request.Headers.Add("Sec-WebSocket-Protocol", subprotocol);
        if (credentials is not null)
            request.Headers.Add("Authorization", "Basic " + Convert.ToBase64String(credentials));
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
