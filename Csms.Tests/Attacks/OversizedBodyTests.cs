using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Csms.Tests.Support;

namespace Csms.Tests.Attacks;

/// <summary>Bodies that are longer than anything that is meant: refused with words before they have come, so that they cost neither memory nor disk.</summary>
internal sealed class OversizedBodyTests
{
    private const long Announced = 1_000_000_000;

    [Test]
    public async Task Every_call_with_a_body_refuses_one_that_is_announced_too_long()
    {
        await using var server = await TestServer.StartAsync(["Csms:Files:MaxFirmwareBytes=1000"]);
        var bodies = (await ApiCall.AllAsync(server)).SelectMany(call => call.Bodies.Select(body => (Call: call, Body: body))).ToList();
        Assert.That(bodies, Has.Count.GreaterThan(50));
        foreach (var (call, body) in bodies)
        {
            using var client = await ConnectAsync(server);
            var type = body == "multipart/form-data" ? body + "; boundary=b" : body;
            await SendAsync(client, $"{Head(call.Method, call.Path(), type)}Content-Length: {Announced}\r\n\r\n{{");
            // Nothing more is sent: the answer must not wait for it.
            var answer = await AnswerAsync(client);
            Assert.That(answer, Does.StartWith("HTTP/1.1 413 ").And.Contain("application/problem+json"), $"{call.Name} {body}");
            Assert.That(answer, Does.Contain("The body is too large.").Or.Contain("The file is longer than 1000 bytes.").Or.Contain("The file has more than 8 MB"), call.Name);
        }
    }

    [TestCase("POST", "/api/v1/session", "application/json")]
    [TestCase("POST", "/api/v1/stations", "application/json")]
    [TestCase("POST", "/api/v1/stations/S1/calls/Reset", "application/json")]
    [TestCase("POST", "/api/v1/firmware", "application/octet-stream")]
    public async Task A_body_without_an_announced_length_is_cut_off_where_it_becomes_too_long(string method, string path, string type)
    {
        const int Limit = 1024 * 1024;
        await using var server = await TestServer.StartAsync([$"Csms:Files:MaxFirmwareBytes={Limit}"]);
        using var client = await ConnectAsync(server);
        await SendAsync(client, $"{Head(method, path, type)}Transfer-Encoding: chunked\r\n\r\n");
        var part = Encoding.ASCII.GetBytes($"4000\r\n{new string(' ', 0x4000)}\r\n");
        // Read from the start: what has come is lost with a connection that is reset.
        var answer = AnswerAsync(client);
        var sent = 0L;
        try
        {
            // What is under way in the buffers of both ends comes on top of the limit.
            for (; !answer.IsCompleted && sent < 64 * Limit; sent += part.Length)
                await client.GetStream().WriteAsync(part);
        }
        catch (Exception closed) when (closed is IOException or InvalidOperationException)
        {
            // By the server, as soon as it has answered.
        }
        Assert.That(await answer, Does.StartWith("HTTP/1.1 413 "));
        Assert.That(sent, Is.LessThan(64 * Limit));
    }

    [Test]
    public async Task What_is_no_call_takes_no_body_at_all()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var path in (string[])["/uploads/guessed", "/downloads/guessed/x.bin", "/ocpp/S1", "/openapi/v1.json", "/health/live", "/stations"])
        {
            using var client = await ConnectAsync(server);
            await SendAsync(client, $"{Head("PUT", path, "application/octet-stream")}Content-Length: {Announced}\r\n\r\nx");
            Assert.That((await AnswerAsync(client)).Split(' ')[1], Does.StartWith("4"), path);
        }
    }

    private static string Head(string method, string path, string type) =>
        $"{method} {path} HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: {TestServer.ApiKey}\r\nContent-Type: {type}\r\nConnection: close\r\n";

    private static async Task<TcpClient> ConnectAsync(TestServer server)
    {
        var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", server.Address.Port);
        return client;
    }

    private static Task SendAsync(TcpClient client, string text) => client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text)).AsTask();

    // The head and as much of the body as its length says, or until the end.
    private static async Task<string> AnswerAsync(TcpClient client)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var text = new StringBuilder();
        var buffer = new byte[8192];
        var stream = client.GetStream();
        try
        {
            for (int read; (read = await stream.ReadAsync(buffer, limit.Token)) > 0;)
            {
                text.Append(Encoding.UTF8.GetString(buffer, 0, read));
                if (IsWhole(text.ToString()))
                    break;
            }
        }
        catch (IOException)
        {
            // What had come by then counts.
        }
        return text.ToString();
    }

    private static bool IsWhole(string answer)
    {
        var end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
            return false;
        const string Length = "Content-Length: ";
        var at = answer.IndexOf(Length, StringComparison.Ordinal);
        return at < 0 || at > end
            ? answer.EndsWith("0\r\n\r\n", StringComparison.Ordinal)
            : answer.Length - end - 4 >= int.Parse(answer.AsSpan(at + Length.Length, answer.IndexOf("\r\n", at, StringComparison.Ordinal) - at - Length.Length), CultureInfo.InvariantCulture);
    }
}
