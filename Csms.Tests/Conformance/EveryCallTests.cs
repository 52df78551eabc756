using Csms.Protocol;
using Csms.Protocol.Validation;
using Csms.Simulator;
using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Conformance;

/// <summary>Every action that an operator can send reaches a simulated station over the API and comes back with its answer, in both versions.</summary>
[TestFixture(OcppVersion.Ocpp16)]
[TestFixture(OcppVersion.Ocpp201)]
internal sealed class EveryCallTests(OcppVersion version)
{
    // Where the smallest payload that the schema allows breaks a rule that the schema cannot say.
    private static readonly Dictionary<string, string> Sensible = new()
    {
        ["1.6 ReserveNow"] = """{"connectorId":1,"expiryDate":"2026-03-01T14:00:00Z","idTag":"TAG1","reservationId":1}""",
        ["1.6 SetChargingProfile"] = """
            {"connectorId":0,"csChargingProfiles":{"chargingProfileId":1,"stackLevel":0,"chargingProfilePurpose":"ChargePointMaxProfile","chargingProfileKind":"Absolute",
             "chargingSchedule":{"chargingRateUnit":"A","startSchedule":"2026-03-01T12:00:00Z","chargingSchedulePeriod":[{"startPeriod":0,"limit":16}]}}}
            """,
        ["1.6 TriggerMessage"] = """{"requestedMessage":"Heartbeat"}""",
        ["1.6 ExtendedTriggerMessage"] = """{"requestedMessage":"Heartbeat"}""",
        ["2.0.1 TriggerMessage"] = """{"requestedMessage":"Heartbeat"}""",
        ["2.0.1 ClearChargingProfile"] = """{"chargingProfileId":1}""",
        ["2.0.1 SetChargingProfile"] = """
            {"evseId":0,"chargingProfile":{"id":1,"stackLevel":0,"chargingProfilePurpose":"ChargingStationMaxProfile","chargingProfileKind":"Absolute","chargingSchedule":[
             {"id":1,"chargingRateUnit":"A","startSchedule":"2026-03-01T12:00:00Z","chargingSchedulePeriod":[{"startPeriod":0,"limit":16}]}]}}
            """,
        ["2.0.1 CustomerInformation"] = """{"requestId":1,"report":true,"clear":false,"idToken":{"idToken":"TAG1","type":"ISO14443"}}""",
        ["2.0.1 ReserveNow"] = """{"id":1,"expiryDateTime":"2026-03-01T14:00:00Z","idToken":{"idToken":"TAG1","type":"ISO14443"}}""",
    };

    [Test]
    public async Task A_simulated_station_answers_every_action_sent_over_the_API()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        List<string> failed = [];
        foreach (var action in Directions.ToStation(version))
        {
            await using var station = await ConnectAsync(server, clock, action);
            var payload = Sensible.GetValueOrDefault($"{version.Number} {action}")
                ?? new PayloadGenerator(MessageSchemas.For(version).Request(action).Schema, seed: 1).Minimal().ToJsonString();

            var (status, body) = await server.SendAsync("POST", $"stations/{action}/calls/{action}", payload);

            if (status != 200)
            {
                failed.Add($"{action} {payload}: {body.ToJsonString()}");
                continue;
            }
            Assert.That((string)body["action"]!, Is.EqualTo(action));
            Assert.That(MessageSchemas.For(version).Response(action).IsValid(System.Text.Encoding.UTF8.GetBytes(body["payload"]!.ToJsonString()), out _), Is.True, action);
        }
        Assert.That(failed, Is.Empty);
    }

    private async Task<SimulatedStation> ConnectAsync(TestServer server, ManualClock clock, string id)
    {
        var station = new SimulatedStation(new StationOptions
        {
            Id = id, Url = new UriBuilder(server.Address) { Scheme = "ws", Path = "/ocpp" }.Uri, Version = version, TimeProvider = clock, PingInterval = TimeSpan.Zero,
        });
        await station.StartAsync();
        await station.WaitForAsync(booted => booted.Idle).WaitAsync(TimeSpan.FromSeconds(30));
        return station;
    }
}
