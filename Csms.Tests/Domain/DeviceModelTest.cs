using Csms.Domain.Requests;
using Csms.Domain.Stations;
using Csms.Domain.Timeline;

namespace Csms.Tests.Domain;

internal sealed class DeviceModelTest : LedgerTest
{
    [Test]
    public async Task A_report_is_complete_when_every_part_has_come_in_any_order()
    {
        await new RequestBook(World.Database, World.Clock).OpenAsync(Station, new NewRequest { Kind = RequestKind.Report, Id = 7 }, "somebody", default);
        await PartAsync(2, moreFollows: false, Variable("C", "1"));
        await PartAsync(0, moreFollows: true, Variable("A", "1"));
        Assert.That(await ReportsAsync(), Is.Empty);
        await PartAsync(1, moreFollows: true, Variable("B", null));
        Assert.That(await ReportsAsync(), Is.EqualTo(new[] { "Report 7 is complete, in 3 parts" }));
        await PartAsync(1, moreFollows: true);
        Assert.That(await ReportsAsync(), Has.Count.EqualTo(1), "a repeat is no new part");
        var variables = await World.DeviceModel.VariablesAsync(Station, default);
        Assert.That(variables.Select(variable => variable.Variable), Is.EqualTo(new[] { "A", "B", "C" }));
    }

    [Test]
    public async Task A_newer_value_replaces_the_older_and_other_attributes_stay()
    {
        var actual = Variable("A", "1") with { Evse = 1, Connector = 2, ComponentInstance = "x", MinLimit = 0.5m, MaxLimit = 10m, Unit = "A" };
        await PartAsync(0, moreFollows: false, actual, actual with { Attribute = "Target", Value = "5" });
        await PartAsync(0, moreFollows: false, actual with { Value = "2" });
        Assert.That(await World.DeviceModel.VariablesAsync(Station, default),
            Is.EqualTo(new[] { actual with { Value = "2" }, actual with { Attribute = "Target", Value = "5" } }));
    }

    [Test]
    public async Task Events_are_kept_once_newest_first()
    {
        var one = Event(1);
        await World.DeviceModel.RecordAsync(Station, [one, Event(2)], default);
        await World.DeviceModel.RecordAsync(Station, [one], default);
        var page = await World.DeviceModel.EventsAsync(Station, new(1), default);
        var next = await World.DeviceModel.EventsAsync(Station, new(1, page.Next), default);
        Assert.That(page.Items.Concat(next.Items), Is.EqualTo(new[] { Event(2), one }));
    }

    [Test]
    public async Task Events_of_two_places_or_with_two_values_are_two_events()
    {
        StationEvent[] all =
        [
            Event(1),
            Event(1) with { Evse = 2 },
            Event(1) with { Connector = 2 },
            Event(1) with { Evse = null },
            Event(1) with { ComponentInstance = "left" },
            Event(1) with { VariableInstance = "left" },
            Event(1) with { Value = "Available" },
        ];
        await World.DeviceModel.RecordAsync(Station, all, default);
        await World.DeviceModel.RecordAsync(Station, all, default);
        Assert.That((await World.DeviceModel.EventsAsync(Station, new(100), default)).Items, Is.EquivalentTo(all));
    }

    [Test, Property("Requirement", "A04.FR.03")]
    public async Task A_security_event_is_kept_once_with_a_line_in_the_timeline()
    {
        var happened = new SecurityEvent("SettingSystemTime", Now.AddMinutes(-1), "by NTP");
        await World.DeviceModel.RecordAsync(Station, happened, default);
        await World.DeviceModel.RecordAsync(Station, happened, default);
        var kept = (await World.DeviceModel.SecurityEventsAsync(Station, new(10), default)).Items;
        Assert.That(kept, Is.EqualTo(new[] { happened with { ReceivedAt = Now } }));
        var timeline = (await World.Timeline.ListAsync("CS-1", new(10), default)).Items;
        Assert.That(timeline.Select(entry => (entry.Kind, entry.Reason)), Is.EqualTo(new[] { (TimelineKind.Security, "SettingSystemTime: by NTP") }));
    }

    private async Task<List<string>> ReportsAsync() =>
        [.. (await World.Timeline.ListAsync("CS-1", new(10), default)).Items.Where(entry => entry.Kind == TimelineKind.Report).Select(entry => entry.Reason)];

    private ValueTask PartAsync(int seqNo, bool moreFollows, params DeviceVariable[] variables) => World.DeviceModel.RecordAsync(
        Station, new DeviceReport { RequestId = 7, SeqNo = seqNo, GeneratedAt = Now, MoreFollows = moreFollows, Variables = variables }, default);

    private static DeviceVariable Variable(string name, string? value) => new() { Component = "Ctrlr", Variable = name, Value = value };

    private StationEvent Event(int id) => new()
    {
        EventId = id,
        At = Now,
        Trigger = "Alerting",
        Component = "Connector",
        Variable = "AvailabilityState",
        Evse = 1,
        Value = "Faulted",
        Json = "{}",
    };
}
