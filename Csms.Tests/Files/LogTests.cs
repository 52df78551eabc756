using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Files;

/// <summary>Logs that stations are asked for and bring. The clock stands at 12:55.</summary>
internal sealed class LogTests
{
    [Property("Requirement", "N01")]
    [Property("Requirement", "N01.FR.17")]
    [Test]
    public async Task A_201_station_is_given_an_address_of_its_own_and_brings_its_log_there()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var (call, answer) = await AskAsync(server, station, """{"type":"Security","from":"2026-03-01T00:00:00Z"}""");
        Assert.That(((string)answer["status"]!, (int)answer["requestId"]!, (string)call["logType"]!), Is.EqualTo(("Accepted", 1, "SecurityLog")));
        Assert.That((string)call["log"]!["oldestTimestamp"]!, Is.EqualTo("2026-03-01T00:00:00.000Z"));
        var url = (string)call["log"]!["remoteLocation"]!;
        Assert.That(new Uri(url).UserInfo, Is.Empty, "no password goes over the wire");
        await station.CallAsync("LogStatusNotification", """{"status":"Uploading","requestId":1}""");
        Assert.That((string)(await server.GetAsync("stations/S1/logs/1"))["status"]!, Is.EqualTo("Uploading"));

        Assert.That(await BringAsync(HttpMethod.Put, url, "what happened"), Is.EqualTo(HttpStatusCode.OK));
        await station.CallAsync("LogStatusNotification", """{"status":"Uploaded","requestId":1}""");
        var shown = (await server.GetAsync("stations/S1/logs"))["items"]![0]!;
        Assert.That(((string)shown["state"]!, (string)shown["fileName"]!, (long)shown["sizeBytes"]!), Is.EqualTo(("Done", "S1.log", 13)));
        Assert.That(await server.Http.GetStringAsync("stations/S1/logs/1/file"), Is.EqualTo("what happened"));
        await server.TimelineWithAsync("S1", "SecurityLog of request 1 has come, 13 bytes");
    }

    [Property("Requirement", "N01.FR.14")]
    [Property("Requirement", "N01.FR.18")]
    [Test]
    public async Task A_log_may_be_posted_as_it_is_or_in_a_form_and_a_later_one_replaces_it_while_the_request_runs()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var url = await UrlAsync(server, station);
        Assert.That(await BringAsync(HttpMethod.Post, url, "first"), Is.EqualTo(HttpStatusCode.OK));
        using var form = new MultipartFormDataContent { { new StringContent("x"), "field" }, { new StringContent("in a form"), "file", "log.txt" } };
        using (var http = new HttpClient())
        using (var response = await http.PostAsync(url, form))
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await server.Http.GetStringAsync("stations/S1/logs/1/file"), Is.EqualTo("in a form"));
        Assert.That((string)(await server.GetAsync("stations/S1/logs/1"))["fileName"]!, Is.EqualTo("log.txt"));

        await station.CallAsync("LogStatusNotification", """{"status":"Uploaded","requestId":1}""");
        Assert.That(await BringAsync(HttpMethod.Put, url, "too late"), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await server.Http.GetStringAsync("stations/S1/logs/1/file"), Is.EqualTo("in a form"));
    }

    [Test]
    public async Task A_log_that_nobody_asked_for_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        Assert.That(await BringAsync(HttpMethod.Put, new Uri(server.Address, "/uploads/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").ToString(), "x"), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_log_that_is_too_long_is_refused_whether_its_length_is_announced_or_not(bool announced)
    {
        await using var server = await TestServer.StartAsync(["Csms:Files:MaxLogBytes=1000"]);
        await using var station = await server.Boot201Async("S1");
        var url = await UrlAsync(server, station);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = new ByteArrayContent(new byte[2000]) };
        request.Headers.TransferEncodingChunked = !announced;
        using var response = await http.SendAsync(request);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        await server.TimelineWithAsync("S1", "The log of request 1 was not taken: The file is longer than 1000 bytes.");
        await server.SendForAsync(404, "GET", "stations/S1/logs/1/file");
        Assert.That(Directory.GetFiles(server.Folder, "*", SearchOption.AllDirectories), Has.None.Contains("csms-files"));
    }

    [TestCase("..%2F..%2Fcsms.db")]
    [TestCase("a%5Cb")]
    public async Task A_path_in_a_name_is_refused(string name)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var url = await UrlAsync(server, station);
        Assert.That(await BringAsync(HttpMethod.Put, $"{url}/{name}", "x"), Is.EqualTo(HttpStatusCode.BadRequest));
        using var http = new HttpClient();
        using var form = new StringContent("--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"" + Uri.UnescapeDataString(name).Replace("\\", "\\\\") + "\"\r\n\r\nx\r\n--b--\r\n");
        form.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        using var response = await http.PostAsync(url, form);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        await server.TimelineWithAsync("S1", "The log of request 1 was not taken: The file's name holds a path.", 2);
        await server.SendForAsync(404, "GET", "stations/S1/logs/1/file");
    }

    [Test]
    public async Task A_log_does_not_fill_the_disk()
    {
        await using var server = await TestServer.StartAsync(["Csms:Files:MinFreeBytes=9000000000000000"]);
        await using var station = await server.Boot201Async("S1");
        Assert.That(await BringAsync(HttpMethod.Put, await UrlAsync(server, station), "x"), Is.EqualTo(HttpStatusCode.InsufficientStorage));
    }

    [Property("Requirement", "N01.FR.12")]
    [Test]
    public async Task A_log_that_the_station_gives_up_for_another_is_over()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var first = await UrlAsync(server, station);
        var asked = server.SendForAsync(200, "POST", "stations/S1/logs", "{}");
        await station.AnswerCallAsync("GetLog", """{"status":"AcceptedCanceled"}""");
        await asked;
        Assert.That(await StatesAsync(server), Is.EqualTo(new[] { "Running", "Failed" }));
        Assert.That(await BringAsync(HttpMethod.Put, first, "x"), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("UploadFailure")]
    [TestCase("PermissionDenied")]
    public async Task A_failed_upload_ends_the_request(string status)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await UrlAsync(server, station);
        await station.CallAsync("LogStatusNotification", $$"""{"status":"{{status}}","requestId":1}""");
        Assert.That(await StatesAsync(server), Is.EqualTo(new[] { "Failed" }));
        await station.CallAsync("LogStatusNotification", """{"status":"Idle"}""");
        Assert.That((string)(await server.GetAsync("stations/S1/logs/1"))["status"]!, Is.EqualTo(status));
    }

    [Property("Requirement", "1.6 §5.9")]
    [Test]
    [Property("Requirement", "1.6 §4.4")]
    public async Task A_16_station_without_GetLog_is_asked_by_GetDiagnostics()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var asked = server.SendForAsync(200, "POST", "stations/S1/logs", """{"from":"2026-03-01T00:00:00Z","retries":2}""");
        var call = await station.ReceiveFrameAsync();
        Assert.That((string)call[2]!, Is.EqualTo("GetLog"));
        await station.SendAsync($$"""[4,"{{(string)call[1]!}}","NotImplemented","",{}]""");
        var fallback = await station.AnswerCallAsync("GetDiagnostics", """{"fileName":"diag.zip"}""");
        await asked;
        Assert.That(((int)fallback["retries"]!, (string)fallback["startTime"]!), Is.EqualTo((2, "2026-03-01T00:00:00.000Z")));
        await station.CallAsync("DiagnosticsStatusNotification", """{"status":"Uploading"}""");
        Assert.That(await BringAsync(HttpMethod.Put, (string)fallback["location"]!, "x", null), Is.EqualTo(HttpStatusCode.OK));
        await station.CallAsync("DiagnosticsStatusNotification", """{"status":"Uploaded"}""");
        var shown = await server.GetAsync("stations/S1/logs/1");
        Assert.That(((string)shown["state"]!, (string)shown["fileName"]!), Is.EqualTo(("Done", "diag.zip")));
    }

    [Property("Requirement", "1.6 §5.9")]
    [Test]
    public async Task A_16_station_that_names_no_file_may_bring_one_nevertheless()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var url = await UnnamedAsync(server, station);
        Assert.That(await StatesAsync(server), Is.EqualTo(new[] { "Running" }));
        Assert.That(await BringAsync(HttpMethod.Put, url, "x"), Is.EqualTo(HttpStatusCode.OK));
        await station.CallAsync("DiagnosticsStatusNotification", """{"status":"Uploaded"}""");
        Assert.That(await StatesAsync(server), Is.EqualTo(new[] { "Done" }));
    }

    [Property("Requirement", "1.6 §5.9")]
    [Test]
    public async Task A_16_station_that_names_no_file_and_brings_none_is_given_up_with_the_reason()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot16Async("S1");
        var url = await UnnamedAsync(server, station);
        clock.Advance(TimeSpan.FromHours(2.1));
        await server.TimelineWithAsync("S1", "Request 1 (Log) is given up: no file has come, nor was one named");
        var shown = await server.GetAsync("stations/S1/logs/1");
        Assert.That(((string)shown["state"]!, (string)shown["reason"]!), Is.EqualTo(("Abandoned", "The station fell silent: no file has come, nor was one named.")));
        Assert.That(await BringAsync(HttpMethod.Put, url, "x"), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Property("Requirement", "N01")]
    [TestCase("2.0.1", "LogStatusNotification", "UploadFailure")]
    [TestCase("1.6", "DiagnosticsStatusNotification", "UploadFailed")]
    public async Task A_station_that_tries_again_brings_its_log_and_has_not_failed(string version, string action, string failure)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = version == "1.6" ? await server.Boot16Async("S1") : await server.Boot201Async("S1");
        var url = await UrlAsync(server, station);
        var id = version == "1.6" ? "" : ""","requestId":1""";
        await station.CallAsync(action, $$"""{"status":"Uploading"{{id}}}""");
        await station.CallAsync(action, $$"""{"status":"{{failure}}"{{id}}}""");
        Assert.That(await StatesAsync(server), Is.EqualTo(new[] { "Failed" }));

        await station.CallAsync(action, $$"""{"status":"Uploading"{{id}}}""");
        var shown = await server.GetAsync("stations/S1/logs/1");
        Assert.That(((string)shown["state"]!, (string?)shown["reason"]), Is.EqualTo(("Running", (string?)null)));
        Assert.That(await BringAsync(HttpMethod.Put, url, "x"), Is.EqualTo(HttpStatusCode.OK));
        await station.CallAsync(action, $$"""{"status":"Uploaded"{{id}}}""");
        Assert.That(await StatesAsync(server), Is.EqualTo(new[] { "Done" }));
    }

    [Property("Requirement", "N01")]
    [TestCase(false)]
    [TestCase(true)]
    public async Task A_log_that_has_come_has_come_though_its_station_never_says_so(bool afterFailure)
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot201Async("S1");
        var url = await UrlAsync(server, station);
        if (afterFailure)
            await station.CallAsync("LogStatusNotification", """{"status":"UploadFailure","requestId":1}""");
        Assert.That(await BringAsync(HttpMethod.Put, url, "x"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await StatesAsync(server), Is.EqualTo(new[] { "Running" }));
        clock.Advance(TimeSpan.FromHours(2.1));
        await server.TimelineWithAsync("S1", "Request 1 (Log) is over. The file has come");
        var shown = await server.GetAsync("stations/S1/logs/1");
        Assert.That(((string)shown["state"]!, (string)shown["reason"]!), Is.EqualTo(("Done", "The file has come; the station never said that it brought it.")));
    }

    [Test]
    public async Task A_station_that_was_told_to_wait_between_its_tries_is_waited_for_and_no_longer()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot201Async("S1");
        var (call, _) = await AskAsync(server, station, """{"retries":3,"retryIntervalSeconds":7200}""");
        var url = (string)call["log"]!["remoteLocation"]!;
        await station.CallAsync("LogStatusNotification", """{"status":"UploadFailure","requestId":1}""");
        clock.Advance(TimeSpan.FromHours(7));
        Assert.That(await BringAsync(HttpMethod.Put, url, "x"), Is.EqualTo(HttpStatusCode.OK));
        clock.Advance(TimeSpan.FromHours(8.1));
        await server.UntilAsync("stations/S1/logs/1", shown => (string)shown["state"]! == "Done");
        Assert.That(await BringAsync(HttpMethod.Put, url, "x"), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Property("Requirement", "N01")]
    [Test]
    public async Task A_16_station_with_the_extension_names_the_request_in_its_statuses()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await UrlAsync(server, station);
        await station.CallAsync("LogStatusNotification", """{"status":"Uploading","requestId":1}""");
        Assert.That((string)(await server.GetAsync("stations/S1/logs/1"))["status"]!, Is.EqualTo("Uploading"));
        await station.CallAsync("LogStatusNotification", """{"status":"Uploaded","requestId":99}""");
        await server.TimelineWithAsync("S1", "Log upload of request 99: Uploaded; nobody here asked for it");
        Assert.That(await StatesAsync(server), Is.EqualTo(new[] { "Running" }));
    }

    [Test]
    public async Task A_log_that_is_thrown_away_is_gone_and_is_no_longer_taken()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var url = await UrlAsync(server, station);
        await BringAsync(HttpMethod.Put, url, "x");
        await server.SendForAsync(204, "DELETE", "stations/S1/logs/1");
        await server.SendForAsync(404, "GET", "stations/S1/logs/1");
        Assert.That(await BringAsync(HttpMethod.Put, url, "x"), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(Directory.GetFiles(Path.Combine(server.Folder, "csms-files", "logs")), Is.Empty);
    }

    [Test]
    public async Task Old_logs_are_thrown_away()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(["Csms:Files:LogRetention=02:00:00"], clock);
        await using var station = await server.Boot201Async("S1");
        await BringAsync(HttpMethod.Put, await UrlAsync(server, station), "x");
        await station.CallAsync("LogStatusNotification", """{"status":"Uploaded","requestId":1}""");
        clock.Advance(TimeSpan.FromHours(3));
        await server.UntilAsync("stations/S1/logs", shown => shown["items"]!.AsArray().Count == 0);
    }

    [Test]
    public async Task The_address_is_that_of_the_settings()
    {
        await using var server = await TestServer.StartAsync(["Csms:Files:PublicUrl=https://files.example.com/csms/"]);
        await using var station = await server.Boot201Async("S1");
        Assert.That(await UrlAsync(server, station), Does.StartWith("https://files.example.com/csms/uploads/").And.Not.EndsWith("/"));
    }

    [TestCase("""{"from":"2026-03-02T00:00:00Z","to":"2026-03-01T00:00:00Z"}""", "to")]
    [TestCase("""{"retries":-1}""", "retries")]
    public async Task A_wish_that_makes_no_sense_is_refused(string body, string path)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        Assert.That((await server.SendForAsync(422, "POST", "stations/S1/logs", body)).Violations().Single().Path, Is.EqualTo(path));
    }

    private static async Task<(JsonObject Call, JsonNode Answer)> AskAsync(TestServer server, RawStation station, string body)
    {
        var asked = server.SendForAsync(200, "POST", "stations/S1/logs", body);
        var call = await station.AnswerCallAsync("GetLog", """{"status":"Accepted"}""");
        return (call, await asked);
    }

    private static async Task<string> UnnamedAsync(TestServer server, RawStation station)
    {
        var asked = server.SendForAsync(200, "POST", "stations/S1/logs", "{}");
        var call = await station.ReceiveFrameAsync();
        await station.SendAsync($$"""[4,"{{(string)call[1]!}}","NotSupported","",{}]""");
        var diagnostics = await station.AnswerCallAsync("GetDiagnostics", "{}");
        var answer = await asked;
        Assert.That(((string)answer["status"]!, (string)answer["reasonText"]!), Is.EqualTo(("Accepted", "The station names no file: it may have nothing to bring.")));
        return (string)diagnostics["location"]!;
    }

    private static async Task<string> UrlAsync(TestServer server, RawStation station) => (string)(await AskAsync(server, station, "{}")).Call["log"]!["remoteLocation"]!;

    private static async Task<IEnumerable<string>> StatesAsync(TestServer server) =>
        (await server.GetAsync("stations/S1/logs"))["items"]!.AsArray().Select(item => (string)item!["state"]!).ToArray();

    private static async Task<HttpStatusCode> BringAsync(HttpMethod method, string url, string text, string? name = "S1.log")
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text)) };
        if (name is not null)
            request.Content.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = name };
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }
}
