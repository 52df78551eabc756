using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Csms.Domain.Certificates;

namespace Csms.Server.Commands;

/// <summary>A root certificate that an operator wants a station to trust.</summary>
internal static class RootCertificate
{
    private const string Rule = "OCPP 2.0.1 M05, OCPP 1.6 security M05";
    private const string Path = "certificate";

    /// <summary>Reads one that is fit to be trusted now.</summary>
    /// <exception cref="RuleBrokenException">It is none.</exception>
    public static X509Certificate2 Read(string pem, DateTimeOffset now)
    {
        var all = new X509Certificate2Collection();
        try
        {
            all.ImportFromPem(pem);
        }
        catch (CryptographicException)
        {
            // Counted below: there is none.
        }
        if (all.Count != 1)
            throw new RuleBrokenException(Rule, Path, all.Count == 0 ? "This is no PEM certificate." : "Give one certificate at a time.");
        var certificate = all[0];
        if (certificate.Extensions.OfType<X509BasicConstraintsExtension>().FirstOrDefault() is not { CertificateAuthority: true })
            throw new RuleBrokenException(Rule, Path, $"The certificate of '{certificate.Subject}' is not that of an authority.");
        if (certificate.NotAfter.ToUniversalTime() <= now.UtcDateTime)
            throw new RuleBrokenException(Rule, Path, $"The certificate expired at {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd HH:mm} UTC.");
        if (certificate.NotBefore.ToUniversalTime() > now.UtcDateTime)
            throw new RuleBrokenException(Rule, Path, $"The certificate is not valid before {certificate.NotBefore.ToUniversalTime():yyyy-MM-dd HH:mm} UTC.");
        return certificate;
    }

    /// <summary>Reads whatever it is; null for what is no certificate.</summary>
    public static X509Certificate2? Find(string pem)
    {
        try
        {
            return X509Certificate2.CreateFromPem(pem);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>How a station names it; null for one that is not its own issuer, whose issuer's key is not known here.</summary>
    public static InstalledCertificate? Describe(X509Certificate2 certificate, InstalledUse use) =>
        certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData)
            ? new InstalledCertificate
            {
                Use = use,
                Hash = new CertificateHash(
                    "SHA256", Hash(certificate.IssuerName.RawData), Hash(certificate.PublicKey.EncodedKeyValue.RawData),
                    certificate.SerialNumber.TrimStart('0').ToLowerInvariant()),
                Subject = certificate.Subject,
                NotAfter = certificate.NotAfter.ToUniversalTime(),
            }
            : null;

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
