using System.Collections.Concurrent;
using Csms.Domain.Outbox;
using Csms.Server.Hosting;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace Csms.Server.Outbox;

/// <summary>
/// Empties the outbox: for each receiver in order, one delivery after the other, so that one that is down keeps no other waiting. A delivery is repeated with
/// growing pauses until it is taken, refused for good, or too old.
/// </summary>
internal sealed partial class DeliveryWatch(
    OutboxBook outbox, Receivers receivers, HookSender hooks, MailSender mails, IOptions<WebHookOptions> options, TimeProvider time, ILogger<DeliveryWatch> logger)
    : Watch(Period, time)
{
    /// <summary>What is added wakes the watch; this is for what it was not told of.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    internal static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>A refusal may be a fault that somebody mends within a minute; it is no outage.</summary>
    internal const int AttemptsWhenRefused = 5;

    /// <summary>Alarms that come in less than this are one mail.</summary>
    internal static readonly TimeSpan BetweenMails = TimeSpan.FromMinutes(1);

    private const int MostInMail = 100;

    private readonly ConcurrentDictionary<long, CancellationTokenSource> _pauses = [];
    private readonly ConcurrentDictionary<long, DateTimeOffset> _mailedAt = [];
    private readonly ResiliencePipeline<DeliveryOutcome> _retries = new ResiliencePipelineBuilder<DeliveryOutcome> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<DeliveryOutcome>
        {
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is { IsFinal: false }),
            MaxRetryAttempts = int.MaxValue,
            Delay = FirstPause,
            MaxDelay = LongestPause,
            BackoffType = DelayBackoffType.Exponential,
            OnRetry = arguments => NoteAsync(outbox, arguments),
        })
        .Build();

    private static readonly ResiliencePropertyKey<Attempts> Under = new("attempts");

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        outbox.Added += Wake;
        receivers.Changed += Hurry;
        await base.StartAsync(cancellationToken);
        // What was owed when the last process ended.
        Wake();
    }

    /// <summary>Ends all pauses between attempts: something was mended.</summary>
    public void Hurry()
    {
        foreach (var pause in _pauses.Values)
        {
            try
            {
                pause.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It ended just now.
            }
        }
        Wake();
    }

    /// <summary>Tries a receiver with a delivery that is not kept, and says how it answered.</summary>
    public Task<DeliveryOutcome> TryAsync(Receiver receiver, CancellationToken cancellationToken)
    {
        var test = new DueDelivery(0, Guid.NewGuid().ToString(), OutboxBook.Test, null, "{}", Time.GetUtcNow(), 0);
        return SendAsync(receiver, [test], cancellationToken);
    }

    protected override async Task LookAsync(CancellationToken stopping)
    {
        foreach (var receiver in await outbox.WithWaitingAsync(stopping))
            Begin($"{receiver}", token => DeliverAsync(receiver, token));
    }

    private async Task DeliverAsync(long number, CancellationToken stopping)
    {
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _pauses[number] = pause;
        try
        {
            while (await receivers.FindAsync(number, stopping) is { Enabled: true } receiver)
            {
                var due = await outbox.NextAsync(number, 1, stopping);
                if (due.Count == 0)
                    return;
                if (receiver.Kind == ReceiverKind.Mail)
                {
                    await BetweenMailsAsync(number, pause.Token);
                    due = await outbox.NextAsync(number, MostInMail, stopping);
                    _mailedAt[number] = Time.GetUtcNow();
                }
                await DeliverAsync(receiver, due, pause.Token, stopping);
            }
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // Hurried: the next round begins anew, by what holds now.
            Wake();
        }
        finally
        {
            _pauses.TryRemove(number, out _);
        }
    }

    private async Task DeliverAsync(Receiver receiver, IReadOnlyList<DueDelivery> due, CancellationToken pause, CancellationToken stopping)
    {
        var attempts = new Attempts(due);
        var context = ResilienceContextPool.Shared.Get(pause);
        context.Properties.Set(Under, attempts);
        try
        {
            // An attempt is not broken off by a hurry, only a pause is.
            await _retries.ExecuteAsync(async _ => await AttemptAsync(receiver, attempts, stopping), context);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task<DeliveryOutcome> AttemptAsync(Receiver receiver, Attempts attempts, CancellationToken stopping)
    {
        var outcome = await SendAsync(receiver, attempts.Due, stopping);
        attempts.Count++;
        var isTooOld = Time.GetUtcNow() - attempts.Due[^1].At >= options.Value.GiveUpAfter;
        if (!outcome.IsFinal && (isTooOld || (outcome.End == DeliveryEnd.Refused && attempts.Count >= AttemptsWhenRefused)))
            outcome = outcome with { IsFinal = true };
        if (!outcome.IsFinal)
            return outcome;
        var isDelivered = outcome.End == DeliveryEnd.Delivered;
        if (!isDelivered)
            GivenUp(receiver.Id, attempts.Count, outcome.Words);
        await outbox.AttemptedAsync(attempts.Due, isDelivered ? DeliveryState.Delivered : DeliveryState.Dead, outcome.Status, isDelivered ? null : outcome.Words, null, stopping);
        if (outcome.End == DeliveryEnd.Gone)
            await receivers.StopAsync(receiver.Number, $"It answered 410 (Gone) at {Time.GetUtcNow():yyyy-MM-dd HH:mm} UTC.", stopping);
        return outcome;
    }

    private Task<DeliveryOutcome> SendAsync(Receiver receiver, IReadOnlyList<DueDelivery> due, CancellationToken cancellationToken) =>
        receiver.Kind == ReceiverKind.Mail ? mails.SendAsync(receiver, due, cancellationToken) : hooks.SendAsync(receiver, due[0], cancellationToken);

    private static ValueTask NoteAsync(OutboxBook outbox, OnRetryArguments<DeliveryOutcome> retry) =>
        retry.Outcome.Result is { } outcome && retry.Context.Properties.TryGetValue(Under, out var attempts)
            ? outbox.AttemptedAsync(attempts.Due, DeliveryState.Waiting, outcome.Status, outcome.Words, retry.RetryDelay, CancellationToken.None)
            : ValueTask.CompletedTask;

    private async Task BetweenMailsAsync(long number, CancellationToken cancellationToken)
    {
        if (_mailedAt.TryGetValue(number, out var last) && last + BetweenMails - Time.GetUtcNow() is { Ticks: > 0 } left)
            await Task.Delay(left, Time, cancellationToken);
    }

    [LoggerMessage(1, LogLevel.Information, "'{Receiver}' was not told, after {Attempts} attempts: {Reason}")]
    private partial void GivenUp(string receiver, int attempts, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Deliveries could not be looked after; the next try is in half a minute")]
    protected override partial void LookedInVain(Exception failure);

    /// <summary>What is tried, and how often it was.</summary>
    private sealed class Attempts(IReadOnlyList<DueDelivery> due)
    {
        public IReadOnlyList<DueDelivery> Due { get; } = due;

        public int Count { get; set; } = due.Max(delivery => delivery.Attempts);
    }
}
