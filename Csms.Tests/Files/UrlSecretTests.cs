using Csms.Domain.Files;
using Csms.Tests.Api;
using Csms.Tests.PlugAndCharge;
using Csms.Tests.Support;

namespace Csms.Tests.Files;

/// <summary>Addresses with a password in them: the station gets it, nobody else reads it.</summary>
internal sealed class UrlSecretTests
{
    private const string Password = "pw-Qx7";
    private const string Url = $"ftp://installer:{Password}@10.1.2.3/fw/box.bin";
    private const string Shown = "ftp://installer:***@10.1.2.3/fw/box.bin";

    [Property("Requirement", "A01.FR.09")]
    [TestCase("1.6")]
    [TestCase("2.0.1")]
    public async Task A_password_in_the_address_of_firmware_reaches_the_station_and_nothing_else(string version)
    {
        using var folder = new TemporaryFolder();
        await using (var server = await TestServer.StartAsync(folder: folder.Path))
        {
            await using var station = await server.BootAsync(version);
            var asked = server.SendForAsync(200, "POST", "stations/S1/firmware-update", $$"""{"url":"{{Url}}"}""");
            var call = await station.AnswerCallAsync("UpdateFirmware", version == "1.6" ? "{}" : """{"status":"Accepted"}""");
            await asked;
            Assert.That((string?)(version == "1.6" ? call : call["firmware"]!)["location"], Is.EqualTo(Url));

            // A station that repeats what it was given.
            var second = server.SendForAsync(502, "POST", "stations/S1/firmware-update", $$"""{"url":"{{Url}}"}""");
            var frame = await station.ReceiveFrameAsync();
            await station.SendAsync($$"""[4,"{{(string)frame[1]!}}","InternalError","cannot reach {{Url}}",{"tried":"{{Url.Replace("/", "\\/")}}"}]""");
            await second;
            await server.UntilAsync("stations/S1/messages?action=UpdateFirmware", log => log["items"]!.AsArray().Count == 2);
            await server.TimelineWithAsync("S1", $"cannot reach {Shown}");

            Assert.That((string)(await server.GetAsync("stations/S1/firmware-updates/1"))["url"]!, Is.EqualTo(Shown));
            foreach (var place in (string[])["audit", "stations/S1/timeline", "stations/S1/firmware-updates", "stations/S1/requests", "stations/S1/messages"])
                Assert.That((await server.GetAsync(place)).ToJsonString(), Does.Not.Contain(Password), place);
            Assert.That((await server.GetAsync("audit")).ToJsonString(), Does.Contain(Shown));
        }
        Assert.That(Disk.FilesWith(folder.Path, Password), Is.Empty);
    }

    [Property("Requirement", "A01.FR.09")]
    [TestCase("UpdateFirmware", """{"requestId":7,"firmware":{"location":"URL","retrieveDateTime":"2026-03-01T12:00:00Z"}}""")]
    [TestCase("GetLog", """{"requestId":7,"logType":"DiagnosticsLog","log":{"remoteLocation":"URL"}}""")]
    [TestCase("PublishFirmware", """{"requestId":7,"location":"URL","checksum":"00"}""")]
    [TestCase("SetNetworkProfile", """{"configurationSlot":2,"connectionData":{"ocppVersion":"OCPP20","ocppTransport":"JSON","ocppCsmsUrl":"URL","messageTimeout":30,"securityProfile":1,"ocppInterface":"Wired0","apn":{"apn":"a","apnAuthentication":"CHAP","apnPassword":"pw-Qx7"},"vpn":{"server":"v","user":"u","password":"pw-Qx7","key":"pw-Qx7","type":"IKEv2"}}}""")]
    public async Task A_raw_call_carries_it_to_the_station_only(string action, string payload)
    {
        using var folder = new TemporaryFolder();
        await using (var server = await TestServer.StartAsync(folder: folder.Path))
        {
            await using var station = await server.BootAsync("2.0.1");
            var asked = server.SendForAsync(200, "POST", $"stations/S1/calls/{action}", payload.Replace("URL", Url));
            // A network profile is not written into the slot in use, which is asked for first.
            if (action == "SetNetworkProfile")
            {
                await station.AnswerCallAsync(
                    "GetVariables",
                    """{"getVariableResult":[{"attributeStatus":"Accepted","attributeValue":"1","component":{"name":"OCPPCommCtrlr"},"variable":{"name":"ActiveNetworkProfile"}}]}""");
            }
            Assert.That((await station.AnswerCallAsync(action, """{"status":"Accepted"}""")).ToJsonString(), Does.Contain(Password));
            await asked;
            await server.UntilAsync($"stations/S1/messages?action={action}", log => log.ToJsonString().Contains("installer:***@", StringComparison.Ordinal));
        }
        Assert.That(Disk.FilesWith(folder.Path, Password), Is.Empty);
    }

    [Test]
    public async Task The_address_that_opens_an_upload_is_told_to_the_station_only()
    {
        using var folder = new TemporaryFolder();
        string secret;
        await using (var server = await TestServer.StartAsync(folder: folder.Path))
        {
            await using var station = await server.BootAsync("2.0.1");
            var asked = server.SendForAsync(200, "POST", "stations/S1/logs", "{}");
            var call = await station.AnswerCallAsync("GetLog", """{"status":"Accepted"}""");
            await asked;
            secret = ((string)call["log"]!["remoteLocation"]!).Split('/')[^1];
            var log = await server.UntilAsync("stations/S1/messages?action=GetLog", log => log["items"]!.AsArray().Count == 1);
            Assert.That(log.ToJsonString(), Does.Contain("/uploads/***"));
        }
        Assert.That(Disk.FilesWith(folder.Path, secret), Is.Empty);
    }

    [Test]
    public async Task The_database_is_for_its_owner_only()
    {
        await using var server = await TestServer.StartAsync();
        var files = Directory.GetFiles(server.Folder, "*.db*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).ToList();
        Assert.That(files, Has.Count.GreaterThanOrEqualTo(2));
        foreach (var file in files)
        {
            // Windows has no such modes.
            if (!OperatingSystem.IsWindows())
                Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite), file);
        }
    }

    [TestCase("ftp://u:p@h/x", "ftp://u:***@h/x")]
    [TestCase("ftp://u:p@q@h/x", "ftp://u:***@h/x")]
    [TestCase("ftp://u:p/q@h/x", "ftp://u:***@h/x")]
    [TestCase("""{"a":"sftp:\/\/u:p@h\/x","b":"c@d"}""", """{"a":"sftp:\/\/u:***@h\/x","b":"c@d"}""")]
    [TestCase("from ftp://u:p@h/x or ftp://v:q@i/y", "from ftp://u:***@h/x or ftp://v:***@i/y")]
    [TestCase("http://h:8080/a@b", "http://h:8080/a@b")]
    [TestCase("http://h:8080", "http://h:8080")]
    [TestCase("https://u@h/x", "https://u@h/x")]
    [TestCase("http://h/downloads/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/2.0.bin", "http://h/downloads/***/2.0.bin")]
    [TestCase("no address: a@b", "no address: a@b")]
    public void Only_what_is_secret_in_an_address_is_hidden(string text, string hidden) => Assert.That(UrlSecrets.Hidden(text), Is.EqualTo(hidden));
}
