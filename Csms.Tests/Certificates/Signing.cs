using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;
using Csms.Tests.Support;

namespace Csms.Tests.Certificates;

/// <summary>What a station does to get a certificate, as raw frames.</summary>
internal static class Signing
{
    public const string Accepted = """{"status":"Accepted"}""";

    /// <summary>A signing request; made twice it differs, for the signature does.</summary>
    public static string Csr(ECDsa key, string subject = "CN=S1, O=Operator") =>
        new CertificateRequest(subject, key, HashAlgorithmName.SHA256).CreateSigningRequestPem();

    public static Task<JsonObject> AskAsync(this RawStation station, string csr, string? type = null) =>
        station.CallAsync("SignCertificate", type is null ? JsonSerializer.Serialize(new { csr }) : JsonSerializer.Serialize(new { csr, certificateType = type }));

    /// <summary>The certificates that a station was sent, its own first.</summary>
    public static X509Certificate2Collection Chain(this JsonObject certificateSigned)
    {
        var chain = new X509Certificate2Collection();
        chain.ImportFromPem((string)certificateSigned["certificateChain"]!);
        return chain;
    }

    public static Task<RawStation> BootAsync(this TestServer server, bool is16) => is16 ? server.Boot16Async("S1") : server.Boot201Async("S1");

    public static async Task<JsonNode> NewestAsync(this TestServer server) => (await server.GetAsync("stations/S1/certificates"))["items"]![0]!;

    public static async Task<JsonNode> UntilStateAsync(this TestServer server, string state) =>
        (await server.UntilAsync("stations/S1/certificates", shown => shown["items"]!.AsArray() is [{ } newest, ..] && (string)newest["state"]! == state))["items"]![0]!;
}
