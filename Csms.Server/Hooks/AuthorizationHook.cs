using System.Collections.Concurrent;
using Csms.Domain.Timeline;
using Csms.Domain.Tokens;
using Csms.Protocol;
using Csms.Server.Connections;
using Microsoft.Extensions.Options;
using Authorization = Csms.Domain.Tokens.Authorization;

namespace Csms.Server.Hooks;

/// <summary>Asks another system whether a token may charge, within a time, and says what counts when it does not answer.</summary>
internal sealed class AuthorizationHook : IDisposable
{
    /// <summary>Answers kept at most; when there are more, all are forgotten.</summary>
    private const int MaxKept = 10_000;

    private readonly AuthorizationHookOptions _options;
    private readonly TokenBook _tokens;
    private readonly StationTimeline _timeline;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _slots;
    private readonly HookCaller _caller;
    private readonly HookTarget? _target;
    private readonly ConcurrentDictionary<AuthorizationQuestion, (Authorization Answer, DateTimeOffset Until)> _kept = new();

    public AuthorizationHook(IOptions<AuthorizationHookOptions> options, HookCaller caller, TokenBook tokens, StationTimeline timeline, TimeProvider time)
    {
        (_options, _caller, _tokens, _timeline, _time) = (options.Value, caller, tokens, timeline, time);
        _slots = new SemaphoreSlim(_options.MaxConcurrent);
        _target = _options.Url.Length == 0 ? null : new HookTarget(_options.Url, _options.Secret, _options.Timeout);
    }

    /// <summary>What the other system decides, or the fallback; null when the tokens decide.</summary>
    public ValueTask<Authorization?> AskAsync(
        StationConnection station, PresentedToken token, string purpose, int? evseId, string? transactionId, CancellationToken cancellationToken)
    {
        // OCPP 2.0.1 C02.FR.02: without a token there is nothing to ask. C04.FR.04: a key code is told to nobody.
        if (_target is null || token.Type == "NoAuthorization" || KeyCode.IsMeant(token.Type))
            return new((Authorization?)null);
        return AskAsync(
            _target,
            new AuthorizationQuestion
            {
                StationId = station.StationId, OcppVersion = station.Version.Number, IdToken = token.IdToken, IdTokenType = token.Type, EvseId = evseId, TransactionId = transactionId, Purpose = purpose,
            },
            cancellationToken);
    }

    public void Dispose() => _slots.Dispose();

    private async ValueTask<Authorization?> AskAsync(HookTarget target, AuthorizationQuestion question, CancellationToken cancellationToken)
    {
        if (_options.Ask == AuthorizationHookScope.Unknown && await _tokens.FindAsync(question.IdToken, cancellationToken) is not null)
            return null;
        // A station repeats itself, and a 2.0.1 station sends the token with several events.
        var key = question with { Purpose = "", TransactionId = null, IdToken = question.IdToken.ToLowerInvariant() };
        if (_kept.TryGetValue(key, out var kept) && _time.GetUtcNow() < kept.Until)
            return kept.Answer;
        try
        {
            var answer = ToAuthorization(await _caller.AskAsync<AuthorizationReply>(target, question, _slots, cancellationToken));
            Keep(key, answer);
            return answer;
        }
        catch (HookFailedException failure)
        {
            return Fallback(question, failure.Message);
        }
    }

    private static Authorization ToAuthorization(AuthorizationReply reply) =>
        reply.EvseIds is { Count: 0 } || reply.Language is { Length: 0 or > 8 } || reply.GroupId is { Length: 0 or > 36 }
            ? throw HookFailedException.Unreadable()
            : new Authorization
            {
                Status = reply.Status,
                Reason = reply.Reason ?? "The authorization hook says so.",
                GroupId = reply.GroupId,
                ExpiresAt = reply.ExpiresAt,
                CacheUntil = reply.ExpiresAt,
                EvseIds = reply.EvseIds,
                Language = reply.Language,
            };

    private void Keep(AuthorizationQuestion key, Authorization answer)
    {
        if (_options.CacheFor == TimeSpan.Zero)
            return;
        if (_kept.Count >= MaxKept)
            _kept.Clear();
        _kept[key] = (answer, _time.GetUtcNow() + _options.CacheFor);
    }

    private Authorization? Fallback(AuthorizationQuestion question, string reason)
    {
        var (words, verdict) = _options.Fallback switch
        {
            AuthorizationHookFallback.Accept => ("it was accepted", new Authorization { Status = AuthorizationStatus.Accepted, Reason = "The authorization hook did not answer." }),
            AuthorizationHookFallback.Reject => ("it was rejected", new Authorization { Status = AuthorizationStatus.Invalid, Reason = "The authorization hook did not answer." }),
            _ => ("the registered tokens decided", null),
        };
        _timeline.Add(question.StationId, TimelineKind.Error, $"The authorization hook could not tell whether token {question.IdToken} may charge ({reason}): {words}.");
        return verdict;
    }
}
