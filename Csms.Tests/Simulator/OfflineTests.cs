using Csms.Protocol;
using Csms.Simulator;

namespace Csms.Tests.Simulator;

[TestFixture(OcppVersion.Ocpp16)]
[TestFixture(OcppVersion.Ocpp201)]
internal sealed class OfflineTests(OcppVersion version)
{
    [Test]
    [Property("Requirement", "1.6 §3.7.1")]
    [Property("Requirement", "E12")]
    public async Task A_transaction_without_a_connection_is_told_afterwards_in_order()
    {
        await using var rig = await StationRig.BootedAsync(version);
        await AllowOfflineAsync(rig);
        rig.Station.GoOffline();
        rig.Station.PlugIn(1);
        rig.Station.PresentCard(1, "CARD");
        await rig.PassAsync(TimeSpan.FromMinutes(3));
        rig.Station.Unplug(1);
        Assert.That(rig.Station.QueuedTransactionMessages, Is.GreaterThan(4));
        rig.Station.GoOnline();
        await rig.Until(station => station.Idle);

        if (rig.Is16)
        {
            var told = rig.Csms.Actions.Where(action => action is "StartTransaction" or "MeterValues" or "StopTransaction").ToArray();
            Assert.That(told, Is.EqualTo(new[] { "StartTransaction", "MeterValues", "MeterValues", "MeterValues", "MeterValues", "MeterValues", "StopTransaction" }));
            var stop = await rig.Csms.NextAsync("StopTransaction");
            Assert.That(stop.GetProperty("transactionId").GetInt32(), Is.EqualTo(1_001), "the id that the late answer brought");
            Assert.That(rig.Csms.All("MeterValues"), Has.All.Matches<System.Text.Json.JsonElement>(values => values.GetProperty("transactionId").GetInt32() == 1_001));
        }
        else
        {
            var events = rig.Csms.All("TransactionEvent");
            Assert.That(events.Select(one => one.GetProperty("seqNo").GetInt32()), Is.EqualTo(Enumerable.Range(0, events.Count)));
            Assert.That(events, Has.All.Matches<System.Text.Json.JsonElement>(one => one.GetProperty("offline").GetBoolean()));
        }
    }

    [Test]
    public async Task A_transaction_message_whose_answer_was_lost_with_the_socket_is_sent_again_as_it_was()
    {
        await using var rig = await StationRig.BootedAsync(version);
        var action = rig.Is16 ? "StartTransaction" : "TransactionEvent";
        rig.Csms.Respond(action, _ => null);
        rig.Station.PlugIn(1);
        rig.Station.PresentCard(1, "CARD");
        var first = await rig.Csms.NextAsync(action);
        rig.Csms.Respond(action, _ => rig.Is16 ? """{"transactionId":5,"idTagInfo":{"status":"Accepted"}}""" : "{}");
        rig.Csms.Drop();
        await rig.Until(station => !station.Connected);
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await rig.Csms.NextAsync(action);
        Assert.That(second.GetRawText(), Is.EqualTo(first.GetRawText()));
        await rig.Until(station => station.Idle);
    }

    [Test]
    public async Task A_call_that_is_not_answered_is_given_up_after_30_seconds_and_a_late_answer_changes_nothing()
    {
        await using var rig = await StationRig.BootedAsync(version);
        rig.Csms.Respond("Authorize", _ => null);
        rig.Station.PlugIn(1);
        rig.Station.PresentCard(1, "CARD");
        await rig.Csms.NextAsync("Authorize");
        var completed = new List<CompletedCall>();
        rig.Station.CallCompleted += completed.Add;
        rig.Clock.Advance(TimeSpan.FromSeconds(30));
        await rig.Until(station => station.Idle);
        Assert.That(completed.Single(call => call.Action == "Authorize").Error, Is.EqualTo("Timeout"));
        var id = rig.Csms.Frames.Last(frame => frame.Contains("\"Authorize\"", StringComparison.Ordinal)).Split('"')[1];
        await rig.Csms.SendAsync($$"""[3,"{{id}}",{{(rig.Is16 ? """{"idTagInfo":{"status":"Accepted"}}""" : """{"idTokenInfo":{"status":"Accepted"}}""")}}]""");
        await rig.Csms.CallAsync("ClearCache");
        Assert.That(rig.Evse.InTransaction, Is.False);
    }

    [Test]
    [Property("Requirement", "C13")]
    public async Task The_local_list_decides_without_a_connection()
    {
        await using var rig = await StationRig.BootedAsync(version, options => options with { EvseCount = 2 });
        var sent = rig.Is16
            ? await rig.Csms.CallAsync("SendLocalList", """{"listVersion":3,"updateType":"Full","localAuthorizationList":[{"idTag":"LISTED","idTagInfo":{"status":"Accepted"}},{"idTag":"BARRED","idTagInfo":{"status":"Blocked"}}]}""")
            : await rig.Csms.CallAsync("SendLocalList", """{"versionNumber":3,"updateType":"Full","localAuthorizationList":[{"idToken":{"idToken":"LISTED","type":"ISO14443"},"idTokenInfo":{"status":"Accepted"}},{"idToken":{"idToken":"BARRED","type":"ISO14443"},"idTokenInfo":{"status":"Blocked"}}]}""");
        Assert.That(sent.Status, Is.EqualTo("Accepted"));
        var asked = await rig.Csms.CallAsync("GetLocalListVersion");
        Assert.That(asked.Payload.GetProperty(rig.Is16 ? "listVersion" : "versionNumber").GetInt32(), Is.EqualTo(3));

        rig.Station.GoOffline();
        rig.Station.PlugIn(1);
        rig.Station.PresentCard(1, "LISTED");
        rig.Station.PlugIn(2);
        rig.Station.PresentCard(2, "BARRED");
        Assert.That(rig.Station.Evses.Select(evse => evse.InTransaction), Is.EqualTo(new[] { true, false }));
    }

    [Test]
    public async Task Only_the_states_that_changed_are_told_after_a_short_absence()
    {
        await using var rig = await StationRig.BootedAsync(version, options => options with { EvseCount = 3 });
        var before = rig.Csms.All("StatusNotification").Count;
        rig.Station.GoOffline();
        rig.Station.PlugIn(2);
        rig.Station.GoOnline();
        await rig.Until(station => station.Idle);
        var told = rig.Csms.All("StatusNotification").Skip(before).Select(status => status.GetProperty(rig.Is16 ? "connectorId" : "evseId").GetInt32());
        Assert.That(told, Is.EqualTo(new[] { 2 }));
    }

    [Test]
    public async Task After_a_power_cut_the_transaction_ends_with_PowerLoss()
    {
        await using var rig = await StationRig.BootedAsync(version);
        await rig.ChargeAsync();
        rig.Station.PowerCycle();
        rig.Clock.Advance(TimeSpan.FromSeconds(3));
        await rig.Until(station => station.Idle);
        var reason = rig.Is16
            ? (await rig.Csms.NextAsync("StopTransaction")).GetProperty("reason").GetString()
            : (await rig.Csms.NextAsync("TransactionEvent", one => one.GetProperty("eventType").GetString() == "Ended"))
                .GetProperty("transactionInfo").GetProperty("stoppedReason").GetString();
        Assert.That(reason, Is.EqualTo("PowerLoss"));
        Assert.That(rig.Csms.All("BootNotification"), Has.Count.EqualTo(2));
    }

    private static Task<Csms.Tests.Support.ScriptedCsms.StationAnswer> AllowOfflineAsync(StationRig rig) => rig.Is16
        ? rig.Csms.CallAsync("ChangeConfiguration", """{"key":"AllowOfflineTxForUnknownId","value":"true"}""")
        : rig.Csms.CallAsync("SetVariables", """{"setVariableData":[{"attributeValue":"true","component":{"name":"AuthCtrlr"},"variable":{"name":"OfflineTxForUnknownIdEnabled"}}]}""");
}
