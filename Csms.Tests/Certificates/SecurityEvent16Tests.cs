using Csms.Tests.Support;

namespace Csms.Tests.Certificates;

internal sealed class SecurityEvent16Tests
{
    [Property("Requirement", "A04.FR.03")]
    [Test]
    public async Task A_security_event_of_a_1_6_station_is_kept_once_before_it_is_acknowledged()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        for (var i = 0; i < 2; i++)
        {
            var answer = await station.CallAsync(
                "SecurityEventNotification", """{"type":"TamperDetectionActivated","timestamp":"2026-03-01T12:54:00Z","techInfo":"door"}""");
            Assert.That(answer, Is.Empty);
        }
        var kept = (await server.GetAsync("stations/S1/security-events"))["items"]!.AsArray().Single()!;
        Assert.That(((string)kept["type"]!, (string)kept["techDetail"]!, (string)kept["at"]!), Is.EqualTo(("TamperDetectionActivated", "door", "2026-03-01T12:54:00.000Z")));
        await server.TimelineWithAsync("S1", "TamperDetectionActivated: door");
    }
}
