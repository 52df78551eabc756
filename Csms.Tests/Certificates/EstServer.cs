using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Csms.Tests.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace Csms.Tests.Certificates;

/// <summary>A certificate authority that speaks EST (RFC 7030), on loopback. It signs with the lower authority of the tests' PKI.</summary>
internal sealed class EstServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Pki _pki;
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private EstServer(WebApplication app, Pki pki) => (_app, _pki) = (app, pki);

    public string Url => _app.Urls.First() + "/.well-known/est";

    /// <summary>What was asked: path, content type, authorization, subject of the client's certificate.</summary>
    public List<(string Path, string? ContentType, string? Authorization, string? Client)> Asked { get; } = [];

    /// <summary>Ends when something has been asked.</summary>
    public Task WasAsked => _asked.Task;

    /// <summary>It answers when this has ended.</summary>
    public Task Until { get; set; } = Task.CompletedTask;

    /// <summary>What it answers in place of a certificate; null signs.</summary>
    public (int Status, string Body)? Instead { get; set; }

    public static async Task<EstServer> StartAsync(Pki pki, bool overTls = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (!overTls)
                return;
            var (certificate, key) = pki.Server("est", ecdsa: true);
            using var read = X509Certificate2.CreateFromPemFile(certificate, key);
            listen.UseHttps(new HttpsConnectionAdapterOptions
            {
                ServerCertificate = X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null),
                ServerCertificateChain = [pki.Authority1],
                ClientCertificateMode = ClientCertificateMode.RequireCertificate,
                ClientCertificateValidation = (client, _, _) => client.Issuer == pki.Authority1.Subject,
            });
        }));
        var app = builder.Build();
        var server = new EstServer(app, pki);
        app.MapPost("/.well-known/est/simpleenroll", server.EnrollAsync);
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task EnrollAsync(HttpContext http)
    {
        Asked.Add((http.Request.Path, http.Request.ContentType, http.Request.Headers.Authorization, http.Connection.ClientCertificate?.Subject));
        _asked.TrySetResult();
        await Until;
        using var reader = new StreamReader(http.Request.Body);
        var der = Convert.FromBase64String(await reader.ReadToEndAsync());
        if (Instead is var (status, body))
        {
            http.Response.StatusCode = status;
            await http.Response.WriteAsync(body);
            return;
        }
        var request = CertificateRequest.LoadSigningRequest(der, HashAlgorithmName.SHA256);
        using var key = _pki.Authority1.GetECDsaPrivateKey()!;
        using var made = request.Create(_pki.Authority1.SubjectName, X509SignatureGenerator.CreateForECDsa(key), Pki.Begin, Pki.End, [7, 7]);
        // In no order that helps, and with the root.
        var message = new X509Certificate2Collection { _pki.Root, _pki.Authority1, made }.Export(X509ContentType.Pkcs7)!;
        http.Response.ContentType = "application/pkcs7-mime; smime-type=certs-only";
        await http.Response.WriteAsync(Convert.ToBase64String(message, Base64FormattingOptions.InsertLineBreaks));
    }
}
