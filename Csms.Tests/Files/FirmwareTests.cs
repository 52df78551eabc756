using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Csms.Tests.Api;
using Csms.Tests.Security;
using Csms.Tests.Support;

namespace Csms.Tests.Files;

/// <summary>The library, and updates from the wish to the end. The clock stands at 12:55.</summary>
internal sealed class FirmwareTests
{
    private static readonly byte[] Image = [.. Enumerable.Range(0, 100_000).Select(at => (byte)(at % 251))];

    [Test]
    public async Task An_image_is_kept_listed_and_thrown_away()
    {
        await using var server = await TestServer.StartAsync();
        using var raw = new ByteArrayContent(Image);
        using var response = await server.Http.PostAsync("firmware?version=1.5&vendor=Acme", raw);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        var shown = (await server.GetAsync("firmware"))["items"]!.AsArray().Single()!;
        Assert.That(((string)shown["version"]!, (string)shown["vendor"]!, (long)shown["sizeBytes"]!), Is.EqualTo(("1.5", "Acme", 100_000)));
        Assert.That((string)shown["sha256"]!, Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(Image))));
        await server.SendForAsync(204, "DELETE", "firmware/1");
        await server.SendForAsync(404, "GET", "firmware/1");
        Assert.That(Directory.GetFiles(Path.Combine(server.Folder, "csms-files", "firmware")), Is.Empty);
    }

    [Test]
    public async Task An_image_that_is_too_long_or_has_no_version_is_refused()
    {
        await using var server = await TestServer.StartAsync(["Csms:Files:MaxFirmwareBytes=50000"]);
        Assert.That((await server.UploadAsync(Image)).Status, Is.EqualTo(413));
        Assert.That((await server.UploadAsync([1, 2], version: "")).Body.Violations().Single().Path, Is.EqualTo("version"));
        Assert.That((await server.GetAsync("firmware"))["items"]!.AsArray(), Is.Empty);
    }

    [Property("Requirement", "A00.FR.706")]
    [Test]
    public async Task Signatures_of_every_kind_are_taken_when_they_fit()
    {
        using var pki = new Pki();
        await using var server = await TestServer.StartAsync();
        SignedImage[] signed = [SignedImage.ByEcdsa(pki, Image), SignedImage.ByRsa(Image, RSASignaturePadding.Pss), SignedImage.ByRsa(Image, RSASignaturePadding.Pkcs1)];
        foreach (var image in signed)
            await server.AddFirmwareAsync(Image, pem: image.Pem, signature: image.Signature);
    }

    [Property("Requirement", "A00.FR.706")]
    [Property("Requirement", "A00.FR.707")]
    [Test]
    public async Task A_wrong_signature_is_refused_with_a_reason()
    {
        using var pki = new Pki();
        await using var server = await TestServer.StartAsync([$"Csms:Files:FirmwareRoots={pki.RootsFile}"]);
        var good = SignedImage.ByEcdsa(pki, Image);
        await server.AddFirmwareAsync(Image, pem: good.Pem, signature: good.Signature);
        await RefusedAsync(server, [.. Image, 1], good, "The signature does not fit the image.");
        await RefusedAsync(server, Image, good with { Signature = "#" }, "The signature is not Base64");
        await RefusedAsync(server, Image, good with { Pem = "no certificate" }, "The signing certificate is not in PEM form.");
        await RefusedAsync(server, Image, SignedImage.ByEcdsa(pki, Image, to: new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)), "The signing certificate has expired.");
        await RefusedAsync(server, Image, SignedImage.ByEcdsa(pki, Image, from: new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero)), "The signing certificate is not valid yet.");
        await RefusedAsync(server, Image, SignedImage.ByEcdsa(pki, Image, selfSigned: true), "The signing certificate does not lead to a root");
        Assert.That((await server.GetAsync("firmware"))["items"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Property("Requirement", "A00.FR.707")]
    [Test]
    public async Task A_certificate_that_has_expired_since_the_upload_is_not_offered()
    {
        using var pki = new Pki();
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot201Async("S1");
        var signed = SignedImage.ByEcdsa(pki, Image, to: new(2026, 3, 1, 13, 0, 0, TimeSpan.Zero));
        var id = await server.AddFirmwareAsync(Image, pem: signed.Pem, signature: signed.Signature);
        clock.Advance(TimeSpan.FromMinutes(10));
        var refused = await server.SendForAsync(422, "POST", "stations/S1/firmware-update", $$"""{"firmwareId":{{id}}}""");
        Assert.That(refused.Violations().Single(), Is.EqualTo(("signature", "OCPP 2.0.1 A00.FR.706")));
    }

    [Property("Requirement", "L01")]
    [Property("Requirement", "L01.FR.11")]
    [Test]
    public async Task A_201_station_gets_certificate_and_signature_and_fetches_the_image_in_parts()
    {
        using var pki = new Pki();
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var signed = SignedImage.ByEcdsa(pki, Image);
        var id = await server.AddFirmwareAsync(Image, pem: signed.Pem, signature: signed.Signature);
        var call = await UpdateAsync(server, station, $$"""{"firmwareId":{{id}},"installAt":"2026-03-01T14:00:00Z","retries":3}""", "Accepted");
        var firmware = call["firmware"]!;
        Assert.That(((string)firmware["signingCertificate"]!, (string)firmware["signature"]!, (int)call["retries"]!), Is.EqualTo((signed.Pem, signed.Signature, 3)));
        Assert.That((string)firmware["installDateTime"]!, Is.EqualTo("2026-03-01T14:00:00.000Z"));

        var url = (string)firmware["location"]!;
        using var http = new HttpClient();
        using var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, url));
        Assert.That((head.StatusCode, head.Content.Headers.ContentLength), Is.EqualTo((HttpStatusCode.OK, (long?)100_000)));
        using var part = new HttpRequestMessage(HttpMethod.Get, url);
        part.Headers.Range = new RangeHeaderValue(40_000, 59_999);
        using var answered = await http.SendAsync(part);
        Assert.That(answered.StatusCode, Is.EqualTo(HttpStatusCode.PartialContent));
        Assert.That(await answered.Content.ReadAsByteArrayAsync(), Is.EqualTo(Image[40_000..60_000]));
        Assert.That(await http.GetByteArrayAsync(url), Is.EqualTo(Image));
        await server.UntilAsync("stations/S1/firmware-updates/1", shown => (long)shown["bytesServed"]! == 120_000);

        foreach (var status in new[] { "Downloading", "Downloaded", "SignatureVerified", "Installing" })
        {
            await TellAsync(station, status, 1);
            Assert.That(await ShownAsync(server, 1), Is.EqualTo(("Running", status)));
        }
        await TellAsync(station, "Installed", 1);
        Assert.That(await ShownAsync(server, 1), Is.EqualTo(("Done", "Installed")));
        using var late = await http.GetAsync(url);
        Assert.That(late.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        await server.TimelineWithAsync("S1", "Firmware update of request 1: SignatureVerified");
    }

    [Property("Requirement", "L01.FR.24")]
    [Test]
    public async Task A_second_update_that_the_station_takes_instead_ends_the_first()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var id = await server.AddFirmwareAsync(Image);
        await UpdateAsync(server, station, $$"""{"firmwareId":{{id}}}""", "Accepted");
        await UpdateAsync(server, station, $$"""{"firmwareId":{{id}}}""", "AcceptedCanceled");
        Assert.That((await ShownAsync(server, 1)).State, Is.EqualTo("Failed"));
        await TellAsync(station, "Downloading", 2);
        await TellAsync(station, "Downloading", 1);
        Assert.That(((await ShownAsync(server, 1)).State, await ShownAsync(server, 2)), Is.EqualTo(("Failed", ("Running", "Downloading"))));
    }

    [Property("Requirement", "L01.FR.27")]
    [Test]
    public async Task A_second_update_that_the_station_refuses_leaves_the_first_running()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var id = await server.AddFirmwareAsync(Image);
        await UpdateAsync(server, station, $$"""{"firmwareId":{{id}}}""", "Accepted");
        await UpdateAsync(server, station, $$"""{"firmwareId":{{id}}}""", "Rejected");
        Assert.That(((await ShownAsync(server, 1)).State, (await ShownAsync(server, 2)).State), Is.EqualTo(("Running", "Refused")));
        await server.SendForAsync(409, "DELETE", $"firmware/{id}");
    }

    [TestCase("DownloadFailed")]
    [TestCase("InvalidSignature")]
    [TestCase("InstallVerificationFailed")]
    [TestCase("InstallationFailed")]
    public async Task A_failure_ends_the_update(string status)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var id = await server.AddFirmwareAsync(Image);
        await UpdateAsync(server, station, $$"""{"firmwareId":{{id}}}""", "Accepted");
        await TellAsync(station, status, 1);
        await station.CallAsync("FirmwareStatusNotification", """{"status":"Idle"}""");
        Assert.That(await ShownAsync(server, 1), Is.EqualTo(("Failed", status)));
    }

    [Property("Requirement", "L01")]
    [TestCase(true)]
    [TestCase(false)]
    public async Task A_station_that_tries_again_after_a_failed_download_installs_the_image(bool saysInstalled)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var id = await server.AddFirmwareAsync(Image);
        var call = await UpdateAsync(server, station, $$"""{"firmwareId":{{id}},"retries":2,"retryIntervalSeconds":60}""", "Accepted");
        await TellAsync(station, "Downloading", 1);
        await TellAsync(station, "DownloadFailed", 1);
        Assert.That(await ShownAsync(server, 1), Is.EqualTo(("Failed", "DownloadFailed")));

        using var http = new HttpClient();
        Assert.That(await http.GetByteArrayAsync((string)call["firmware"]!["location"]!), Is.EqualTo(Image));
        if (saysInstalled)
        {
            foreach (var status in new[] { "Downloading", "Downloaded", "Installing" })
            {
                await TellAsync(station, status, 1);
                Assert.That(await ShownAsync(server, 1), Is.EqualTo(("Running", status)));
            }
            await TellAsync(station, "Installed", 1);
        }
        else
            await station.CallAsync("BootNotification", """{"reason":"FirmwareUpdate","chargingStation":{"vendorName":"Test","model":"Raw","firmwareVersion":"2.0"}}""");
        Assert.That(await ShownAsync(server, 1), Is.EqualTo(("Done", "Installed")));
        Assert.That((string?)(await server.GetAsync("stations/S1/firmware-updates/1"))["reason"], Is.Null);
    }

    [Property("Requirement", "1.6 §4.5")]
    [Test]
    public async Task A_16_station_that_tries_again_goes_on_too_until_long_after_nobody_waits()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot16Async("S1");
        var id = await server.AddFirmwareAsync(Image);
        var asked = server.SendForAsync(200, "POST", "stations/S1/firmware-update", $$"""{"firmwareId":{{id}}}""");
        var call = await station.AnswerCallAsync("UpdateFirmware", "{}");
        await asked;
        await station.CallAsync("FirmwareStatusNotification", """{"status":"DownloadFailed"}""");
        await station.CallAsync("FirmwareStatusNotification", """{"status":"Downloading"}""");
        Assert.That(await ShownAsync(server, 1), Is.EqualTo(("Running", "Downloading")));
        await station.CallAsync("FirmwareStatusNotification", """{"status":"DownloadFailed"}""");
        clock.Advance(TimeSpan.FromDays(1.1));
        using var http = new HttpClient();
        using var late = await http.GetAsync((string)call["location"]!);
        Assert.That((late.StatusCode, await ShownAsync(server, 1)), Is.EqualTo((HttpStatusCode.NotFound, ("Failed", "DownloadFailed"))));
    }

    [Property("Requirement", "1.6 §5.19")]
    [Test]
    [Property("Requirement", "1.6 §4.5")]
    public async Task A_16_station_that_boots_with_the_new_version_has_installed_it()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var id = await server.AddFirmwareAsync(Image);
        var asked = server.SendForAsync(200, "POST", "stations/S1/firmware-update", $$"""{"firmwareId":{{id}},"retrieveAt":"2026-03-01T13:00:00Z"}""");
        var call = await station.AnswerCallAsync("UpdateFirmware", "{}");
        await asked;
        Assert.That((string)call["retrieveDate"]!, Is.EqualTo("2026-03-01T13:00:00.000Z"));
        await station.CallAsync("FirmwareStatusNotification", """{"status":"Downloading"}""");
        await BootAsync("1.9");
        Assert.That(await ShownAsync(server, 1), Is.EqualTo(("Running", "Downloading")));
        await BootAsync("2.0");
        Assert.That(await ShownAsync(server, 1), Is.EqualTo(("Done", "Installed")));
        await server.TimelineWithAsync("S1", "installed, the station booted with 2.0");

        Task BootAsync(string version) => station.CallAsync("BootNotification", $$"""{"chargePointVendor":"Test","chargePointModel":"Raw","firmwareVersion":"{{version}}"}""");
    }

    [Property("Requirement", "L01.FR.11")]
    [Test]
    public async Task A_signed_image_goes_to_a_16_station_by_SignedUpdateFirmware_only()
    {
        using var pki = new Pki();
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var signed = SignedImage.ByEcdsa(pki, Image);
        var id = await server.AddFirmwareAsync(Image, pem: signed.Pem, signature: signed.Signature);
        var asked = server.SendForAsync(200, "POST", "stations/S1/firmware-update", $$"""{"firmwareId":{{id}}}""");
        var call = await station.AnswerCallAsync("SignedUpdateFirmware", """{"status":"Accepted"}""");
        await asked;
        Assert.That((string)call["firmware"]!["signature"]!, Is.EqualTo(signed.Signature));
        await station.CallAsync("SignedFirmwareStatusNotification", """{"status":"InvalidSignature","requestId":1}""");
        Assert.That(await ShownAsync(server, 1), Is.EqualTo(("Failed", "InvalidSignature")));

        var second = server.SendForAsync(502, "POST", "stations/S1/firmware-update", $$"""{"firmwareId":{{id}}}""");
        var frame = await station.ReceiveFrameAsync();
        await station.SendAsync($$"""[4,"{{(string)frame[1]!}}","NotImplemented","",{}]""");
        await second;
    }

    [TestCase("{}", "firmwareId")]
    [TestCase("""{"firmwareId":99}""", "firmwareId")]
    [TestCase("""{"url":"file:///etc/passwd"}""", "url")]
    [TestCase("""{"url":"https://example.com/a.bin","signature":"AAAA"}""", "signature")]
    [TestCase("""{"url":"https://example.com/a.bin","installAt":"2026-03-01T12:00:00Z"}""", "installAt")]
    [TestCase("""{"url":"https://example.com/a.bin","retries":-1}""", "retries")]
    public async Task An_update_that_makes_no_sense_is_refused(string body, string path)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        Assert.That((await server.SendForAsync(422, "POST", "stations/S1/firmware-update", body)).Violations().Single().Path, Is.EqualTo(path));
    }

    [Test]
    public async Task An_image_for_another_model_is_not_offered()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var id = await server.AddFirmwareAsync(Image, vendor: "Test", model: "Other");
        var refused = await server.SendForAsync(422, "POST", "stations/S1/firmware-update", $$"""{"firmwareId":{{id}}}""");
        Assert.That(refused.Violations().Single(), Is.EqualTo(("firmwareId", "fit")));
    }

    [Property("Requirement", "L03")]
    [Property("Requirement", "L04")]
    [Test]
    public async Task A_local_controller_publishes_an_image_and_withdraws_it()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var id = await server.AddFirmwareAsync(Image);
        var md5 = (string)(await server.GetAsync($"firmware/{id}"))["md5"]!;
        var asked = server.SendForAsync(200, "POST", "stations/S1/published-firmware", $$"""{"firmwareId":{{id}}}""");
        var call = await station.AnswerCallAsync("PublishFirmware", """{"status":"Accepted"}""");
        await asked;
        Assert.That((string)call["checksum"]!, Is.EqualTo(md5));
        using var http = new HttpClient();
        Assert.That(await http.GetByteArrayAsync((string)call["location"]!), Is.EqualTo(Image));
        await station.CallAsync("PublishFirmwareStatusNotification", """{"status":"ChecksumVerified","requestId":1}""");
        await station.CallAsync("PublishFirmwareStatusNotification", """{"status":"Published","requestId":1,"location":["http://10.0.0.1/fw"]}""");
        var shown = await server.GetAsync("stations/S1/requests/1");
        Assert.That(((string)shown["kind"]!, (string)shown["state"]!, (string)shown["status"]!), Is.EqualTo(("PublishFirmware", "Done", "Published")));
        Assert.That((string)(await server.GetAsync("stations/S1/requests/1/parts"))["items"]![0]!["locations"]![0]!, Is.EqualTo("http://10.0.0.1/fw"));

        var withdrawn = server.SendForAsync(200, "DELETE", $"stations/S1/published-firmware/{md5}");
        Assert.That((string)(await station.AnswerCallAsync("UnpublishFirmware", """{"status":"Unpublished"}"""))["checksum"]!, Is.EqualTo(md5));
        Assert.That((string)(await withdrawn)["status"]!, Is.EqualTo("Unpublished"));
    }

    [Test]
    public async Task Only_201_knows_local_controllers()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var id = await server.AddFirmwareAsync(Image);
        await server.SendForAsync(422, "POST", "stations/S1/published-firmware", $$"""{"firmwareId":{{id}}}""");
    }

    private static async Task RefusedAsync(TestServer server, byte[] image, SignedImage signed, string reason)
    {
        var (status, body) = await server.UploadAsync(image, pem: signed.Pem, signature: signed.Signature);
        Assert.That((status, (string)body["detail"]!), Is.EqualTo((422, (string)body["detail"]!)));
        Assert.That((string)body["detail"]!, Does.StartWith(reason));
    }

    private static async Task<JsonObject> UpdateAsync(TestServer server, RawStation station, string body, string status)
    {
        var asked = server.SendForAsync(200, "POST", "stations/S1/firmware-update", body);
        var call = await station.AnswerCallAsync("UpdateFirmware", $$"""{"status":"{{status}}"}""");
        await asked;
        return call;
    }

    private static Task<JsonObject> TellAsync(RawStation station, string status, int requestId) =>
        station.CallAsync("FirmwareStatusNotification", $$"""{"status":"{{status}}","requestId":{{requestId}}}""");

    private static async Task<(string State, string Status)> ShownAsync(TestServer server, int requestId)
    {
        var shown = await server.GetAsync($"stations/S1/firmware-updates/{requestId}");
        return ((string)shown["state"]!, (string)shown["status"]!);
    }
}
