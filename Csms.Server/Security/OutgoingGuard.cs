using System.Net;
using System.Net.Sockets;

namespace Csms.Server.Security;

/// <summary>
/// For addresses that strangers name: a station must not be able to make this server speak to machines that only this server reaches (server-side request
/// forgery). What was checked is what is connected to; a redirect would be another address, so none is followed.
/// </summary>
internal sealed class OutgoingGuard(IEnumerable<string> allowedHosts)
{
    // Each network that is not the public internet: IANA's special-purpose registries (RFC 6890), multicast and what is reserved.
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            // Of IPv6, 2000::/3 is public; these parts of it are not, or carry an IPv4 address that would have to be looked at.
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(text => IPNetwork.Parse(text)),
    ];

    private static readonly IPNetwork PublicV6 = IPNetwork.Parse("2000::/3");

    private readonly HashSet<string> _allowed = new(allowedHosts, StringComparer.OrdinalIgnoreCase);

    /// <summary>Why a URL is not to be called, in words; null when it may be tried. Its address is checked when it is connected to.</summary>
    public static string? WhyNot(string url, out Uri? uri)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out uri) || uri.Scheme is not ("http" or "https"))
            return "The URL is no http or https address.";
        return uri.UserInfo.Length > 0 ? "The URL holds a user or a password." : null;
    }

    /// <summary>Whether an address belongs to the public internet.</summary>
    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (plain.AddressFamily == AddressFamily.InterNetwork || PublicV6.Contains(plain)) && !NotPublic.Any(network => network.Contains(plain));
    }

    /// <summary>Connects only where it may. An <see cref="HttpRequestException"/> says so otherwise.</summary>
    public SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, cancellationToken),
    };

    private async ValueTask<Stream> ConnectAsync(DnsEndPoint target, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(target.Host, cancellationToken);
        if (!_allowed.Contains(target.Host.Trim('[', ']')))
        {
            addresses = [.. addresses.Where(IsPublic)];
            if (addresses.Length == 0)
                throw new HttpRequestException($"'{target.Host}' is not in the public internet, and not allowed by the settings.");
        }
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
