using Csms.Domain.Stations;
using Csms.Domain.Timeline;
using Csms.Domain.Transfers;

namespace Csms.Tests.Domain;

/// <summary>What a station tells does not fill the database.</summary>
internal sealed class BoundsTest : LedgerTest
{
    [Test]
    public async Task Of_a_stations_history_about_so_many_of_the_newest_stay_and_others_lose_nothing()
    {
        var book = new TransferBook(World.Database, World.Clock);
        var other = await World.AddStationAsync("CS-2");
        await book.KeepAsync(other, Transfer("kept"), null, default);
        await Task.WhenAll(Enumerable.Range(0, 3000).Select(i => book.KeepAsync(Station, Transfer($"{i}"), null, default).AsTask()));
        var kept = 0;
        string? next = null;
        do
        {
            var page = await book.ListAsync(Station, null, new(1000, next), default);
            (kept, next) = (kept + page.Items.Count, page.Next);
        }
        while (next is not null);
        Assert.That(kept, Is.InRange(2000, 2256));
        Assert.That((await book.ListAsync(Station, null, new(1), default)).Items[0].MessageId, Is.EqualTo("2999"));
        Assert.That((await book.ListAsync(other, null, new(10), default)).Items, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Connectors_that_a_station_makes_up_are_not_kept_without_end_and_the_timeline_says_so_once()
    {
        ConnectorReport Report(int connector, string status) => new() { Evse = 1, Connector = connector, Status = status, At = Now };
        await Task.WhenAll(Enumerable.Range(1, 1005).Select(connector => World.Stations.ReportConnectorAsync(Station, Report(connector, "Available"), default).AsTask()));
        await World.Stations.ReportConnectorAsync(Station, Report(1, "Occupied"), default);
        var connectors = (await World.Stations.DescribeAsync("CS-1", default))!.Evses.Single().Connectors;
        Assert.That((connectors.Count, connectors.Single(connector => connector.Id == 1).Status), Is.EqualTo((1000, "Occupied")), "one that is known is followed");
        await World.FlushAsync();
        var lines = (await World.Timeline.ListAsync("CS-1", new(2000), default)).Items.Select(entry => entry.Reason).ToList();
        Assert.That(lines.Count(line => line.Contains("more than 1000 connectors", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_line_of_the_timeline_is_no_longer_than_somebody_reads()
    {
        World.Timeline.Add("CS-1", TimelineKind.Status, new string('x', 100_000));
        await World.FlushAsync();
        Assert.That((await World.Timeline.ListAsync("CS-1", new(1), default)).Items[0].Reason, Is.EqualTo(new string('x', 1999) + "…"));
    }

    private DataTransfer Transfer(string message) => new() { ReceivedAt = Now, VendorId = "V", MessageId = message, Status = TransferStatus.Accepted };
}
