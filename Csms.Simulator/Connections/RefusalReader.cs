using System.Net;

namespace Csms.Simulator.Connections;

/// <summary>Keeps what a server says when it refuses a handshake; ClientWebSocket alone would throw it away.</summary>
internal sealed class RefusalReader(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int MostCharacters = 2_000;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.SwitchingProtocols)
            return response;
        using (response)
        {
            var text = (await response.Content.ReadAsStringAsync(cancellationToken)).Trim();
            throw new HandshakeRefusedException(
                (int)response.StatusCode,
                text.Length > MostCharacters ? text[..MostCharacters] : text,
                response.Headers.RetryAfter?.Delta);
        }
    }
}
