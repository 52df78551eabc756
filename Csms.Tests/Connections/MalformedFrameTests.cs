using System.Net.WebSockets;
using System.Text;
using Csms.Tests.Support;

namespace Csms.Tests.Connections;

/// <summary>What is no proper frame has a defined answer in each version, and the next message is served as if nothing had been (requirements.md 1.3–1.5).</summary>
public sealed class MalformedFrameTests
{
    // What is sent, and the id and code of the CALLERROR that answers it.
    private static readonly object[] Answered201 =
    [
        new object[] { "no JSON at all", "-1", "RpcFrameworkError" },
        new object[] { "{}", "-1", "RpcFrameworkError" },
        new object[] { "[]", "-1", "RpcFrameworkError" },
        new object[] { "[2]", "-1", "RpcFrameworkError" },
        new object[] { "[2,17,\"Heartbeat\",{}]", "-1", "RpcFrameworkError" },
        new object[] { "[\"2\",\"a\",\"Heartbeat\",{}]", "-1", "RpcFrameworkError" },
        new object[] { "[2,\"" + "1234567890123456789012345678901234567" + "\",\"Heartbeat\",{}]", "-1", "RpcFrameworkError" },
        new object[] { "[9,\"a\",\"Heartbeat\",{}]", "a", "MessageTypeNotSupported" },
        new object[] { "[2,\"a\"]", "a", "RpcFrameworkError" },
        new object[] { "[2,\"a\",\"Heartbeat\"]", "a", "RpcFrameworkError" },
        new object[] { "[2,\"a\",17,{}]", "a", "RpcFrameworkError" },
        new object[] { "[2,\"a\",\"NoSuchAction\",{}]", "a", "NotImplemented" },
        new object[] { "[2,\"a\",\"heartbeat\",{}]", "a", "NotImplemented" },
        new object[] { "[2,\"a\",\"Heartbeat\",[]]", "a", "TypeConstraintViolation" },
        new object[] { "[2,\"a\",\"Heartbeat\",{},{}]", "a", "FormatViolation" },
    ];

    private static readonly object[] Answered16 =
    [
        new object[] { "[2,\"" + "1234567890123456789012345678901234567" + "\",\"Heartbeat\",{}]", "1234567890123456789012345678901234567", "GenericError" },
        new object[] { "[2,\"a\"]", "a", "ProtocolError" },
        new object[] { "[2,\"a\",\"Heartbeat\"]", "a", "ProtocolError" },
        new object[] { "[2,\"a\",17,{}]", "a", "ProtocolError" },
        new object[] { "[2,\"a\",\"NoSuchAction\",{}]", "a", "NotImplemented" },
        new object[] { "[2,\"a\",\"Heartbeat\",[]]", "a", "TypeConstraintViolation" },
        new object[] { "[2,\"a\",\"Heartbeat\",{},{}]", "a", "FormationViolation" },
    ];

    private static readonly string[] Dropped16 = ["no JSON at all", "{}", "[]", "[2]", "[2,17,\"Heartbeat\",{}]", "[\"2\",\"a\",\"Heartbeat\",{}]", "[9,\"a\",\"Heartbeat\",{}]"];

    [TestCaseSource(nameof(Answered201))]
    [Property("Requirement", "1.5")]
    public async Task In_2_0_1_it_is_answered(string sent, string id, string code)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("CS-1");

        await AssertAnsweredAsync(server, station, sent, id, code);
    }

    [TestCaseSource(nameof(Answered16))]
    [Property("Requirement", "1.5")]
    public async Task In_1_6_it_is_answered_when_its_id_can_be_read(string sent, string id, string code)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("CS-1");

        await AssertAnsweredAsync(server, station, sent, id, code);
    }

    [TestCaseSource(nameof(Dropped16))]
    [Property("Requirement", "1.5")]
    public async Task In_1_6_it_is_recorded_and_dropped_when_its_id_cannot_be_read(string sent)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("CS-1");

        await station.SendAsync(sent);

        await station.CallAsync("Heartbeat", "{}");
        await server.TimelineWithAsync("CS-1", "not an OCPP-J frame");
    }

    [Test]
    [Property("FieldReport", "30")]
    public async Task A_frame_over_many_lines_is_a_frame()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("CS-1");

        await station.SendAsync("\n [ 2 ,\r\n\t\"a\" ,\n\"Heartbeat\",\n{\n}\n]\n");

        Assert.That((int)(await station.ReceiveFrameAsync())[0]!, Is.EqualTo(3));
    }

    [Test]
    public async Task A_frame_in_many_fragments_is_a_frame()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("CS-1");
        var bytes = Encoding.UTF8.GetBytes("[2,\"a\",\"Heartbeat\",{}]");

        for (var i = 0; i < bytes.Length; i++)
            await station.SendAsync(bytes[i..(i + 1)], WebSocketMessageType.Text, endOfMessage: i == bytes.Length - 1);

        Assert.That((int)(await station.ReceiveFrameAsync())[0]!, Is.EqualTo(3));
    }

    [Test]
    public async Task An_empty_message_is_malformed_and_no_more()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("CS-1");

        await station.SendAsync("");

        await station.CallAsync("Heartbeat", "{}");
    }

    [Test]
    public async Task A_binary_message_closes_the_socket_with_1003()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("CS-1");

        await station.SendAsync("[2,\"a\",\"Heartbeat\",{}]"u8.ToArray(), WebSocketMessageType.Binary);

        Assert.That(await station.ReceiveAsync(), Is.Null);
        Assert.That(station.CloseStatus, Is.EqualTo(WebSocketCloseStatus.InvalidMessageType));
    }

    [Test]
    public async Task A_frame_of_ten_megabytes_closes_the_socket_with_1009()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("CS-1");

        await station.SendAsync("[2,\"a\",\"DataTransfer\",{\"vendorId\":\"" + new string('x', 10_000_000) + "\"}]");

        Assert.That(await station.ReceiveAsync(), Is.Null);
        Assert.That(station.CloseStatus, Is.EqualTo(WebSocketCloseStatus.MessageTooBig));
    }

    [Test]
    public async Task Deep_nesting_is_a_format_violation()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("CS-1");
        var nested = string.Concat(Enumerable.Repeat("{\"vendorId\":\"v\",\"x\":", 500)) + "1" + new string('}', 500);

        Assert.That(await station.CallForErrorAsync("Heartbeat", "{\"customData\":" + nested + "}"), Is.EqualTo("FormatViolation"));
    }

    private static async Task AssertAnsweredAsync(TestServer server, RawStation station, string sent, string id, string code)
    {
        await station.SendAsync(sent);
        var answer = await station.ReceiveFrameAsync();

        Assert.That((int)answer[0]!, Is.EqualTo(4), answer.ToJsonString());
        Assert.That((string?)answer[1], Is.EqualTo(id));
        Assert.That((string?)answer[2], Is.EqualTo(code));
        Assert.That(answer, Has.Count.EqualTo(5));
        await station.CallAsync("Heartbeat", "{}");
        await server.TimelineWithAsync("CS-1", code is "NotImplemented" or "TypeConstraintViolation" or "FormatViolation" or "FormationViolation" ? code : "not an OCPP-J frame");
    }
}
