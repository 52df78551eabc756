using System.Net;
using System.Text.Json;
using Csms.Server.Hooks;
using Microsoft.Extensions.Options;

namespace Csms.Server.PlugAndCharge;

/// <summary>A pool that is asked by a POST of JSON; docs/plug-and-charge.md has the form.</summary>
internal sealed class HttpContractPool : IContractPool, IDisposable
{
    // 2.0.1 carries 5,600 characters of EXI, and vehicles' certificates need a few more; an answer that goes on is none.
    private const int MaxAnswerBytes = 64 * 1024;

    private readonly HttpClient _http;
    private readonly string _url;

    public HttpContractPool(IOptions<PlugAndChargeOptions> options)
    {
        var settings = options.Value;
        _url = settings.PoolUrl;
        // Not sent elsewhere than where the operator said: the secret goes along.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            Timeout = settings.PoolTimeout, MaxResponseContentBufferSize = MaxAnswerBytes,
        };
        if (settings.PoolSecret.Length > 0)
            _http.DefaultRequestHeaders.TryAddWithoutValidation(settings.PoolHeader, settings.PoolSecret);
    }

    public async Task<ContractAnswer> AskAsync(ContractQuestion question, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.PostAsJsonAsync(_url, question, HookJson.Options, cancellationToken);
            if (response.StatusCode != HttpStatusCode.OK)
                throw new ContractPoolException($"The pool answered {(int)response.StatusCode}.");
            var reply = JsonSerializer.Deserialize<PoolReply>(await response.Content.ReadAsByteArrayAsync(cancellationToken), HookJson.Options) ?? throw new JsonException();
            return new ContractAnswer(reply.Status == PoolStatus.Accepted, reply.ExiResponse ?? "", reply.Reason);
        }
        catch (HttpRequestException fault)
        {
            throw new ContractPoolException($"The pool cannot be asked: {fault.Message}", fault);
        }
        catch (JsonException fault)
        {
            throw new ContractPoolException("The pool's answer cannot be read.", fault);
        }
        catch (TaskCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ContractPoolException($"The pool did not answer within {_http.Timeout.TotalSeconds:0} s.", fault);
        }
    }

    public void Dispose() => _http.Dispose();

    private sealed record PoolReply
    {
        public required PoolStatus Status { get; init; }

        public string? ExiResponse { get; init; }

        public string? Reason { get; init; }
    }

    private enum PoolStatus
    {
        Accepted,
        Failed,
    }
}
