using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Csms.Domain.Timeline;
using Csms.Domain.Tokens;
using Csms.Protocol;
using Csms.Server.Commands;
using Csms.Server.Connections;
using Microsoft.Extensions.Options;
using Authorization = Csms.Domain.Tokens.Authorization;

namespace Csms.Server.Hooks;

/// <summary>Asks another system whether a token may charge, within a time, and says what counts when it does not answer.</summary>
internal sealed class AuthorizationHook : IDisposable
{
    /// <summary>An answer is a few hundred bytes.</summary>
    private const int MaxAnswerBytes = 64 * 1024;

    /// <summary>Answers kept at most; when there are more, all are forgotten.</summary>
    private const int MaxKept = 10_000;

    private const string SecretHeader = "X-Csms-Secret";

    private readonly AuthorizationHookOptions _options;
    private readonly TokenBook _tokens;
    private readonly StationTimeline _timeline;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _slots;
    private readonly HttpClient? _http;
    private readonly ConcurrentDictionary<AuthorizationQuestion, (Authorization Answer, DateTimeOffset Until)> _kept = new();

    public AuthorizationHook(IOptions<AuthorizationHookOptions> options, TokenBook tokens, StationTimeline timeline, TimeProvider time)
    {
        (_options, _tokens, _timeline, _time) = (options.Value, tokens, timeline, time);
        _slots = new SemaphoreSlim(_options.MaxConcurrent);
        if (_options.Url.Length == 0)
            return;
        // Not sent elsewhere than where the operator said: the secret goes along.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            Timeout = System.Threading.Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MaxAnswerBytes,
        };
        if (_options.Secret.Length > 0)
            _http.DefaultRequestHeaders.Add(SecretHeader, _options.Secret);
    }

    /// <summary>What the other system decides, or the fallback; null when the tokens decide.</summary>
    public ValueTask<Authorization?> AskAsync(
        StationConnection station, PresentedToken token, string purpose, int? evseId, string? transactionId, CancellationToken cancellationToken)
    {
        // OCPP 2.0.1 C02.FR.02: without a token there is nothing to ask. C04.FR.04: a key code is told to nobody.
        if (_http is null || token.Type == "NoAuthorization" || KeyCode.IsMeant(token.Type))
            return new((Authorization?)null);
        return AskAsync(
            _http,
            new AuthorizationQuestion
            {
                StationId = station.StationId, OcppVersion = station.Version.Number, IdToken = token.IdToken, IdTokenType = token.Type, EvseId = evseId, TransactionId = transactionId, Purpose = purpose,
            },
            cancellationToken);
    }

    public void Dispose()
    {
        _http?.Dispose();
        _slots.Dispose();
    }

    private async ValueTask<Authorization?> AskAsync(HttpClient http, AuthorizationQuestion question, CancellationToken cancellationToken)
    {
        if (_options.Ask == AuthorizationHookScope.Unknown && await _tokens.FindAsync(question.IdToken, cancellationToken) is not null)
            return null;
        // A station repeats itself, and a 2.0.1 station sends the token with several events.
        var key = question with { Purpose = "", TransactionId = null, IdToken = question.IdToken.ToLowerInvariant() };
        if (_kept.TryGetValue(key, out var kept) && _time.GetUtcNow() < kept.Until)
            return kept.Answer;
        using var limit = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await _slots.WaitAsync(either.Token);
            try
            {
                var answer = await PostAsync(http, question, either.Token);
                Keep(key, answer);
                return answer;
            }
            finally
            {
                _slots.Release();
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Fallback(question, $"no answer within {_options.Timeout.TotalSeconds:0.###} seconds");
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or IOException)
        {
            return Fallback(question, failure is JsonException ? "the answer cannot be read" : failure.Message);
        }
    }

    private async Task<Authorization> PostAsync(HttpClient http, AuthorizationQuestion question, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync(_options.Url, question, Api.ApiJson.Options, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
            throw new HttpRequestException($"it answered {(int)response.StatusCode}");
        var reply = JsonSerializer.Deserialize<AuthorizationReply>(await response.Content.ReadAsByteArrayAsync(cancellationToken), AuthorizationHookJson.Options)
            ?? throw new JsonException();
        if (reply.EvseIds is { Count: 0 } || reply.Language is { Length: 0 or > 8 } || reply.GroupId is { Length: 0 or > 36 })
            throw new JsonException();
        return new Authorization
        {
            Status = reply.Status,
            Reason = reply.Reason ?? "The authorization hook says so.",
            GroupId = reply.GroupId,
            ExpiresAt = reply.ExpiresAt,
            CacheUntil = reply.ExpiresAt,
            EvseIds = reply.EvseIds,
            Language = reply.Language,
        };
    }

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
