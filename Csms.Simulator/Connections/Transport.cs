using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Csms.Simulator.Connections;

/// <summary>Makes the HTTP client that handshakes go through; stations with the same trust may share one.</summary>
internal static class Transport
{
    public static HttpMessageInvoker Create(StationOptions options) => new(new RefusalReader(Handler(options)));

    /// <summary>For other requests of the station: it trusts the same servers and shows the same certificate.</summary>
    public static SocketsHttpHandler Handler(StationOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            UseCookies = false,
            UseProxy = false,
            AllowAutoRedirect = false,
            PooledConnectionLifetime = Timeout.InfiniteTimeSpan,
            ConnectTimeout = TimeSpan.FromSeconds(20),
        };
        if (options.TrustedRoot is not null || options.TrustedThumbprint is not null)
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, chain, errors) => Trusts(options, certificate, chain, errors);
        if (options.ClientCertificate is { } own)
            handler.SslOptions.ClientCertificateContext = SslStreamCertificateContext.Create(own, options.ClientAuthorities, offline: true);
        return handler;
    }

    private static bool Trusts(StationOptions options, X509Certificate? certificate, X509Chain? received, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
            return true;
        if (certificate is null)
            return false;
        using var server = new X509Certificate2(certificate);
        if (options.TrustedThumbprint is { } thumbprint)
            return string.Equals(server.GetCertHashString(HashAlgorithmName.SHA256), thumbprint.Replace(":", ""), StringComparison.OrdinalIgnoreCase);
        if (options.TrustedRoot is not { } root || (errors & SslPolicyErrors.RemoteCertificateNameMismatch) != 0)
            return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        // What the server sent of its authorities.
        chain.ChainPolicy.ExtraStore.AddRange(received?.ChainPolicy.ExtraStore ?? []);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(server);
    }
}
