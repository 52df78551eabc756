using System.Diagnostics;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Csms.Tests.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Csms.Tests.Certificates;

/// <summary>An OCSP responder on loopback: each request is answered by <c>openssl ocsp</c> from an index of what the authority issued.</summary>
internal sealed class OcspResponder : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _authority;
    private readonly string _key;
    private readonly string _index;

    private OcspResponder(WebApplication app, Pki pki, IEnumerable<(X509Certificate2 Certificate, bool IsRevoked)> issued)
    {
        _app = app;
        using var key = pki.Authority1.GetECDsaPrivateKey()!;
        (_authority, _key) = (pki.Write("ocsp.pem", pki.Authority1), pki.Replace("ocsp.key", key.ExportPkcs8PrivateKeyPem()));
        _index = pki.Replace("index.txt", string.Concat(issued.Select(one =>
            $"{(one.IsRevoked ? "R" : "V")}\t400101000000Z\t{(one.IsRevoked ? "260101000000Z" : "")}\t{one.Certificate.SerialNumber}\tunknown\t/CN=x\n")));
    }

    public string Url => _app.Urls.First() + "/ocsp";

    /// <summary>How often it was asked.</summary>
    public int Asked { get; private set; }

    /// <summary>What it answers in place of openssl's answer.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    public static async Task<OcspResponder> StartAsync(Pki pki, params (X509Certificate2, bool)[] issued)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var responder = new OcspResponder(app, pki, issued);
        app.MapPost("/ocsp", responder.AnswerAsync);
        await app.StartAsync();
        return responder;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        Asked++;
        if (Instead is { } instead)
        {
            await instead(http);
            return;
        }
        Assert.That(http.Request.ContentType, Is.EqualTo("application/ocsp-request"));
        var (request, response) = ($"{_index}.{Asked}.req", $"{_index}.{Asked}.resp");
        await using (var file = File.Create(request))
            await http.Request.Body.CopyToAsync(file);
        using var openssl = Process.Start(new ProcessStartInfo(
            "openssl", ["ocsp", "-index", _index, "-CA", _authority, "-rsigner", _authority, "-rkey", _key, "-ndays", "1", "-reqin", request, "-respout", response])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        await openssl.WaitForExitAsync(http.RequestAborted);
        http.Response.ContentType = "application/ocsp-response";
        await http.Response.Body.WriteAsync(await File.ReadAllBytesAsync(response));
    }
}
