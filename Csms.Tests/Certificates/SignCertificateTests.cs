using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Certificates;

/// <summary>A station's certificate from its request to its answer, signed by the embedded authority (requirements.md 3 and 4-A). The clock stands at 12:55.</summary>
[TestFixture("1.6")]
[TestFixture("2.0.1")]
internal sealed class SignCertificateTests(string version)
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private string _authority = null!;

    private bool Is16 => version == "1.6";

    [SetUp]
    public void Create() => _authority = Path.Combine(Directory.CreateTempSubdirectory("csms-ca-").FullName, "ca");

    [TearDown]
    public void Remove() => Directory.Delete(Path.GetDirectoryName(_authority)!, recursive: true);

    [OneTimeTearDown]
    public void Dispose() => _key.Dispose();

    [Property("Requirement", "A02.FR.04")]
    [Property("Requirement", "A02.FR.11")]
    [Property("Requirement", "A02.FR.14")]
    [Property("Requirement", "A03.FR.14")]
    [Property("Requirement", "A03.FR.04")]
    [Property("Requirement", "A03.FR.11")]
    [Test]
    public async Task A_request_is_accepted_signed_and_brought_to_the_station_with_its_authority()
    {
        await using var server = await StartAsync();
        await using var station = await server.BootAsync(Is16);
        Assert.That((string)(await station.AskAsync(Signing.Csr(_key)))["status"]!, Is.EqualTo("Accepted"));

        var sent = await station.AnswerCallAsync("CertificateSigned", Signing.Accepted);
        var chain = sent.Chain();
        Assert.That((string?)sent["certificateType"], Is.EqualTo(Is16 ? null : "ChargingStationCertificate"));
        Assert.That(chain, Has.Count.EqualTo(2));
        Assert.That(chain[0].Subject, Is.EqualTo("CN=S1, O=Operator"));
        Assert.That(chain[0].PublicKey.ExportSubjectPublicKeyInfo(), Is.EqualTo(_key.ExportSubjectPublicKeyInfo()));
        Assert.That(chain[0].Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority, Is.False);
        using var root = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(_authority, "root.pem"));
        using var path = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck } };
        path.ChainPolicy.CustomTrustStore.Add(root);
        path.ChainPolicy.ExtraStore.Add(chain[1]);
        path.ChainPolicy.VerificationTime = new DateTime(2026, 3, 1, 12, 56, 0, DateTimeKind.Utc);
        Assert.That(path.Build(chain[0]), Is.True, string.Join(", ", path.ChainStatus.Select(status => status.StatusInformation)));

        var shown = await server.UntilStateAsync("Accepted");
        Assert.That(
            ((string)shown["subject"]!, (string)shown["serialNumber"]!, (string)shown["notAfter"]!, (string)shown["use"]!),
            Is.EqualTo(("CN=S1, O=Operator", chain[0].SerialNumber, "2027-03-01T12:55:00.000Z", "Station")));
        await server.TimelineWithAsync("S1", "The station asked for a certificate (Station)");
        await server.TimelineWithAsync("S1", $"The station took the certificate {chain[0].SerialNumber}.");
    }

    [Property("Requirement", "A00.FR.505")]
    [Property("Requirement", "A00.FR.506")]
    [Property("Requirement", "A00.FR.507")]
    [Property("Requirement", "A00.FR.508")]
    [Property("Requirement", "A00.FR.509")]
    [Property("Requirement", "A00.FR.511")]
    [Property("Requirement", "A00.FR.512")]
    [Property("Requirement", "A00.FR.514")]
    [Test]
    public async Task What_the_embedded_authority_signs_has_the_properties_that_are_asked_for()
    {
        await using var server = await StartAsync();
        await server.SendForAsync(201, "POST", "stations", """{"id":"S1","securityProfile":0}""");
        await server.SendForAsync(200, "PATCH", "stations/S1", """{"serialNumber":"SN-77"}""");
        await using var station = await server.BootAsync(Is16);
        Assert.That((string)(await station.AskAsync(Signing.Csr(_key, "CN=https://10.0.0.1, O=Operator")))["status"]!, Is.EqualTo("Rejected"));
        await station.AskAsync(Signing.Csr(_key, "CN=SN-77, O=Operator"));

        var sent = await station.AnswerCallAsync("CertificateSigned", Signing.Accepted);

        Assert.That((string)sent["certificateChain"]!, Does.StartWith("-----BEGIN CERTIFICATE-----"));
        foreach (var certificate in sent.Chain())
        {
            // ECDSA with SHA-256.
            Assert.That(certificate.SignatureAlgorithm.Value, Is.EqualTo("1.2.840.10045.4.3.2"));
            Assert.That(certificate.SerialNumber, Does.Match("^[0-9A-F]{16,40}$"));
            Assert.That(certificate.Extensions.OfType<X509KeyUsageExtension>().Single().Critical, Is.True);
            Assert.That(certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>(), Is.Empty);
        }
        Assert.That(sent.Chain()[0].Subject, Is.EqualTo("CN=SN-77, O=Operator"));
    }

    [Property("Requirement", "A02.FR.12")]
    [Property("Requirement", "A03.FR.12")]
    [TestCase("of another station", "its common name is 'S2', but this station's is 'S1'")]
    [TestCase("of another organization", "its organization is not 'Operator'")]
    [TestCase("weak", "its key is too weak")]
    [TestCase("not signed by its key", "its signature is not that of its key")]
    [TestCase("a certificate", "no PEM certificate request")]
    [TestCase("cut off", "no certificate request that is understood")]
    public async Task A_request_that_is_not_this_stations_or_no_request_is_rejected_and_the_timeline_says_why(string kind, string reason)
    {
        await using var server = await StartAsync();
        await using var station = await server.BootAsync(Is16);
        using var weak = RSA.Create(1024);
        var csr = kind switch
        {
            "of another station" => Signing.Csr(_key, "CN=S2, O=Operator"),
            "of another organization" => Signing.Csr(_key, "CN=S1, O=Somebody"),
            "weak" => new CertificateRequest("CN=S1, O=Operator", weak, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSigningRequestPem(),
            "not signed by its key" => Forged(),
            "a certificate" => new CertificateRequest("CN=S1", _key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90)).ExportCertificatePem(),
            _ => "-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----",
        };

        var answer = await station.AskAsync(csr);

        Assert.That((string)answer["status"]!, Is.EqualTo("Rejected"));
        if (!Is16)
            Assert.That((string)answer["statusInfo"]!["additionalInfo"]!, Does.Contain(reason));
        await server.TimelineWithAsync("S1", "A certificate was refused to the station: " + (reason.StartsWith("no ", StringComparison.Ordinal) ? "it is " : "") + reason);
        Assert.That((await server.GetAsync("stations/S1/certificates"))["items"]!.AsArray(), Is.Empty);
    }

    [Property("Requirement", "A02.FR.12")]
    [Test]
    public async Task Without_an_authority_every_request_is_rejected_and_the_reason_names_the_setting()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.BootAsync(Is16);
        Assert.That((string)(await station.AskAsync(Signing.Csr(_key)))["status"]!, Is.EqualTo("Rejected"));
        await server.TimelineWithAsync("S1", "no certificate authority is configured (Csms:Certificates:Authority)");
    }

    [Property("Requirement", "A02.FR.17")]
    [Property("Requirement", "A02.FR.18")]
    [Test]
    public async Task A_request_that_is_sent_again_is_one_request_and_brings_the_same_certificate_again()
    {
        await using var server = await StartAsync();
        await using var station = await server.BootAsync(Is16);
        await station.AskAsync(Signing.Csr(_key));
        var first = await station.AnswerCallAsync("CertificateSigned", Signing.Accepted);
        await server.UntilStateAsync("Accepted");

        // The same key and name, but another ECDSA signature.
        await station.AskAsync(Signing.Csr(_key));
        var second = await station.AnswerCallAsync("CertificateSigned", Signing.Accepted);

        Assert.That((string)second["certificateChain"]!, Is.EqualTo((string)first["certificateChain"]!));
        await server.UntilStateAsync("Accepted");
        Assert.That((await server.GetAsync("stations/S1/certificates"))["items"]!.AsArray(), Has.Count.EqualTo(1));
        await server.TimelineWithAsync("S1", "it is one request");
    }

    [Property("Requirement", "A02.FR.17")]
    [Property("Requirement", "A02.FR.18")]
    [Test]
    public async Task A_station_that_asks_in_a_loop_waits_longer_and_longer_and_the_timeline_says_so_once_each_time()
    {
        var clock = new ManualClock();
        await using var server = await StartAsync(clock);
        await using var station = await server.BootAsync(Is16);
        var anothers = Signing.Csr(_key, "CN=S2, O=Operator");
        foreach (var (taken, next) in ((int, string)[])[(5, "12:56:00"), (1, "12:58:00"), (1, "13:02:00")])
        {
            for (var i = 0; i < taken + 3; i++)
            {
                var answer = await station.AskAsync(anothers);
                Assert.That((string)answer["status"]!, Is.EqualTo("Rejected"));
                if (!Is16)
                    Assert.That((string)answer["statusInfo"]!["reasonCode"]!, Is.EqualTo(i < taken ? "InvalidCSR" : "TooManyRequests"));
            }
            await server.TimelineWithAsync("S1", $"asks for certificates too often; the next request is taken at 2026-03-01 {next} UTC");
            clock.Advance(TimeSpan.Parse(next, System.Globalization.CultureInfo.InvariantCulture) - clock.GetUtcNow().TimeOfDay);
        }
        Assert.That((string)(await station.AskAsync(Signing.Csr(_key)))["status"]!, Is.EqualTo("Accepted"), "it has waited");
        await station.AnswerCallAsync("CertificateSigned", Signing.Accepted);
        var lines = await server.TimelineWithAsync("S1", "A certificate was refused", times: 7);
        Assert.That(lines.Count(line => line.Contains("A certificate was refused", StringComparison.Ordinal)), Is.EqualTo(7));
        Assert.That(lines.Count(line => line.Contains("too often", StringComparison.Ordinal)), Is.EqualTo(3));
    }

    [Property("Requirement", "A02.FR.17")]
    [Test]
    public async Task A_station_that_doubles_its_waits_is_never_too_early()
    {
        var clock = new ManualClock();
        await using var server = await StartAsync(clock);
        await using var station = await server.BootAsync(Is16);
        var wait = TimeSpan.FromSeconds(30);
        for (var i = 0; i < 10; i++)
        {
            await station.AskAsync(Signing.Csr(_key, "CN=S2, O=Operator"));
            clock.Advance(wait);
            // Liveness is none of this test's business.
            await station.CallAsync("Heartbeat", "{}");
            wait *= 2;
        }
        Assert.That((await server.TimelineWithAsync("S1", "A certificate was refused", times: 10)).Where(line => line.Contains("too often", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task A_new_key_takes_the_place_of_the_one_before()
    {
        await using var server = await StartAsync();
        await using var station = await server.BootAsync(Is16);
        await station.AskAsync(Signing.Csr(_key));
        await station.AnswerCallAsync("CertificateSigned", Signing.Accepted);
        await server.UntilStateAsync("Accepted");
        using var next = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        await station.AskAsync(Signing.Csr(next));
        await station.AnswerCallAsync("CertificateSigned", Signing.Accepted);
        await server.UntilAsync("stations/S1/certificates", shown =>
            shown["items"]!.AsArray().Select(item => (string)item!["state"]!).SequenceEqual(["Accepted", "Replaced"]));
    }

    [Test]
    public async Task What_the_station_refuses_is_over_and_said()
    {
        await using var server = await StartAsync();
        await using var station = await server.BootAsync(Is16);
        await station.AskAsync(Signing.Csr(_key));
        await station.AnswerCallAsync("CertificateSigned", """{"status":"Rejected"}""");
        Assert.That((string)(await server.UntilStateAsync("Rejected"))["reason"]!, Is.EqualTo("The station answered Rejected."));
        await server.TimelineWithAsync("S1", "came to nothing: The station answered Rejected.");
    }

    [Test]
    public async Task A_delivery_that_fails_is_tried_again_after_longer_and_longer()
    {
        var clock = new ManualClock();
        await using var server = await StartAsync(clock);
        await using var station = await server.BootAsync(Is16);
        await station.AskAsync(Signing.Csr(_key));
        foreach (var next in (string[])["12:55:30", "12:56:30", "12:58:30"])
        {
            var call = await station.ReceiveFrameAsync();
            Assert.That((string)call[2]!, Is.EqualTo("CertificateSigned"));
            await station.SendAsync($$"""[4,"{{call[1]}}","InternalError","busy",{}]""");
            await server.TimelineWithAsync("S1", $"The next try is at {next}.");
            clock.Advance(TimeSpan.Parse(next, System.Globalization.CultureInfo.InvariantCulture) - clock.GetUtcNow().TimeOfDay);
        }
        await station.AnswerCallAsync("CertificateSigned", Signing.Accepted);
        await server.UntilStateAsync("Accepted");
    }

    [Test]
    public async Task A_station_that_does_not_know_the_message_is_not_asked_again()
    {
        await using var server = await StartAsync();
        await using var station = await server.BootAsync(Is16);
        await station.AskAsync(Signing.Csr(_key));
        var call = await station.ReceiveFrameAsync();
        await station.SendAsync($$"""[4,"{{call[1]}}","NotImplemented","",{}]""");
        await server.UntilStateAsync("Rejected");
    }

    [Test]
    public async Task A_station_that_was_cut_off_gets_its_certificate_when_it_is_back()
    {
        var clock = new ManualClock();
        await using var server = await StartAsync(clock);
        string first;
        await using (var station = await server.BootAsync(Is16))
        {
            await station.AskAsync(Signing.Csr(_key));
            first = (string)(await station.ReceiveFrameAsync())[3]!["certificateChain"]!;
            station.Cut();
            await server.TimelineWithAsync("S1", "has to wait: The station disconnected before it answered CertificateSigned");
        }
        await using var back = await server.ConnectAsync("S1", Is16 ? "ocpp1.6" : "ocpp2.0.1");
        await back.CallAsync("Heartbeat", "{}");
        // Long before the next try would be due.
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.That((string)(await back.AnswerCallAsync("CertificateSigned", Signing.Accepted))["certificateChain"]!, Is.EqualTo(first));
        await server.UntilStateAsync("Accepted");
    }

    [Test]
    public async Task A_certificate_that_was_not_delivered_when_the_server_stopped_is_delivered_after_its_start()
    {
        string first;
        var folder = Path.GetDirectoryName(_authority)!;
        await using (var server = await StartAsync(folder: folder))
        {
            await using var station = await server.BootAsync(Is16);
            await station.AskAsync(Signing.Csr(_key));
            first = (string)(await station.ReceiveFrameAsync())[3]!["certificateChain"]!;
            station.Cut();
            await server.TimelineWithAsync("S1", "has to wait");
        }
        var clock = new ManualClock();
        await using var next = await StartAsync(clock, folder);
        await using var back = await next.ConnectAsync("S1", Is16 ? "ocpp1.6" : "ocpp2.0.1");
        await back.CallAsync("Heartbeat", "{}");
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.That((string)(await back.AnswerCallAsync("CertificateSigned", Signing.Accepted))["certificateChain"]!, Is.EqualTo(first));
        await next.UntilStateAsync("Accepted");
    }

    [Test]
    public async Task The_embedded_authoritys_keys_are_for_the_servers_user_only_and_stay_the_same_after_a_restart()
    {
        await SignOnceAsync();
        foreach (var file in (string[])["root.key", "issuing.key"])
        {
            if (OperatingSystem.IsWindows())
                continue;
            Assert.That(File.GetUnixFileMode(Path.Combine(_authority, file)), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite), file);
        }
        var root = await File.ReadAllTextAsync(Path.Combine(_authority, "root.pem"));
        await SignOnceAsync();
        Assert.That(await File.ReadAllTextAsync(Path.Combine(_authority, "root.pem")), Is.EqualTo(root));
    }

    private async Task SignOnceAsync()
    {
        await using var server = await StartAsync();
        await using var station = await server.BootAsync(Is16);
        await station.AskAsync(Signing.Csr(_key));
        await station.AnswerCallAsync("CertificateSigned", Signing.Accepted);
        await server.UntilStateAsync("Accepted");
    }

    private Task<TestServer> StartAsync(ManualClock? clock = null, string? folder = null) => TestServer.StartAsync(
        ["Csms:Certificates:Authority=Embedded", $"Csms:Certificates:EmbeddedFolder={_authority}", "Csms:Security:Organization=Operator"], clock, folder);

    // The signature's last byte is another: nobody has shown that the key is theirs.
    private string Forged()
    {
        var der = new CertificateRequest("CN=S1, O=Operator", _key, HashAlgorithmName.SHA256).CreateSigningRequest();
        der[^1] ^= 1;
        return PemEncoding.WriteString("CERTIFICATE REQUEST", der);
    }
}
