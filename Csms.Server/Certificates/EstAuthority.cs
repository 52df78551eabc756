using System.Formats.Asn1;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Csms.Domain.Certificates;
using Microsoft.Extensions.Options;

namespace Csms.Server.Certificates;

/// <summary>A certificate authority behind EST (RFC 7030 §4.2, simple enroll).</summary>
internal sealed class EstAuthority : ICertificateAuthority, IDisposable
{
    // A chain of a few certificates; an answer that goes on is none.
    private const int MaxAnswerBytes = 256 * 1024;

    private readonly HttpClient _http;
    private readonly Uri _enroll;
    private readonly AuthenticationHeaderValue? _credentials;

    public EstAuthority(IOptions<CertificateOptions> options)
    {
        var settings = options.Value;
        _enroll = new Uri(settings.EstUrl.TrimEnd('/') + "/simpleenroll");
        if (settings.EstUser.Length > 0)
            _credentials = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.EstUser}:{settings.EstPassword}")));
        var (own, roots) = ReadFiles(settings);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        if (own is not null)
            handler.SslOptions.ClientCertificateContext = SslStreamCertificateContext.Create(own, null, offline: true);
        if (roots is not null)
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.AddRange(roots);
            handler.SslOptions.CertificateChainPolicy = policy;
        }
        _http = new HttpClient(handler) { Timeout = settings.EstTimeout, MaxResponseContentBufferSize = MaxAnswerBytes };
    }

    public async Task<IssuedCertificate> SignAsync(SigningRequest request, CancellationToken cancellationToken)
    {
        // RFC 7030 §4: base64 whatever the header says; some servers want the header.
        using var message = new HttpRequestMessage(HttpMethod.Post, _enroll) { Content = new StringContent(Convert.ToBase64String(request.Der)) };
        message.Content.Headers.ContentType = new("application/pkcs10");
        message.Content.Headers.Add("Content-Transfer-Encoding", "base64");
        message.Headers.Authorization = _credentials;
        try
        {
            using var response = await _http.SendAsync(message, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            if (response.StatusCode != HttpStatusCode.OK)
                throw Refused(response.StatusCode, text);
            return CertificateChain.Of(CertificateChain.ReadPkcs7(Convert.FromBase64String(text)), request.Key);
        }
        catch (HttpRequestException fault)
        {
            throw new AuthorityException($"The certificate authority cannot be reached: {fault.Message}", isFinal: false, fault);
        }
        catch (TaskCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw new AuthorityException($"The certificate authority did not answer within {_http.Timeout.TotalSeconds:0} s.", isFinal: false, fault);
        }
        catch (Exception fault) when (fault is FormatException or AsnContentException or CryptographicException)
        {
            throw new AuthorityException("The certificate authority's answer is no PKCS #7 message of certificates.", isFinal: false, fault);
        }
    }

    public void Dispose() => _http.Dispose();

    /// <exception cref="CryptographicException">A file holds something else.</exception>
    internal static (X509Certificate2? Own, X509Certificate2Collection? Roots) ReadFiles(CertificateOptions options)
    {
        X509Certificate2Collection? roots = null;
        if (options.EstRoots.Length > 0)
        {
            roots = [];
            roots.ImportFromPemFile(options.EstRoots);
        }
        if (options.EstCertificate.Length == 0)
            return (null, roots);
        using var own = X509Certificate2.CreateFromPemFile(options.EstCertificate, options.EstKey);
        // Windows does not sign in with a key that was only ever in memory; by way of PKCS #12 it does.
        return (X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), null), roots);
    }

    // 202 is "not yet" (RFC 7030 §4.2.3). What is wrong with our sign-in or with the server an operator can mend; a bad request stays bad.
    private static AuthorityException Refused(HttpStatusCode status, string text)
    {
        var words = text.Length == 0 || text.StartsWith('<') ? "" : $" ({new string([.. text.Take(200).Where(letter => !char.IsControl(letter))])})";
        return status == HttpStatusCode.Accepted
            ? new AuthorityException("The certificate authority has not decided yet.", isFinal: false)
            : new AuthorityException($"The certificate authority answered {(int)status} {status}{words}.", isFinal: status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity);
    }
}
