using System.Text;
using Csms.Storage;
using Csms.Storage.Messages;
using Csms.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Csms.Tests.Storage;

internal sealed class MessageLogTest
{
    private readonly ManualClock _clock = new();
    private TemporaryFolder _folder = null!;
    private MessageLog _log = null!;

    private DateTimeOffset Now => _clock.GetUtcNow();

    [SetUp]
    public async Task OpenLog()
    {
        _folder = new TemporaryFolder();
        _log = await OpenAsync();
    }

    [TearDown]
    public async Task CloseLog()
    {
        await _log.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task An_exchange_comes_back_as_it_was()
    {
        _log.Append(7, Now, MessageDirection.FromStation, "id-1", "Heartbeat", "{\"a\":1}"u8, AnswerKind.Result, "{\"b\":2}"u8, "wrong", TimeSpan.FromMilliseconds(1.5));
        _log.Append(7, Now, MessageDirection.ToStation, "id-2", "", "[not json"u8, AnswerKind.Invalid, [], null, TimeSpan.Zero);
        await ReopenAsync();
        var messages = await ListAsync(7);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(messages.Select(message => message.MessageId), Is.EqualTo(new[] { "id-2", "id-1" }), "newest first");
            Assert.That(messages[1].At, Is.EqualTo(Now));
            Assert.That(messages[1].Action, Is.EqualTo("Heartbeat"));
            Assert.That(Encoding.UTF8.GetString(messages[1].Request), Is.EqualTo("{\"a\":1}"));
            Assert.That(Encoding.UTF8.GetString(messages[1].Answer), Is.EqualTo("{\"b\":2}"));
            Assert.That((messages[1].AnswerKind, messages[1].Violations, messages[1].DurationMs), Is.EqualTo((AnswerKind.Result, "wrong", 1.5)));
            Assert.That((messages[0].Direction, messages[0].AnswerKind), Is.EqualTo((MessageDirection.ToStation, AnswerKind.Invalid)));
            Assert.That(messages[0].Answer, Is.Empty);
        }
    }

    [Test]
    public async Task One_stations_exchanges_are_found_among_many_by_page_action_direction_and_time()
    {
        var start = Now;
        for (var i = 0; i < 6_000; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            Append(i % 3, i % 2 == 0 ? "Heartbeat" : "MeterValues", i % 5 == 0 ? MessageDirection.ToStation : MessageDirection.FromStation, $"{i}");
        }
        await _log.FlushAsync(default);

        var all = await ListAsync(1, limit: 10_000);
        Assert.That(all.Select(message => int.Parse(message.MessageId)), Is.EqualTo(Enumerable.Range(0, 6_000).Where(i => i % 3 == 1).Reverse()));

        var paged = new List<LoggedMessage>();
        for (long? before = null; paged.Count < 2_000;)
        {
            var page = await _log.ListAsync(new MessageQuery { StationNumber = 1, Before = before, Limit = 300 }, default);
            paged.AddRange(page);
            before = page[^1].Id;
        }
        Assert.That(paged.Select(message => message.Id), Is.EqualTo(all.Select(message => message.Id)));

        var filtered = await _log.ListAsync(new MessageQuery
        {
            StationNumber = 1,
            Action = "Heartbeat",
            Direction = MessageDirection.ToStation,
            From = start.AddSeconds(3_000),
            To = start.AddSeconds(4_000),
            Limit = 1_000,
        }, default);
        Assert.That(filtered.Select(message => int.Parse(message.MessageId)),
            Is.EqualTo(Enumerable.Range(2_999, 1_000).Where(i => i % 3 == 1 && i % 2 == 0 && i % 5 == 0).Reverse()));
    }

    [Test]
    public async Task Old_exchanges_are_deleted_and_new_ones_stay()
    {
        for (var i = 0; i < 2_500; i++)
            Append(1, "Heartbeat", MessageDirection.FromStation, "old");
        await _log.FlushAsync(default);
        _clock.Advance(TimeSpan.FromDays(15));
        Append(1, "Heartbeat", MessageDirection.FromStation, "new");
        await _log.FlushAsync(default);
        await _log.DeleteOldAsync();
        Assert.That((await ListAsync(1)).Select(message => message.MessageId), Is.EqualTo(new[] { "new" }));
        Append(1, "Heartbeat", MessageDirection.FromStation, "newer");
        await _log.FlushAsync(default);
        Assert.That((await ListAsync(1)).Select(message => message.MessageId), Is.EqualTo(new[] { "newer", "new" }));
    }

    [Test]
    public async Task A_second_log_on_the_same_file_is_refused() =>
        Assert.That(async () => await OpenAsync(), Throws.TypeOf<DatabaseUnusableException>().With.Message.Contains("csms-log.db"));

    private async Task<MessageLog> OpenAsync() => await MessageLog.OpenAsync(
        new DatabaseOptions { ConnectionString = $"Data Source={Path.Combine(_folder.Path, "csms.db")}" }, _clock, NullLoggerFactory.Instance, default);

    private async Task ReopenAsync()
    {
        await _log.DisposeAsync();
        _log = await OpenAsync();
    }

    private void Append(long station, string action, MessageDirection direction, string id) =>
        Assert.That(_log.Append(station, Now, direction, id, action, "{}"u8, AnswerKind.Result, "{}"u8, null, TimeSpan.Zero), Is.True);

    private ValueTask<IReadOnlyList<LoggedMessage>> ListAsync(long station, int limit = 100) =>
        _log.ListAsync(new MessageQuery { StationNumber = station, Limit = limit }, default);
}
