using System.Net;
using System.Text.Json;

namespace Csms.Server.Hooks;

/// <summary>Asks other systems that the operator named, over HTTP, each within its time.</summary>
internal sealed class HookCaller(TimeProvider time) : IDisposable
{
    /// <summary>An answer is a few hundred bytes; a vendor's data may be more.</summary>
    private const int MaxAnswerBytes = 64 * 1024;

    /// <summary>Each station waits for one at most; this many at once are no small system's load.</summary>
    private const int MaxConnectionsPerServer = 1024;

    private const string SecretHeader = "X-Csms-Secret";

    // Not sent elsewhere than where the operator said: the secret goes along.
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5), MaxConnectionsPerServer = MaxConnectionsPerServer,
    })
    {
        Timeout = System.Threading.Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MaxAnswerBytes,
    };

    /// <param name="slots">Who has to wait for a slot waits within the timeout; null for no such limit.</param>
    /// <exception cref="HookFailedException">No answer came that can be used; the message says why.</exception>
    public async Task<TReply> AskAsync<TReply>(HookTarget target, object question, SemaphoreSlim? slots, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(target.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            if (slots is null)
                return await PostAsync<TReply>(target, question, either.Token);
            await slots.WaitAsync(either.Token);
            try
            {
                return await PostAsync<TReply>(target, question, either.Token);
            }
            finally
            {
                slots.Release();
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new HookFailedException($"no answer within {target.Timeout.TotalSeconds:0.###} seconds");
        }
        catch (JsonException)
        {
            throw HookFailedException.Unreadable();
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new HookFailedException(failure.Message);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<TReply> PostAsync<TReply>(HookTarget target, object question, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, target.Url) { Content = JsonContent.Create(question, question.GetType(), options: Api.ApiJson.Options) };
        if (target.Secret.Length > 0)
            request.Headers.Add(SecretHeader, target.Secret);
        using var response = await _http.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
            throw new HookFailedException($"it answered {(int)response.StatusCode}");
        return JsonSerializer.Deserialize<TReply>(await response.Content.ReadAsByteArrayAsync(cancellationToken), HookJson.Options) ?? throw HookFailedException.Unreadable();
    }
}

/// <summary>Who is asked.</summary>
/// <param name="Secret">Empty for none.</param>
internal sealed record HookTarget(string Url, string Secret, TimeSpan Timeout);
