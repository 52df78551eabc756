using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;
using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.PlugAndCharge;

/// <summary>The decision table of C07, against certificates and OCSP answers of openssl, in both versions.</summary>
[TestFixture("1.6")]
[TestFixture("2.0.1")]
internal sealed class ContractAuthorizationTests(string version)
{
    private V2GPki _pki = null!;
    private TestServer _server = null!;
    private RawStation _station = null!;

    [SetUp]
    public async Task CreateAsync() => _pki = await V2GPki.CreateAsync();

    [TearDown]
    public async Task DisposeAsync()
    {
        await _station.DisposeAsync();
        await _server.DisposeAsync();
        await _pki.DisposeAsync();
    }

    [Property("Requirement", "C07.FR.04")]
    [Property("Requirement", "C07.FR.05")]
    [Property("Requirement", "C07.FR.14")]
    [Test]
    public async Task A_good_contract_of_an_accepted_token_is_accepted_and_its_status_is_asked_for_once()
    {
        await StartAsync();
        var chain = await _pki.ContractAsync();

        Assert.That(await AuthorizeAsync(chain), Is.EqualTo(("Accepted", "Accepted")));
        Assert.That(_pki.Asked, Is.EquivalentTo(new[] { "root", "sub1", "sub2" }));
        Assert.That(await AuthorizeAsync(chain), Is.EqualTo(("Accepted", "Accepted")));
        Assert.That(_pki.Asked, Has.Count.EqualTo(3), "the answers are remembered");
    }

    [Property("Requirement", "C07.FR.13")]
    [Property("Requirement", "C07.FR.04")]
    [TestCase("""{"type":"eMAID","status":"Blocked"}""", "Blocked")]
    [TestCase("""{"type":"eMAID","status":"Expired"}""", "Expired")]
    [TestCase("""{"type":"eMAID","expiresAt":"2020-01-01T00:00:00Z"}""", "Expired")]
    [TestCase("""{"type":"eMAID","status":"Invalid"}""", "Invalid")]
    [TestCase(null, "Unknown")]
    public async Task A_good_contract_of_a_token_that_may_not_charge_is_cancelled(string? token, string status)
    {
        await StartAsync(token);
        Assert.That(await AuthorizeAsync(await _pki.ContractAsync()), Is.EqualTo((status, "ContractCancelled")));
    }

    [Property("Requirement", "C07.FR.15")]
    [Test]
    public async Task An_expired_contract_is_Expired()
    {
        await StartAsync();
        Assert.That(await AuthorizeAsync(await _pki.ContractAsync(from: "20240101000000Z", to: "20250101000000Z")), Is.EqualTo(("Expired", "CertificateExpired")));
        await _server.TimelineWithAsync("S1", "expired at 2025-01-01");
    }

    [Property("Requirement", "C07.FR.16")]
    [TestCase("sub2", null)]
    [TestCase("sub1", "sub2")]
    public async Task A_contract_that_is_revoked_or_whose_authority_is_is_refused(string issuer, string? name)
    {
        await StartAsync();
        var chain = await _pki.ContractAsync();
        await _pki.RevokeAsync(issuer, name);
        Assert.That(await AuthorizeAsync(chain), Is.EqualTo(("Invalid", "CertificateRevoked")));
        await _server.TimelineWithAsync("S1", "is revoked");
    }

    [Property("Requirement", "C07.FR.17")]
    [TestCase("another root")]
    [TestCase("another root that is sent along")]
    [TestCase("no authorities")]
    [TestCase("not yet valid")]
    [TestCase("its own issuer")]
    [TestCase("a circle")]
    [TestCase("many")]
    [TestCase("another's contract")]
    public async Task A_chain_that_leads_nowhere_or_is_anothers_is_a_chain_error(string kind)
    {
        await StartAsync();
        if (kind.StartsWith("another root", StringComparison.Ordinal))
            await _pki.AuthorityAsync("evil", null);
        var pem = kind switch
        {
            "another root" => await _pki.ContractAsync(issuer: "evil"),
            "another root that is sent along" => await _pki.ContractAsync(issuer: "evil") + _pki.Pem("evil"),
            "no authorities" => (await _pki.ContractAsync()).Split("-----END CERTIFICATE-----")[0] + "-----END CERTIFICATE-----",
            "not yet valid" => await _pki.ContractAsync(from: "20400101000000Z", to: "20410101000000Z"),
            "another's contract" => await _pki.ContractAsync("DEABCC99999999"),
            "many" => string.Concat(Enumerable.Repeat(SelfSigned(), 8)),
            "a circle" => Circle(),
            _ => SelfSigned(),
        };
        Assert.That(await AuthorizeAsync(pem), Is.EqualTo(("Invalid", "CertChainError")));
        Assert.That(_pki.Asked, Is.Empty, "a stranger's certificate makes this server call nobody");
        await _server.TimelineWithAsync("S1", $"The contract {V2GPki.Contract} was refused");
    }

    [Property("Requirement", "C07.FR.17")]
    [Test]
    public async Task A_certificate_that_its_issuer_did_not_sign_so_is_a_signature_error()
    {
        await StartAsync();
        var chain = await _pki.ContractAsync();
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPem(chain);
        var forged = certificates[0].RawData;
        forged[^1] ^= 1;
        Assert.That(await AuthorizeAsync(PemEncoding.WriteString("CERTIFICATE", forged) + "\n" + _pki.Pem("sub2", "sub1")), Is.EqualTo(("Invalid", "SignatureError")));
    }

    [Property("Requirement", "C07.FR.04")]
    [TestCase("")]
    [TestCase("nonsense")]
    [TestCase("-----BEGIN CERTIFICATE-----\n%%%%\n-----END CERTIFICATE-----")]
    [TestCase("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    [TestCase("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----")]
    public async Task What_is_no_certificate_is_answered_with_a_status_all_the_same(string pem)
    {
        await StartAsync();
        Assert.That(await AuthorizeAsync(pem), Is.EqualTo(("Invalid", "NoCertificateAvailable")));
    }

    [Property("Requirement", "C07.FR.05")]
    [Property("Requirement", "C07.FR.16")]
    [TestCase(false, "Accepted", "Accepted")]
    [TestCase(true, "Invalid", "CertificateRevoked")]
    public async Task Hashes_alone_are_asked_for_where_the_station_says(bool isRevoked, string status, string certificateStatus)
    {
        await StartAsync();
        await _pki.ContractAsync();
        if (isRevoked)
            await _pki.RevokeAsync("sub2");
        Assert.That(await AuthorizeAsync(null, Hash("contract1", "sub2"), Hash("sub2", "sub1")), Is.EqualTo((status, certificateStatus)));
        Assert.That(_pki.Asked, Is.EquivalentTo(new[] { "sub1", "sub2" }));
    }

    [Property("Requirement", "C07.FR.05")]
    [Test]
    public async Task A_contract_that_names_no_responder_is_asked_for_where_the_station_says()
    {
        await StartAsync();
        var chain = await _pki.ContractAsync(extensions: "silent");
        Assert.That(await AuthorizeAsync(chain), Is.EqualTo(("Invalid", "CertChainError")));
        Assert.That(await AuthorizeAsync(chain, Hash("contract1", "sub2")), Is.EqualTo(("Accepted", "Accepted")));
    }

    [Property("Requirement", "C07.FR.05")]
    [TestCase("Required", "gone", "Invalid", "CertChainError", "answered 503")]
    [TestCase("BestEffort", "gone", "Accepted", "Accepted", "taken for good")]
    [TestCase("Required", "forged", "Invalid", "CertChainError", "not signed by its issuer")]
    [TestCase("Required", "delegated", "Accepted", "Accepted", null)]
    [TestCase("Required", "not delegated", "Invalid", "CertChainError", "not signed by its issuer")]
    [TestCase("BestEffort", "unknown", "Invalid", "CertChainError", "does not know the certificate")]
    public async Task An_OCSP_answer_counts_when_it_is_of_the_issuer_or_of_whom_it_charged(string revocation, string kind, string status, string certificateStatus, string? told)
    {
        await StartAsync(more: $"Csms:PlugAndCharge:Revocation={revocation}");
        var chain = await _pki.ContractAsync();
        switch (kind)
        {
            case "gone":
                _pki.Instead = http =>
                {
                    http.Response.StatusCode = 503;
                    return Task.CompletedTask;
                };
                break;
            case "forged":
                await _pki.AuthorityAsync("evil", null);
                _pki.Signers["sub2"] = "evil";
                break;
            case "unknown":
                await File.WriteAllTextAsync(Path.Combine(_pki.Folder, "sub2.index"), "");
                break;
            default:
                await _pki.IssueAsync("signer", "Responder", "sub2", kind == "delegated" ? "ocsp" : "silent");
                _pki.Signers["sub2"] = "signer";
                break;
        }
        Assert.That(await AuthorizeAsync(chain), Is.EqualTo((status, certificateStatus)));
        if (told is not null)
            await _server.TimelineWithAsync("S1", told);
    }

    [TestCase("DE-ABC-C12345678-1", "DEABCC12345678")]
    [TestCase("DEABCC12345678", "de-abc-c12345678")]
    [TestCase("DEABCC123456781", "DE-ABC-C12345678")]
    public async Task A_contract_is_one_however_it_is_spelt(string registered, string shown)
    {
        await StartAsync(null);
        await _server.SendForAsync(201, "PUT", $"tokens/{registered}", """{"type":"eMAID"}""");
        var answer = await _station.AskAsync("Authorize", new { idToken = new { idToken = shown, type = "eMAID" }, certificate = await _pki.ContractAsync("DE-ABC-C12345678-1") });
        Assert.That(Of(answer), Is.EqualTo(("Accepted", "Accepted")));
        await _server.SendForAsync(200, "PUT", $"tokens/{registered}", """{"type":"eMAID","status":"Blocked"}""");
        Assert.That(Of(await _station.AskAsync("Authorize", new { idToken = new { idToken = shown, type = "eMAID" } })), Is.EqualTo(("Blocked", (string?)null)));
    }

    [Test]
    public async Task A_card_whose_number_reads_like_a_contract_is_none()
    {
        await StartAsync(null);
        await _server.SendForAsync(201, "PUT", "tokens/DE-ABC-C12345678", """{"type":"ISO14443"}""");
        Assert.That(Of(await _station.AskAsync("Authorize", new { idToken = new { idToken = "DEABCC12345678", type = "eMAID" } })), Is.EqualTo(("Unknown", (string?)null)));
    }

    [Test]
    public async Task Without_roots_no_chain_is_good()
    {
        await StartAsync(roots: false);
        Assert.That(await AuthorizeAsync(await _pki.ContractAsync()), Is.EqualTo(("Invalid", "CertChainError")));
        await _server.TimelineWithAsync("S1", "has no roots of contracts");
    }

    [Test]
    public async Task A_chain_that_is_longer_than_OCPP_allows_is_refused()
    {
        await StartAsync();
        var payload = JsonSerializer.Serialize(new { idToken = new { idToken = V2GPki.Contract, type = "eMAID" }, certificate = string.Concat(Enumerable.Repeat(_pki.Pem("sub1"), 20)) });
        if (version == "1.6")
        {
            Assert.That((string)(await _station.TransferAsync("Authorize", payload))["status"]!, Is.EqualTo("Rejected"));
            await _server.TimelineWithAsync("S1", "cannot be understood");
        }
        else
        {
            Assert.That(await _station.CallForErrorAsync("Authorize", payload), Is.EqualTo("PropertyConstraintViolation"));
        }
    }

    private async Task StartAsync(string? token = """{"type":"eMAID"}""", bool roots = true, string more = "Csms:Stations:Unknown=Accept")
    {
        string[] settings = ["Csms:Tokens:Unknown=Reject", "Csms:Certificates:OcspHosts:0=127.0.0.1", more, .. roots ? new[] { $"Csms:PlugAndCharge:ContractRoots={_pki.RootsFile}" } : []];
        _server = await TestServer.StartAsync(settings, TimeProvider.System);
        _station = await _server.BootAsync(version);
        if (token is not null)
            await _server.SendForAsync(201, "PUT", $"tokens/{V2GPki.Contract}", token);
    }

    private async Task<(string, string?)> AuthorizeAsync(string? certificate, params object[] hashes)
    {
        var payload = new Dictionary<string, object> { ["idToken"] = new { idToken = V2GPki.Contract, type = "eMAID" } };
        if (certificate is not null)
            payload["certificate"] = certificate;
        if (hashes.Length > 0)
            payload["iso15118CertificateHashData"] = hashes;
        return Of(await _station.AskAsync("Authorize", payload));
    }

    private object Hash(string name, string issuer)
    {
        using var certificate = _pki.Certificate(name);
        using var by = _pki.Certificate(issuer);
        return new
        {
            hashAlgorithm = "SHA256",
            issuerNameHash = Convert.ToHexString(SHA256.HashData(by.SubjectName.RawData)),
            issuerKeyHash = Convert.ToHexString(SHA256.HashData(by.PublicKey.EncodedKeyValue.RawData)),
            serialNumber = certificate.SerialNumber.TrimStart('0'),
            responderURL = _pki.ResponderOf(issuer),
        };
    }

    private static (string, string?) Of(JsonObject answer) => ((string)answer["idTokenInfo"]!["status"]!, (string?)answer["certificateStatus"]);

    private static string SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest($"CN={V2GPki.Contract}", key, HashAlgorithmName.SHA256).CreateSelfSigned(new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2040, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return made.ExportCertificatePem() + "\n";
    }

    // Two authorities, each issued by the other.
    private static string Circle()
    {
        using var one = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var contract = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Issue("CN=" + V2GPki.Contract, contract, "CN=one", one, false) + Issue("CN=one", one, "CN=other", other, true) + Issue("CN=other", other, "CN=one", one, true);
    }

    private static string Issue(string subject, ECDsa key, string issuer, ECDsa issuerKey, bool isAuthority)
    {
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        using var made = request.Create(
            new X500DistinguishedName(issuer), X509SignatureGenerator.CreateForECDsa(issuerKey), new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2040, 1, 1, 0, 0, 0, TimeSpan.Zero), [1]);
        return made.ExportCertificatePem() + "\n";
    }
}
