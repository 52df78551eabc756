using System.Collections.Concurrent;
using System.Net;
using Csms.Server.Security;
using Microsoft.Extensions.Options;

namespace Csms.Server.Certificates;

/// <summary>Asks OCSP responders for stations, which can often not reach them, and remembers the answers as long as they hold. OCPP 2.0.1 M06.</summary>
internal sealed class OcspResponders : IDisposable
{
    // A response with its signer's certificate has some 2 kB.
    private const int MaxAnswerBytes = 64 * 1024;

    // A vehicle's chain has three certificates; this serves the busiest hour of a large fleet and is some megabytes.
    private const int MaxRemembered = 2_000;

    private readonly ConcurrentDictionary<(string Url, string CertId), OcspReply> _remembered = new();
    private readonly HttpClient _http;
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;

    public OcspResponders(IOptions<CertificateOptions> options, TimeProvider time)
    {
        (_time, _timeout) = (time, options.Value.OcspTimeout);
        _http = new HttpClient(new OutgoingGuard(options.Value.OcspHosts).CreateHandler())
        {
            MaxResponseContentBufferSize = MaxAnswerBytes,
            Timeout = _timeout,
        };
    }

    /// <summary>Asks, or remembers. Either the reply is null or the fault, which says in words why there is no answer.</summary>
    public async Task<(OcspReply? Reply, string? Fault)> AskAsync(OcspQuestion question, string url, CancellationToken cancellationToken)
    {
        if (OutgoingGuard.WhyNot(url, out var uri) is { } refused)
            return (null, refused);
        if (question.CertId() is not { } certId)
            return (null, "The hashes or the serial number are no hex numbers of the right length.");
        var key = (url, Convert.ToHexString(certId));
        if (_remembered.TryGetValue(key, out var known))
        {
            if (known.Until > _time.GetUtcNow())
                return (known, null);
            _remembered.TryRemove(KeyValuePair.Create(key, known));
        }
        var (reply, fault) = await FetchAsync(uri!, certId, cancellationToken);
        if (reply?.Until > _time.GetUtcNow())
            Remember(key, reply);
        return (reply, fault);
    }

    public void Dispose() => _http.Dispose();

    private async Task<(OcspReply? Reply, string? Fault)> FetchAsync(Uri url, byte[] certId, CancellationToken cancellationToken)
    {
        try
        {
            using var content = new ByteArrayContent(OcspQuestion.Request(certId));
            content.Headers.ContentType = new("application/ocsp-request");
            using var response = await _http.PostAsync(url, content, cancellationToken);
            if (response.StatusCode != HttpStatusCode.OK)
                return (null, $"The OCSP responder answered {(int)response.StatusCode}.");
            var reply = OcspReply.Read(await response.Content.ReadAsByteArrayAsync(cancellationToken), certId, _time.GetUtcNow(), out var fault);
            return (reply, fault);
        }
        catch (HttpRequestException fault)
        {
            return (null, $"The OCSP responder cannot be asked: {fault.Message}");
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, $"The OCSP responder did not answer within {_timeout.TotalSeconds:0} s.");
        }
    }

    private void Remember((string, string) key, OcspReply reply)
    {
        // What is over first; if that is not enough there is no telling which is asked for next.
        if (_remembered.Count >= MaxRemembered)
        {
            var now = _time.GetUtcNow();
            foreach (var over in _remembered.Where(entry => entry.Value.Until <= now))
                _remembered.TryRemove(over);
            if (_remembered.Count >= MaxRemembered)
                _remembered.Clear();
        }
        _remembered[key] = reply;
    }
}
