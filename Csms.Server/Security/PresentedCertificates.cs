using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Csms.Server.Security;

/// <summary>The certificate that a station showed in its TLS handshake, kept as a feature of the connection or, behind a proxy, of the request.</summary>
/// <param name="Own">The station's; null when it showed none.</param>
/// <param name="Authorities">The others it sent, not trusted by that.</param>
internal sealed record PresentedCertificates(X509Certificate2? Own, X509Certificate2Collection Authorities)
{
    public static PresentedCertificates None { get; } = new(null, []);

    /// <summary>A certificate came, but in a form that is none.</summary>
    public bool IsUnreadable { get; private init; }

    /// <summary>The last common name, which OCPP 2.0.1 A00.FR.405 wants to be the station's serial number.</summary>
    public string? CommonName => Own is null ? null : NameParts.Of(Own, NameParts.CommonName).LastOrDefault();

    /// <summary>As TLS hands them over; the framework disposes of its own ones after the handshake.</summary>
    public static PresentedCertificates Copy(X509Certificate? own, X509Chain? chain) => own is null
        ? None
        : new(Copy(own), [.. chain?.ChainPolicy.ExtraStore.Select(Copy) ?? []]);

    /// <summary>As a proxy hands them over: URL-encoded PEM, the station's first.</summary>
    public static PresentedCertificates FromHeader(string value)
    {
        if (value.Length == 0)
            return None;
        try
        {
            var all = new X509Certificate2Collection();
            all.ImportFromPem(Uri.UnescapeDataString(value));
            return all.Count == 0 ? None with { IsUnreadable = true } : new(all[0], [.. all.Skip(1)]);
        }
        catch (CryptographicException)
        {
            return None with { IsUnreadable = true };
        }
    }

    private static X509Certificate2 Copy(X509Certificate certificate) => X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
}
