using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Csms.Server.Security;

/// <summary>A certificate of the server with all that its handshakes need.</summary>
/// <param name="IsEcdsa">Made for an elliptic curve; otherwise for RSA.</param>
internal sealed record ServerIdentity(X509Certificate2 Certificate, SslStreamCertificateContext Context, bool IsEcdsa)
{
    /// <exception cref="System.Security.Cryptography.CryptographicException">The files hold no certificate with its key.</exception>
    public static ServerIdentity Read(CertificateFiles files)
    {
        using var read = X509Certificate2.CreateFromPemFile(files.Certificate, files.Key);
        // Windows does not serve with a key that was only ever in memory; by way of PKCS #12 it does.
        var certificate = X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null);
        var others = new X509Certificate2Collection();
        others.ImportFromPemFile(files.Certificate);
        others.RemoveAt(0);
        // Offline: nothing named in the certificate is downloaded while a station waits.
        return new ServerIdentity(certificate, SslStreamCertificateContext.Create(certificate, others, offline: true), IsCurve(certificate));
    }

    private static bool IsCurve(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPublicKey();
        return key is not null;
    }
}
