using System.Diagnostics;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Csms.Tests.PlugAndCharge;

/// <summary>
/// What a mobility operator has, made by openssl: a root, two authorities below it, contracts below them, and an OCSP responder on loopback that each of
/// them names. openssl's clock is the machine's, so the server's has to be too.
/// </summary>
internal sealed class V2GPki : IAsyncDisposable
{
    public const string Contract = "DEABCC12345678";

    private readonly string _folder = Directory.CreateTempSubdirectory("csms-v2g-").FullName;
    private readonly WebApplication _responder;
    private int _number;

    private V2GPki(WebApplication responder) => _responder = responder;

    public string RootsFile => Path.Combine(_folder, "root.pem");

    public string Folder => _folder;

    /// <summary>Which authorities the responder was asked about, in turn.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Who signs the answers about an authority's certificates, as the name of a PEM and key file; the authority itself when it is not in here.</summary>
    public Dictionary<string, string> Signers { get; } = [];

    /// <summary>What the responder does instead of answering.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    public string ResponderOf(string authority) => $"{_responder.Urls.First()}/ocsp/{authority}";

    public static async Task<V2GPki> CreateAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var pki = new V2GPki(app);
        app.MapPost("/ocsp/{authority}", pki.AnswerAsync);
        await app.StartAsync();
        await pki.AuthorityAsync("root", null);
        await pki.AuthorityAsync("sub1", "root");
        await pki.AuthorityAsync("sub2", "sub1");
        return pki;
    }

    /// <summary>Makes an authority; without an issuer it is a root.</summary>
    public async Task AuthorityAsync(string name, string? issuer)
    {
        await File.WriteAllTextAsync(PathOf(name, "index"), "");
        await File.WriteAllTextAsync(PathOf(name, "index.attr"), "unique_subject = no\n");
        await File.WriteAllTextAsync(PathOf(name, "serial"), "0A01\n");
        await File.WriteAllTextAsync(PathOf(name, "cnf"), $"""
            [ca]
            default_ca = this
            [this]
            database = {PathOf(name, "index")}
            new_certs_dir = {_folder}
            serial = {PathOf(name, "serial")}
            certificate = {PathOf(name, "pem")}
            private_key = {PathOf(name, "key")}
            default_md = sha256
            default_days = 365
            policy = any
            [any]
            commonName = supplied
            [authority]
            basicConstraints = critical,CA:true
            keyUsage = critical,keyCertSign,cRLSign
            subjectKeyIdentifier = hash
            authorityInfoAccess = OCSP;URI:{ResponderOf(name)}
            [contract]
            basicConstraints = critical,CA:false
            keyUsage = critical,digitalSignature,keyAgreement
            subjectKeyIdentifier = hash
            authorityKeyIdentifier = keyid
            authorityInfoAccess = OCSP;URI:{ResponderOf(name)}
            [silent]
            basicConstraints = critical,CA:false
            [ocsp]
            extendedKeyUsage = OCSPSigning
            """);
        if (issuer is null)
            await RunAsync("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", PathOf(name, "key"), "-out", PathOf(name, "pem"),
                "-subj", $"/CN=Test {name}", "-days", "3650", "-addext", "keyUsage=critical,keyCertSign,cRLSign");
        else
            await IssueAsync(name, $"Test {name}", issuer, "authority");
    }

    /// <summary>A contract with its chain as PEM, without the root.</summary>
    /// <param name="from">As openssl writes times, <c>20250101000000Z</c>.</param>
    public async Task<string> ContractAsync(string id = Contract, string issuer = "sub2", string extensions = "contract", string? from = null, string? to = null)
    {
        var name = $"contract{++_number}";
        await IssueAsync(name, id, issuer, extensions, from, to);
        return Pem([name, .. issuer == "sub2" ? new[] { "sub2", "sub1" } : []]);
    }

    /// <summary>Makes a key and has it signed.</summary>
    public async Task IssueAsync(string name, string commonName, string issuer, string extensions, string? from = null, string? to = null)
    {
        await RunAsync("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", PathOf(name, "key"), "-out", PathOf(name, "csr"), "-subj", $"/CN={commonName}");
        string[] times = [.. from is null ? [] : new[] { "-startdate", from }, .. to is null ? [] : new[] { "-enddate", to }];
        await RunAsync(["ca", "-batch", "-config", PathOf(issuer, "cnf"), "-notext", "-extensions", extensions, "-in", PathOf(name, "csr"), "-out", PathOf(name, "pem"), .. times]);
    }

    /// <summary>Takes back what an authority issued; the newest contract when no name is given.</summary>
    public Task RevokeAsync(string issuer, string? name = null) =>
        RunAsync("ca", "-config", PathOf(issuer, "cnf"), "-revoke", PathOf(name ?? $"contract{_number}", "pem"));

    public string Pem(params string[] names) => string.Concat(names.Select(name => File.ReadAllText(PathOf(name, "pem"))));

    public X509Certificate2 Certificate(string name) => X509CertificateLoader.LoadCertificateFromFile(PathOf(name, "pem"));

    public async ValueTask DisposeAsync()
    {
        await _responder.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string PathOf(string name, string kind) => Path.Combine(_folder, $"{name}.{kind}");

    private async Task AnswerAsync(HttpContext http, string authority)
    {
        string stem;
        lock (Asked)
        {
            Asked.Add(authority);
            stem = PathOf($"ocsp{Asked.Count}", "");
        }
        if (Instead is { } instead)
        {
            await instead(http);
            return;
        }
        await using (var file = File.Create(stem + "req"))
            await http.Request.Body.CopyToAsync(file);
        var signer = Signers.GetValueOrDefault(authority, authority);
        await RunAsync("ocsp", "-index", PathOf(authority, "index"), "-CA", PathOf(authority, "pem"), "-rsigner", PathOf(signer, "pem"), "-rkey", PathOf(signer, "key"),
            "-ndays", "1", "-reqin", stem + "req", "-respout", stem + "resp");
        http.Response.ContentType = "application/ocsp-response";
        await http.Response.Body.WriteAsync(await File.ReadAllBytesAsync(stem + "resp"));
    }

    private static async Task RunAsync(params string[] arguments)
    {
        using var openssl = Process.Start(new ProcessStartInfo("openssl", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (openssl.StandardOutput.ReadToEndAsync(), openssl.StandardError.ReadToEndAsync());
        await openssl.WaitForExitAsync();
        Assert.That(openssl.ExitCode, Is.Zero, $"openssl {string.Join(' ', arguments)}\n{await output}\n{await error}");
    }
}
