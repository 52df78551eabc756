using System.Text;
using System.Text.Json;
using Csms.Protocol;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp16;
using Csms.Protocol.Validation;

namespace Csms.Tests.Protocol;

internal sealed class OcppTimeTests
{
    [TestCase("2026-01-02T03:04:05Z", "2026-01-02T03:04:05.000Z")]
    [TestCase("2026-01-02T03:04:05.1Z", "2026-01-02T03:04:05.100Z")]
    [TestCase("2026-01-02T03:04:05.123456789Z", "2026-01-02T03:04:05.123Z")]
    [TestCase("2026-01-02T03:04:05+02:00", "2026-01-02T01:04:05.000Z")]
    [TestCase("2026-01-02T03:04:05+0200", "2026-01-02T01:04:05.000Z")]
    [TestCase("2026-01-02T03:04:05+02", "2026-01-02T01:04:05.000Z")]
    [TestCase("2026-01-02T03:04:05-11:30", "2026-01-02T14:34:05.000Z")]
    [TestCase("2026-01-02T03:04:05", "2026-01-02T03:04:05.000Z")]
    [TestCase("2026-01-02 03:04:05", "2026-01-02T03:04:05.000Z")]
    [TestCase("2026-01-02T03:04Z", "2026-01-02T03:04:00.000Z")]
    [TestCase("2026-01-02t03:04:05z", "2026-01-02T03:04:05.000Z")]
    [TestCase("2026-01-02", "2026-01-02T00:00:00.000Z")]
    [TestCase("1970-01-01T00:00:12Z", "1970-01-01T00:00:12.000Z")]
    [Property("FieldReport", "56")]
    [Property("FieldReport", "57")]
    public void A_time_is_read_tolerantly_and_written_strictly(string sent, string written)
    {
        Assert.That(OcppTime.TryParse(sent, out var time));
        Assert.That(OcppTime.Write(time), Is.EqualTo(written));
        Assert.That(JsonSerializer.Serialize(new HeartbeatResponse { CurrentTime = time }, OcppJson.Options), Is.EqualTo($$"""{"currentTime":"{{written}}"}"""));
    }

    [TestCase("")]
    [TestCase("now")]
    [TestCase("2026")]
    [TestCase("03:04:05")]
    [TestCase("01/02/2026 03:04:05")]
    [TestCase("2026-13-01T00:00:00Z")]
    [TestCase("2026-02-30T00:00:00Z")]
    [TestCase("1767323045")]
    public void What_is_no_time_is_not_read(string sent) => Assert.That(OcppTime.TryParse(sent, out _), Is.False);

    [TestCase("9999-12-31T23:59:59.99999999Z")]
    [TestCase("0001-01-01T00:00:00Z")]
    [TestCase("0002-01-01T00:00:00+14:00")]
    [TestCase("9998-12-31T23:59:59.9999999-14:00")]
    [TestCase("2024-02-29T23:59:59.000000000000000000000000000001Z")]
    public void What_the_validator_takes_for_a_time_can_be_read(string sent)
    {
        var payload = Encoding.UTF8.GetBytes($$"""{"currentTime":"{{sent}}"}""");
        if (MessageSchemas.For(OcppVersion.Ocpp16).Response("Heartbeat").IsValid(payload, out _))
            Assert.That(() => JsonSerializer.Deserialize<HeartbeatResponse>(payload, OcppJson.Options), Throws.Nothing);
    }
}
