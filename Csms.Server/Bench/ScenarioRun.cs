using Csms.Domain.Bench;
using Csms.Server.Api;
using Csms.Storage.Messages;

namespace Csms.Server.Bench;

/// <summary>A scenario while it is played: one step after the other, each with its limit of time, and what it says of itself meanwhile.</summary>
internal sealed partial class ScenarioRun(BenchRun begun, IReadOnlyList<Step> steps, Stage stage, BenchBook book, ILogger logger) : IDisposable
{
    /// <summary>So long it is waited for somebody who has to go to the station.</summary>
    private static readonly TimeSpan PersonPatience = TimeSpan.FromMinutes(15);

    /// <summary>So long, after the last step, a station may take to be brought back.</summary>
    private static readonly TimeSpan LeavePatience = TimeSpan.FromSeconds(30);

    /// <summary>Of what was heard in a step, so many exchanges at its beginning and at its end are kept.</summary>
    private const int KeptAtEachEnd = 10;

    /// <summary>Longer payloads are left out of a run; the message log has them.</summary>
    private const int LongestPayload = 4_096;

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _cancelled = new();
    private BenchRun _run = begun;
    private TaskCompletionSource<bool>? _told;
    private string _cancelReason = "";

    /// <summary>As it is now.</summary>
    public BenchRun Now
    {
        get
        {
            lock (_gate)
                return _run;
        }
    }

    public string StationId => _run.StationId;

    /// <summary>Whoever stands at the station has done what the step asks for, or wants to go on without. False when no step waits for anybody.</summary>
    public bool Continue(bool skip)
    {
        lock (_gate)
            return _told?.TrySetResult(skip) ?? false;
    }

    /// <summary>Ends it; what is over stays as it is.</summary>
    public void Cancel(string reason)
    {
        lock (_gate)
        {
            if (_run.EndedAt is not null)
                return;
            _cancelReason = reason;
            _ = _cancelled.CancelAsync();
        }
    }

    /// <summary>Plays all steps and keeps how it ended; throws nothing.</summary>
    public async Task PlayAsync()
    {
        string? failed = null;
        for (var i = 0; i < steps.Count; i++)
        {
            if ((failed is not null || _cancelled.IsCancellationRequested) && !steps[i].Always)
                Show(i, step => step with { State = BenchStepState.Skipped });
            else
                failed = await PlayAsync(i, wasFailed: failed is not null) ?? failed;
        }
        await LeaveAsync();
        BenchRun ended;
        lock (_gate)
        {
            var (verdict, reason) = _cancelReason.Length > 0 ? (BenchVerdict.Cancelled, _cancelReason) : failed is null ? (BenchVerdict.Passed, null) : (BenchVerdict.Failed, failed);
            ended = _run = _run with { EndedAt = stage.Now, Verdict = verdict, Reason = reason };
        }
        try
        {
            await book.EndAsync(ended, CancellationToken.None);
        }
        catch (Exception fault)
        {
            // It is still shown as long as the server runs.
            LeftBehind(logger, StationId, _run.Scenario, fault);
        }
    }

    public void Dispose()
    {
        stage.Dispose();
        _cancelled.Dispose();
    }

    /// <summary>Returns why the run is not passed, or null.</summary>
    private async Task<string?> PlayAsync(int index, bool wasFailed)
    {
        var step = steps[index];
        var isGuided = step.Deed is not null && stage.Simulated is null;
        // What only brings the station back is not worth another walk to it.
        if (isGuided && (wasFailed || _cancelled.IsCancellationRequested))
        {
            Show(index, shown => shown with { State = BenchStepState.Skipped });
            return null;
        }
        stage.BeginStep();
        Show(index, shown => shown with
        {
            State = BenchStepState.Running, StartedAt = stage.Now, Asks = step.Deed is { } deed ? new BenchWish(deed, stage.EvseId, step.Card?.Invoke(stage)) : null,
        });
        var (state, seen) = await PerformAsync(step, isGuided);
        Show(index, shown => shown with { State = state, Seen = seen, EndedAt = stage.Now, Frames = Frames() });
        return state == BenchStepState.Failed ? $"{step.Title}: {seen}" : null;
    }

    private async Task<(BenchStepState State, string Seen)> PerformAsync(Step step, bool isGuided)
    {
        using var limit = new CancellationTokenSource(isGuided ? PersonPatience : step.Limit, stage.Door.Time);
        // A step that brings the station back is played to its end.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, step.Always ? CancellationToken.None : _cancelled.Token);
        var told = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
            _told = isGuided ? told : null;
        stage.SaidDone = isGuided ? told.Task : Task.CompletedTask;
        Task<string>? play = null;
        try
        {
            if (step.Deed is { } deed)
                stage.Do(deed);
            play = step.PlayAsync(stage, ending.Token);
            if (isGuided && await Task.WhenAny(play, told.Task) == told.Task)
            {
                if (await told.Task)
                {
                    await ending.CancelAsync();
                    await play.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
                    return (BenchStepState.Skipped, "Skipped by whoever guides the run.");
                }
                limit.CancelAfter(step.Limit);
            }
            return (BenchStepState.Passed, await play);
        }
        catch (StepFailedException failure)
        {
            return (BenchStepState.Failed, failure.Message);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return (BenchStepState.Failed, $"Not within {Words(isGuided && !told.Task.IsCompleted ? PersonPatience : step.Limit)}. {stage.HeardInWords()}");
        }
        catch (OperationCanceledException) when (_cancelled.IsCancellationRequested)
        {
            return (BenchStepState.Skipped, "The run was cancelled.");
        }
        catch (Exception refusal) when (Problems.OfCommand(refusal) is not null)
        {
            return (BenchStepState.Failed, refusal.Message);
        }
        catch (Exception fault)
        {
            StepBroke(logger, StationId, step.Key, _run.Scenario, fault);
            return (BenchStepState.Failed, "The server failed at this step; its log has the details.");
        }
        finally
        {
            lock (_gate)
                _told = null;
        }
    }

    private async Task LeaveAsync()
    {
        using var limit = new CancellationTokenSource(LeavePatience, stage.Door.Time);
        try
        {
            await stage.LeaveAsync(limit.Token);
            foreach (var token in (string[])[stage.IdToken, stage.BlockedToken])
            {
                if (token.StartsWith(OwnToken(_run.Id), StringComparison.Ordinal))
                    await stage.Door.Tokens.RemoveAsync(token, CancellationToken.None);
            }
        }
        catch (Exception failure)
        {
            LeftBehind(logger, StationId, _run.Scenario, failure);
        }
    }

    /// <summary>What the ids of the run's own cards begin with; at most 20 characters, as OCPP 1.6 has it.</summary>
    public static string OwnToken(long run) => $"BENCH-{run}";

    private void Show(int index, Func<BenchStep, BenchStep> change)
    {
        lock (_gate)
            _run = _run with { Steps = [.. _run.Steps.Select((step, at) => at == index ? change(step) : step)] };
    }

    private List<BenchFrame> Frames()
    {
        var messages = stage.HeardNow().Select(heard => heard.Message).OfType<LoggedMessage>().ToList();
        var kept = messages.Count <= 2 * KeptAtEachEnd ? messages : [.. messages.Take(KeptAtEachEnd), .. messages.TakeLast(KeptAtEachEnd)];
        return [.. kept.OrderBy(message => message.At).Select(ToFrame)];
    }

    private static BenchFrame ToFrame(LoggedMessage message)
    {
        var shown = MessagesApi.MessageResource.Of(message with { Request = Short(message.Request), Answer = Short(message.Answer) });
        return new BenchFrame(shown.At, shown.Direction, shown.MessageId, shown.Action, shown.Kind, shown.Payload, shown.Answer, shown.Violations);
    }

    private static byte[] Short(byte[] payload) =>
        payload.Length <= LongestPayload ? payload : System.Text.Encoding.UTF8.GetBytes($"\"{payload.Length} bytes; see the message log\"");

    private static string Words(TimeSpan span) => span.TotalMinutes < 2 ? $"{span.TotalSeconds:0} s" : $"{span.TotalMinutes:0} min";
}
