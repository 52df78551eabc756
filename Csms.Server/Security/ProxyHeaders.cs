using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Csms.Server.Security;

/// <summary>
/// What a proxy that ends TLS says of the station behind it: its certificate, its address, and that it came over TLS. Believed of trusted addresses only;
/// of anybody else these headers are ignored.
/// </summary>
internal sealed class ProxyHeaders
{
    private readonly string _certificateHeader;
    private readonly IPNetwork[] _trusted;

    public ProxyHeaders(IOptions<SecurityOptions> options)
    {
        _certificateHeader = options.Value.ClientCertificateHeader;
        _trusted = [.. options.Value.TrustedProxies.Select(proxy =>
            IPAddress.TryParse(proxy, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : IPNetwork.Parse(proxy))];
    }

    public void Apply(HttpContext http)
    {
        if (_trusted.Length == 0 || http.Connection.RemoteIpAddress is not { } peer || !IsTrusted(peer))
            return;
        var headers = http.Request.Headers;
        // A certificate that the proxy itself shows us is not the station's.
        http.Features.Set(_certificateHeader.Length == 0
            ? PresentedCertificates.None
            : PresentedCertificates.FromHeader(headers[_certificateHeader].ToString()));
        if (Values(headers["X-Forwarded-Proto"]).LastOrDefault() is { } scheme)
            http.Request.Scheme = scheme is "https" or "wss" ? "https" : "http";
        // Each proxy appends whom it was called by, so the last that is no proxy of ours is the station; what stands before it, anybody can have written.
        if (Values(headers["X-Forwarded-For"]).Reverse().Select(Parse).FirstOrDefault(address => address is null || !IsTrusted(address)) is { } station)
            http.Connection.RemoteIpAddress = station;
    }

    private bool IsTrusted(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return _trusted.Any(network => network.Contains(plain));
    }

    private static IPAddress? Parse(string text) => IPAddress.TryParse(text, out var address) ? address : null;

    private static IEnumerable<string> Values(StringValues header) =>
        header.SelectMany(line => line?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []);
}
