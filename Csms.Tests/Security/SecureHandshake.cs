using System.Net;
using System.Net.Http.Json;
using System.Net.Security;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using Csms.Tests.Support;

namespace Csms.Tests.Security;

/// <summary>Handshakes of stations over TLS, as a test makes them.</summary>
internal static class SecureHandshake
{
    /// <summary>Starts a server on ws and wss that trusts the stations of <paramref name="pki"/>.</summary>
    public static Task<TestServer> StartAsync(Pki pki, params string[] settings) => StartAsync(pki, null, settings);

    public static Task<TestServer> StartAsync(Pki pki, TimeProvider? time, params string[] settings)
    {
        var (certificate, key) = pki.Server("server", ecdsa: true);
        return TestServer.StartAsync(
        [
            "Urls=http://127.0.0.1:0;https://127.0.0.1:0", $"Csms:Security:ServerCertificates:0:Certificate={certificate}",
            $"Csms:Security:ServerCertificates:0:Key={key}", $"Csms:Security:StationRoots={pki.RootsFile}", "Csms:Security:Organization=Operator", .. settings,
        ],
            time);
    }

    public static Uri SecureUrl(this TestServer server, string stationId) =>
        new($"wss://127.0.0.1:{server.Addresses.First(address => address.Scheme == "https").Port}/ocpp/{stationId}");

    public static async Task RegisterAsync(this TestServer server, object station) =>
        (await server.Http.PostAsJsonAsync("stations", station)).EnsureSuccessStatusCode();

    /// <summary>Connects a station that shows a certificate and trusts any server.</summary>
    public static Task<RawStation> ConnectSecurelyAsync(
        this TestServer server, string stationId, X509Certificate2? certificate, string subprotocol = "ocpp2.0.1", byte[]? password = null) =>
        RawStation.ConnectAsync(server.SecureUrl(stationId), subprotocol, password, options => Configure(options, certificate));

    /// <summary>The status and the body of a handshake; over TLS, with the certificate and its authorities where they are given.</summary>
    public static async Task<(HttpStatusCode Status, string Body)> KnockAsync(
        Uri url, IEnumerable<X509Certificate2>? certificates = null, params (string Name, string Value)[] headers)
    {
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        if (certificates?.ToArray() is [var own, .. var authorities])
            handler.SslOptions.ClientCertificateContext = SslStreamCertificateContext.Create(own, [.. authorities], offline: true);
        using var http = new HttpClient(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(url) { Scheme = url.Scheme == "wss" ? "https" : "http" }.Uri);
        request.Headers.Add("Connection", "Upgrade");
        request.Headers.Add("Upgrade", "websocket");
        request.Headers.Add("Sec-WebSocket-Version", "13");
        request.Headers.Add("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        request.Headers.Add("Sec-WebSocket-Protocol", "ocpp2.0.1");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return (response.StatusCode, response.StatusCode == HttpStatusCode.SwitchingProtocols ? "" : await response.Content.ReadAsStringAsync());
    }

    private static void Configure(ClientWebSocketOptions options, X509Certificate2? certificate)
    {
        options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        if (certificate is not null)
            options.ClientCertificates.Add(certificate);
    }
}
