using System.Threading.Channels;
using Csms.Server.Hosting;
using Csms.Tests.Support;

namespace Csms.Tests.Hosting;

/// <summary>The frame that all watches share, on a clock that the test moves.</summary>
internal sealed class WatchTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private ManualClock _clock = null!;
    private TestWatch _watch = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _clock = new ManualClock();
        _watch = new TestWatch(_clock);
        await _watch.StartAsync(CancellationToken.None);
    }

    [TearDown]
    public async Task StopAsync() => await _watch.DisposeAsync();

    [Test]
    public async Task Work_that_does_not_end_keeps_neither_other_work_nor_the_next_round_waiting()
    {
        _watch.Due("silent");
        _watch.Due("one");
        await RoundAsync();
        Assert.That(await BegunAsync(2), Is.EquivalentTo(new[] { "silent", "one" }));
        _watch.End("one");
        _watch.Due("two");
        await RoundAsync();
        Assert.That(await BegunAsync(1), Is.EqualTo(new[] { "two" }));
    }

    [Test]
    public async Task Work_on_the_same_is_not_begun_twice_and_looked_for_again_when_it_has_ended()
    {
        _watch.Due("one");
        await RoundAsync();
        await BegunAsync(1);
        await RoundAsync();
        Assert.That(_watch.Begun.Reader.TryRead(out _), Is.False);
        _watch.End("one");
        // No tick: the round that found it under way is made up for.
        await _watch.Looked.Reader.ReadAsync().AsTask().WaitAsync(Patience);
        _watch.Due("one");
        await RoundAsync();
        Assert.That(await BegunAsync(1), Is.EqualTo(new[] { "one" }));
    }

    [Test]
    public async Task What_finds_no_place_waits_for_one()
    {
        for (var i = 0; i < 60; i++)
            _watch.Due($"{i}");
        await RoundAsync();
        var first = await BegunAsync(50);
        Assert.That(_watch.Begun.Reader.TryRead(out _), Is.False, "no more than so many at once");
        foreach (var one in first.Take(10))
            _watch.End(one);
        await BegunAsync(10);
    }

    [Test]
    public async Task Failed_work_is_told_and_the_next_round_comes_all_the_same()
    {
        _watch.Due("one");
        await RoundAsync();
        await BegunAsync(1);
        _watch.Fail("one", new InvalidOperationException("on purpose"));
        Assert.That((await _watch.Failures.Reader.ReadAsync().AsTask().WaitAsync(Patience)).Message, Is.EqualTo("on purpose"));
        await RoundAsync();
    }

    [Test]
    public async Task Stopping_ends_work_that_is_under_way()
    {
        _watch.Due("silent");
        await RoundAsync();
        await BegunAsync(1);
        await _watch.StopAsync(CancellationToken.None).WaitAsync(Patience);
        Assert.That(_watch.Failures.Reader.TryRead(out _), Is.False);
    }

    private async Task RoundAsync()
    {
        _clock.Advance(TestWatch.Period);
        await _watch.Looked.Reader.ReadAsync().AsTask().WaitAsync(Patience);
    }

    private async Task<List<string>> BegunAsync(int count)
    {
        var begun = new List<string>();
        while (begun.Count < count)
            begun.Add(await _watch.Begun.Reader.ReadAsync().AsTask().WaitAsync(Patience));
        return begun;
    }

    private sealed class TestWatch(TimeProvider time) : Watch(Period, time)
    {
        public static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

        private readonly Lock _lock = new();
        private readonly Dictionary<string, TaskCompletionSource> _due = [];

        public Channel<bool> Looked { get; } = Channel.CreateUnbounded<bool>();

        public Channel<string> Begun { get; } = Channel.CreateUnbounded<string>();

        public Channel<Exception> Failures { get; } = Channel.CreateUnbounded<Exception>();

        /// <summary>There is work on this, and it goes on until the test ends it.</summary>
        public void Due(string on)
        {
            lock (_lock)
                _due[on] = new TaskCompletionSource();
        }

        public void End(string on) => Take(on).SetResult();

        public void Fail(string on, Exception failure) => Take(on).SetException(failure);

        protected override Task LookAsync(CancellationToken stopping)
        {
            lock (_lock)
            {
                foreach (var (on, work) in _due)
                    Begin(on, token => WorkAsync(on, work.Task, token));
            }
            Looked.Writer.TryWrite(true);
            return Task.CompletedTask;
        }

        protected override void LookedInVain(Exception failure) => Failures.Writer.TryWrite(failure);

        private TaskCompletionSource Take(string on)
        {
            lock (_lock)
            {
                _due.Remove(on, out var work);
                return work!;
            }
        }

        private async Task WorkAsync(string on, Task end, CancellationToken stopping)
        {
            Begun.Writer.TryWrite(on);
            await end.WaitAsync(stopping);
        }
    }
}
