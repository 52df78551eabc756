using System.Text;
using Csms.Domain;
using Csms.Domain.Stations;
using Csms.Domain.Timeline;
using Csms.Domain.Transactions;

namespace Csms.Tests.Domain;

internal sealed class StationRegistryTest
{
    private World World { get; set; } = null!;

    [SetUp]
    public async Task OpenWorld() => World = await World.OpenAsync();

    [TearDown]
    public ValueTask CloseWorld() => World.DisposeAsync();

    [Test]
    public async Task A_station_is_added_once_found_changed_and_removed()
    {
        var added = await AddAsync(new NewStation { Id = "CS/1 ä%" });
        Assert.That(added!.GeneratedPassword, Has.Length.EqualTo(40));
        Assert.That(await AddAsync(new NewStation { Id = "CS/1 ä%" }), Is.Null);
        Assert.That(await FindAsync("cs/1 ä%"), Is.Null, "ids are case-sensitive");

        var changed = await World.Stations.UpdateAsync("CS/1 ä%", new StationChange { Registration = Registration.Pending, SecurityProfile = 2 }, default);
        Assert.That((changed!.Station.Registration, changed.Station.SecurityProfile), Is.EqualTo((Registration.Pending, 2)));
        Assert.That(changed.Station.HasPassword, Is.True);
        Assert.That(await FindAsync("CS/1 ä%"), Is.EqualTo(changed.Station));

        Assert.That(await World.Stations.RemoveAsync("CS/1 ä%", default), Is.True);
        Assert.That(await FindAsync("CS/1 ä%"), Is.Null);
        Assert.That(await World.Stations.RemoveAsync("CS/1 ä%", default), Is.False);
        Assert.That(await World.Stations.UpdateAsync("CS/1 ä%", new StationChange(), default), Is.Null);
    }

    [TestCase("")]
    [TestCase("a:b")]
    [TestCase("a\nb")]
    public void An_id_that_cannot_authenticate_is_refused(string id) =>
        Assert.That(() => AddAsync(new NewStation { Id = id }).AsTask(), Throws.ArgumentException);

    [Test]
    public void A_short_password_is_refused() =>
        Assert.That(() => AddAsync(new NewStation { Id = "CS-1", Password = "fifteen letters" }).AsTask(), Throws.ArgumentException);

    [Test]
    public async Task A_removed_stations_number_is_not_given_again()
    {
        var first = (await AddAsync(new NewStation { Id = "CS-1" }))!.Station.Key;
        await World.Ledger.StartAsync(new StartReport { Station = first, Evse = 1, Connector = 1, Token = new("T"), MeterStartWh = 0, At = World.Now }, default);
        await World.Stations.RemoveAsync("CS-1", default);
        var second = (await AddAsync(new NewStation { Id = "CS-1" }))!.Station.Key;
        Assert.That(second.Number, Is.Not.EqualTo(first.Number));
        Assert.That(await World.TransactionsAsync(new() { StationId = "CS-1" }), Has.Count.EqualTo(1), "its history is still there");
    }

    [Test, Property("FieldReport", "70")]
    public async Task A_generated_password_is_accepted_as_text_and_as_decoded_bytes_after_a_restart()
    {
        var password = (await AddAsync(new NewStation { Id = "CS-1" }))!.GeneratedPassword!;
        await World.RestartAsync();
        var station = (await FindAsync("CS-1"))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(World.Stations.VerifyPassword(station, Encoding.UTF8.GetBytes(password)), Is.True);
            Assert.That(World.Stations.VerifyPassword(station, Encoding.UTF8.GetBytes(password.ToUpperInvariant())), Is.True, "hex digits");
            Assert.That(World.Stations.VerifyPassword(station, Convert.FromHexString(password)), Is.True);
            Assert.That(World.Stations.VerifyPassword(station, Encoding.UTF8.GetBytes(password[..^1] + (password[^1] == '0' ? '1' : '0'))), Is.False);
            Assert.That(World.Stations.VerifyPassword(station, []), Is.False);
            Assert.That(World.Stations.VerifyPassword(station, new byte[100_000]), Is.False);
        }
    }

    [Test, Property("FieldReport", "70")]
    public async Task A_password_in_words_is_accepted_as_text_and_as_its_hex_form()
    {
        const string Password = "a secret: of 20 char";
        var station = (await AddAsync(new NewStation { Id = "CS-1", Password = Password }))!.Station;
        Assert.That(World.Stations.VerifyPassword(station, Encoding.UTF8.GetBytes(Password)), Is.True);
        Assert.That(World.Stations.VerifyPassword(station, Encoding.UTF8.GetBytes(Convert.ToHexString(Encoding.UTF8.GetBytes(Password)))), Is.True);
        Assert.That(World.Stations.VerifyPassword(station, Encoding.UTF8.GetBytes(Password.ToUpperInvariant())), Is.False);
    }

    [Test]
    public async Task A_station_that_comes_to_need_a_password_gets_one_that_is_shown_once()
    {
        await AddAsync(new NewStation { Id = "CS-1", SecurityProfile = 0 });
        var secured = (await World.Stations.UpdateAsync("CS-1", new StationChange { SecurityProfile = 1 }, default))!;
        Assert.That(World.Stations.VerifyPassword(secured.Station, Encoding.UTF8.GetBytes(secured.GeneratedPassword!)), Is.True);
        var again = (await World.Stations.UpdateAsync("CS-1", new StationChange { SecurityProfile = 2 }, default))!;
        Assert.That(again.GeneratedPassword, Is.Null, "it has one");
        Assert.That(World.Stations.VerifyPassword(again.Station, Encoding.UTF8.GetBytes(secured.GeneratedPassword!)), Is.True);
    }

    [Test]
    public async Task An_id_has_at_most_255_characters()
    {
        Assert.That(await AddAsync(new NewStation { Id = new string('x', StationRegistry.MaxIdLength) }), Is.Not.Null);
        Assert.That(() => AddAsync(new NewStation { Id = new string('x', 256) }).AsTask(), Throws.ArgumentException);
    }

    [Test]
    public async Task A_station_without_a_password_matches_none()
    {
        var station = (await AddAsync(new NewStation { Id = "CS-1", SecurityProfile = 0 }))!.Station;
        Assert.That(station.HasPassword, Is.False);
        Assert.That(World.Stations.VerifyPassword(station, []), Is.False);
    }

    [Test, Property("FieldReport", "66")]
    public async Task An_unknown_station_is_refused_recorded_and_can_be_admitted()
    {
        Assert.That(await World.Stations.AdmitAsync("NEW", "192.0.2.1", default), Is.Null);
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(await World.Stations.AdmitAsync("NEW", "192.0.2.2", default), Is.Null);
        await World.FlushAsync();
        var knock = (await World.Knocks.ListAsync(new(10), default)).Items.Single();
        Assert.That((knock.StationId, knock.Address, knock.Count), Is.EqualTo(("NEW", "192.0.2.2", 2)));
        Assert.That(knock.LastAt - knock.FirstAt, Is.EqualTo(TimeSpan.FromMinutes(1)));
        Assert.That((await World.Timeline.ListAsync("NEW", new(10), default)).Items.Select(entry => entry.Kind), Is.All.EqualTo(TimelineKind.Refused));

        await AddAsync(new NewStation { Id = "NEW" });
        Assert.That((await World.Knocks.ListAsync(new(10), default)).Items, Is.Empty);
        Assert.That(await World.Stations.AdmitAsync("NEW", "192.0.2.2", default), Is.Not.Null);
    }

    [Test]
    public async Task Knocks_are_paged_newest_first_and_forgotten()
    {
        foreach (var id in new[] { "A", "B", "C" })
        {
            await World.Stations.AdmitAsync(id, "192.0.2.1", default);
            World.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        await World.FlushAsync();
        Assert.That(await World.Knocks.ForgetAsync("unheard of", default), Is.False);
        var page = await World.Knocks.ListAsync(new(2), default);
        var next = await World.Knocks.ListAsync(new(2, page.Next), default);
        Assert.That(page.Items.Concat(next.Items).Select(knock => knock.StationId), Is.EqualTo(new[] { "C", "B", "A" }));
        Assert.That(await World.Knocks.ForgetAsync("B", default), Is.True);
        Assert.That((await World.Knocks.ListAsync(new(10), default)).Items, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Test_benches_register_a_station_at_first_sight_once()
    {
        World.StationOptions.Unknown = UnknownPolicy.Accept;
        var admitted = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => World.Stations.AdmitAsync("NEW", "192.0.2.1", default).AsTask()));
        Assert.That(admitted.Select(station => station!.Key).Distinct().Count(), Is.EqualTo(1));
        Assert.That(admitted[0]!.SecurityProfile, Is.Zero);
        Assert.That(await World.Stations.AdmitAsync("a:b", "192.0.2.1", default), Is.Null, "an id that is none");
    }

    [TestCase(Registration.Accepted, 300)]
    [TestCase(Registration.Pending, 60)]
    [TestCase(Registration.Rejected, 60)]
    public async Task A_boot_is_answered_by_the_stations_registration(Registration registration, int seconds)
    {
        var station = (await AddAsync(new NewStation { Id = "CS-1", Registration = registration }))!.Station.Key;
        var answer = await World.Stations.BootAsync(station, Boot(), default);
        Assert.That(answer, Is.EqualTo(new BootAnswer(registration, TimeSpan.FromSeconds(seconds), World.Now)));
    }

    [Test]
    public async Task What_the_last_boot_was_answered_holds_until_the_next_one()
    {
        var key = await World.AddStationAsync();
        Assert.That((await FindAsync("CS-1"))!.AnsweredRegistration, Is.Null, "it has not booted yet");
        await World.Stations.BootAsync(key, Boot(), default);
        await World.Stations.UpdateAsync("CS-1", new StationChange { Registration = Registration.Pending }, default);
        await World.RestartAsync();
        var changed = (await FindAsync("CS-1"))!;
        Assert.That((changed.AnsweredRegistration, changed.Registration), Is.EqualTo((Registration.Accepted, Registration.Pending)));
        await World.Stations.BootAsync(key, Boot(), default);
        Assert.That((await FindAsync("CS-1"))!.AnsweredRegistration, Is.EqualTo(Registration.Pending));
    }

    [Test, Property("FieldReport", "14"), Property("FieldReport", "15")]
    public async Task A_station_may_be_known_to_answer_no_pings_and_to_offer_no_subprotocol()
    {
        var added = (await AddAsync(new NewStation { Id = "CS-1", DefaultSubprotocol = "ocpp1.6" }))!.Station;
        Assert.That((added.AnswersPings, added.DefaultSubprotocol), Is.EqualTo((true, "ocpp1.6")));
        await World.Stations.UpdateAsync("CS-1", new StationChange { AnswersPings = false, DefaultSubprotocol = "ocpp2.0.1" }, default);
        await World.Stations.UpdateAsync("CS-1", new StationChange { SecurityProfile = 2 }, default);
        await World.RestartAsync();
        var kept = (await FindAsync("CS-1"))!;
        Assert.That((kept.AnswersPings, kept.DefaultSubprotocol), Is.EqualTo((false, "ocpp2.0.1")));
        var cleared = await World.Stations.UpdateAsync("CS-1", new StationChange { DefaultSubprotocol = "" }, default);
        Assert.That(cleared!.Station.DefaultSubprotocol, Is.Null);
        Assert.That(() => World.Stations.UpdateAsync("CS-1", new StationChange { DefaultSubprotocol = "ocpp3" }, default).AsTask(), Throws.ArgumentException);
    }

    [Test]
    public async Task What_a_station_says_of_itself_is_kept()
    {
        var key = await World.AddStationAsync();
        await World.Stations.BootAsync(key, Boot(), default);
        await World.RestartAsync();
        var overview = (await World.Stations.DescribeAsync("CS-1", default))!;
        Assert.That((overview.Station.Vendor, overview.Station.Model, overview.Station.FirmwareVersion, overview.Station.OcppVersion),
            Is.EqualTo(("Vendor", "Model", "1.2.3", "1.6")));
        Assert.That(overview.BootedAt, Is.EqualTo(World.Now));
        Assert.That(overview.LastSeenAt, Is.EqualTo(World.Now));
        Assert.That((await FindAsync("CS-1"))!.Vendor, Is.EqualTo("Vendor"));
    }

    [Test]
    public async Task When_a_station_was_last_seen_outlives_a_restart()
    {
        var key = await World.AddStationAsync();
        World.Clock.Advance(TimeSpan.FromMinutes(7));
        World.Stations.Seen(key);
        var seen = World.Now;
        Assert.That((await World.Stations.DescribeAsync("CS-1", default))!.LastSeenAt, Is.EqualTo(seen));
        World.Clock.Advance(TimeSpan.FromSeconds(1));
        await World.RestartAsync();
        Assert.That((await World.Stations.DescribeAsync("CS-1", default))!.LastSeenAt, Is.EqualTo(seen));
    }

    [Test]
    public async Task An_older_status_does_not_replace_a_newer_one()
    {
        var key = await World.AddStationAsync();
        await StatusAsync(key, "Charging", World.Now);
        await StatusAsync(key, "Available", World.Now.AddMinutes(-5));
        var connector = await ConnectorAsync();
        Assert.That((connector.Status, connector.StatusAt), Is.EqualTo(("Charging", World.Now)));
        Assert.That((await World.Timeline.ListAsync("CS-1", new(10), default)).Items[0].Reason, Does.Contain("Available").And.Contain("older"));
        await StatusAsync(key, "Finishing", World.Now.AddSeconds(1));
        Assert.That((await ConnectorAsync()).Status, Is.EqualTo("Finishing"));
    }

    [Test, Property("FieldReport", "57")]
    public async Task A_clock_that_ran_ahead_or_stands_in_1970_does_not_silence_a_connector()
    {
        var key = await World.AddStationAsync();
        await StatusAsync(key, "Preparing", World.Now.AddYears(3));
        await StatusAsync(key, "Charging", World.Now);
        Assert.That((await ConnectorAsync()).Status, Is.EqualTo("Charging"));
        World.Clock.Advance(TimeSpan.FromSeconds(1));
        await StatusAsync(key, "Faulted", DateTimeOffset.UnixEpoch);
        Assert.That((await ConnectorAsync()).Status, Is.EqualTo("Faulted"));
        World.Clock.Advance(TimeSpan.FromSeconds(1));
        await StatusAsync(key, "Available", null);
        Assert.That((await ConnectorAsync()).StatusAt, Is.EqualTo(World.Now));
    }

    [Test, Property("FieldReport", "57")]
    public async Task A_clock_that_begins_anew_with_each_boot_does_not_silence_a_connector()
    {
        var key = await World.AddStationAsync();
        await StatusAsync(key, "Charging", World.Now);
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        await World.Stations.BootAsync(key, Boot(), default);
        var begin = new DateTimeOffset(2010, 1, 1, 0, 0, 0, TimeSpan.Zero);
        foreach (var status in new[] { "Available", "Preparing", "Faulted" })
        {
            World.Clock.Advance(TimeSpan.FromSeconds(1));
            await StatusAsync(key, status, begin);
            var connector = await ConnectorAsync();
            Assert.That((connector.Status, connector.StatusAt), Is.EqualTo((status, World.Now)));
        }
    }

    [Test]
    public async Task The_first_status_after_a_boot_counts_and_the_next_follow_its_clock()
    {
        var key = await World.AddStationAsync();
        await StatusAsync(key, "Charging", World.Now);
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        await World.Stations.BootAsync(key, Boot(), default);
        World.Clock.Advance(TimeSpan.FromSeconds(1));
        foreach (var (status, minute) in new[] { ("Available", -60), ("Preparing", -59), ("Faulted", -61) })
            await StatusAsync(key, status, World.Now.AddMinutes(minute));
        Assert.That((await ConnectorAsync()).Status, Is.EqualTo("Preparing"));
    }

    [Test]
    public async Task Stations_are_listed_by_id_with_their_connectors()
    {
        foreach (var id in new[] { "C", "A", "B" })
            await StatusAsync(await World.AddStationAsync(id), "Available", null, evse: 2);
        var page = await World.Stations.ListAsync(new(), new(2), default);
        var next = await World.Stations.ListAsync(new(), new(2, page.Next), default);
        Assert.That(page.Items.Concat(next.Items).Select(item => item.Station.Id), Is.EqualTo(new[] { "A", "B", "C" }));
        Assert.That(page.Items[1].Evses.Single().Id, Is.EqualTo(2));
        Assert.That(next.Next, Is.Null);
    }

    private ValueTask<StoredStation?> AddAsync(NewStation station) => World.Stations.AddAsync(station, default);

    private ValueTask<Station?> FindAsync(string id) => World.Stations.FindAsync(id, default);

    private static BootReport Boot() => new() { OcppVersion = "1.6", Vendor = "Vendor", Model = "Model", FirmwareVersion = "1.2.3", SerialNumber = "S" };

    private ValueTask StatusAsync(StationKey station, string status, DateTimeOffset? at, int evse = 1) =>
        World.Stations.ReportConnectorAsync(station, new ConnectorReport { Evse = evse, Connector = 1, Status = status, At = at, ErrorCode = "NoError" }, default);

    private async Task<ConnectorOverview> ConnectorAsync() => (await World.Stations.DescribeAsync("CS-1", default))!.Evses.Single().Connectors.Single();
}
