using Csms.Domain.Operators;
using Csms.Domain.Profiles;
using Csms.Domain.Rules;
using Csms.Domain.Timeline;

namespace Csms.Tests.Domain;

/// <summary>Keys, audit, rules, profiles and the timeline.</summary>
internal sealed class OfficeTest : LedgerTest
{
    [Test]
    public async Task The_first_key_is_generated_once_and_outlives_a_restart()
    {
        var key = await World.ApiKeys.BootstrapAsync(default);
        Assert.That(key, Has.Length.EqualTo(64));
        Assert.That(World.ApiKeys.Find(key!)!.Name, Is.EqualTo("administrator"));
        Assert.That(World.ApiKeys.Find(key + "x"), Is.Null);
        await World.RestartAsync();
        Assert.That(await World.ApiKeys.BootstrapAsync(default), Is.Null);
        Assert.That(World.ApiKeys.Find(key!), Is.Not.Null);
    }

    [Test]
    public async Task A_given_first_key_works_and_is_never_printed()
    {
        World.OperatorOptions.BootstrapApiKey = "given";
        Assert.That(await World.ApiKeys.BootstrapAsync(default), Is.Null);
        Assert.That(World.ApiKeys.Find("given"), Is.Not.Null);
        await World.RestartAsync();
        World.OperatorOptions.BootstrapApiKey = "another";
        Assert.That(await World.ApiKeys.BootstrapAsync(default), Is.Null);
        Assert.That(World.ApiKeys.Find("another"), Is.Not.Null);
    }

    [Test]
    public async Task A_revoked_key_opens_nothing_also_after_a_restart()
    {
        await World.ApiKeys.BootstrapAsync(default);
        var added = await World.ApiKeys.AddAsync(new NewApiKey { Name = "bob" }, default);
        Assert.That(World.ApiKeys.Find(added.Key), Is.EqualTo(added.ApiKey));
        Assert.That(await World.ApiKeys.RevokeAsync(added.ApiKey.Id, default), Is.True);
        Assert.That(await World.ApiKeys.RevokeAsync(added.ApiKey.Id, default), Is.False);
        Assert.That(World.ApiKeys.Find(added.Key), Is.Null);
        await World.RestartAsync();
        await World.ApiKeys.BootstrapAsync(default);
        Assert.That(World.ApiKeys.Find(added.Key), Is.Null);
        Assert.That((await World.ApiKeys.ListAsync(default)).Select(known => (known.Name, known.RevokedAt is null)),
            Is.EqualTo(new[] { ("administrator", true), ("bob", false) }));
    }

    [Test]
    public async Task What_operators_do_is_kept_newest_first()
    {
        await World.Audit.RecordAsync(new Deed { OperatorName = "alice", Action = "reset", StationId = "CS-1", Detail = "Hard" }, default);
        await World.Audit.RecordAsync(new Deed { OperatorName = "bob", Action = "PUT /tokens/1" }, default);
        var page = await World.Audit.ListAsync(new(), new(1), default);
        var next = await World.Audit.ListAsync(new(), new(1, page.Next), default);
        Assert.That(page.Items.Concat(next.Items), Is.EqualTo(new[]
        {
            new AuditLine { At = Now, OperatorName = "bob", Action = "PUT /tokens/1" },
            new AuditLine { At = Now, OperatorName = "alice", Action = "reset", StationId = "CS-1", Detail = "Hard" },
        }));
    }

    [Test]
    public async Task Rules_are_switched_for_all_and_for_one_station()
    {
        await World.Rules.SwitchAsync("celcius", null, false, default);
        await World.Rules.SwitchAsync("celcius", "CS-1", true, default);
        await World.Rules.SwitchAsync("hertz", null, true, default);
        await World.Rules.SwitchAsync("hertz", null, null, default);
        Assert.That(await World.Rules.SwitchesAsync(default), Is.EqualTo(new[] { new RuleSwitch("celcius", null, false), new RuleSwitch("celcius", "CS-1", true) }));
    }

    [Test]
    public async Task Deviations_are_counted_per_station_and_rule_also_over_a_restart()
    {
        var first = Now;
        World.Rules.Count(Station, "celcius", 1);
        World.Rules.Count(Station, "celcius", 1);
        await World.RestartAsync();
        World.Clock.Advance(TimeSpan.FromHours(1));
        World.Rules.Count(Station, "celcius", 1);
        World.Rules.Count(await World.AddStationAsync("CS-2"), "hertz", 1);
        Assert.That(await World.Rules.CountsAsync(Station, default), Is.EqualTo(new[] { new DeviationCount("CS-1", "celcius", 3, first, Now) }));
        Assert.That(await World.Rules.CountsAsync(null, default), Has.Count.EqualTo(2));
    }

    [Test, Property("Requirement", "K01.FR.05")]
    public async Task A_profile_replaces_the_one_with_its_id_or_its_place()
    {
        await AcceptAsync(1, stackLevel: 0);
        await AcceptAsync(2, stackLevel: 1);
        await AcceptAsync(3, stackLevel: 0);
        await AcceptAsync(2, stackLevel: 5);
        var kept = await World.Profiles.ListAsync(Station, default);
        Assert.That(kept.Select(profile => (profile.Profile.Id, profile.Profile.StackLevel)), Is.EqualTo(new[] { (3, 0), (2, 5) }));
        Assert.That(kept[0].At, Is.EqualTo(Now));
    }

    [Test]
    public async Task Profiles_are_cleared_by_id_or_by_criteria()
    {
        await AcceptAsync(1, stackLevel: 0);
        await AcceptAsync(2, stackLevel: 1);
        await AcceptAsync(3, stackLevel: 2);
        Assert.That(await World.Profiles.ClearedAsync(Station, new ProfileCriteria { ProfileId = 1, StackLevel = 9 }, default), Is.EqualTo(1));
        Assert.That(await World.Profiles.ClearedAsync(Station, new ProfileCriteria { Purpose = "TxDefaultProfile", StackLevel = 1 }, default), Is.EqualTo(1));
        Assert.That(await World.Profiles.ClearedAsync(Station, new ProfileCriteria { Evse = 9 }, default), Is.Zero);
        Assert.That(await World.Profiles.ClearedAsync(Station, new ProfileCriteria(), default), Is.EqualTo(1));
    }

    [Test]
    public async Task A_profile_of_a_transaction_ends_with_it()
    {
        var id = await StartAsync();
        await AcceptAsync(1, stackLevel: 0, transaction: $"{id}");
        await AcceptAsync(2, stackLevel: 0);
        await StopAsync(Stop(id));
        Assert.That((await World.Profiles.ListAsync(Station, default)).Select(profile => profile.Profile.Id), Is.EqualTo(new[] { 2 }));
    }

    [Test]
    public async Task The_timeline_is_read_newest_first_by_page()
    {
        for (var i = 0; i < 5; i++)
            World.Timeline.Add("CS-1", TimelineKind.Connected, $"{i}", """{"a":1}""");
        World.Timeline.Add("CS-2", TimelineKind.Connected, "other");
        await World.RestartAsync();
        var page = await World.Timeline.ListAsync("CS-1", new(3), default);
        var next = await World.Timeline.ListAsync("CS-1", new(3, page.Next), default);
        Assert.That(page.Items.Concat(next.Items).Select(entry => entry.Reason), Is.EqualTo(new[] { "4", "3", "2", "1", "0" }));
        Assert.That(page.Items[0], Is.EqualTo(new TimelineEntry { StationId = "CS-1", At = Now, Kind = TimelineKind.Connected, Reason = "4", DetailJson = """{"a":1}""" }));
    }

    private ValueTask AcceptAsync(int id, int stackLevel, string? transaction = null) => World.Profiles.AcceptedAsync(
        Station,
        new StationProfile
        {
            Evse = 1,
            OcppTransactionId = transaction,
            Profile = new RequestedProfile
            {
                Id = id,
                StackLevel = stackLevel,
                Purpose = transaction is null ? ProfilePurpose.TxDefaultProfile : ProfilePurpose.TxProfile,
                Kind = ProfileKind.Relative,
                Schedule = new RequestedSchedule { Unit = RateUnit.W, Periods = [new RequestedPeriod { StartSeconds = 0, Limit = 7000 }] },
            },
        },
        other => other.Profile.StackLevel == stackLevel && other.OcppTransactionId == transaction,
        default);
}
