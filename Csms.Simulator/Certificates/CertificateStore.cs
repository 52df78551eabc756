using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Csms.Simulator.Certificates;

/// <summary>The certificates of a station, in memory.</summary>
internal sealed class CertificateStore : IDisposable
{
    private readonly List<InstalledCertificate> _installed = [];
    private ECDsa? _requestedKey;

    public IReadOnlyList<InstalledCertificate> Installed => _installed;

    public static bool IsCertificate(string pem)
    {
        using var certificate = Read(pem);
        return certificate is not null;
    }

    /// <summary>Returns false for what is not a certificate.</summary>
    public bool Install(string use, string pem)
    {
        using var certificate = Read(pem);
        if (certificate is null)
            return false;
        var installed = new InstalledCertificate(
            use,
            Hash(certificate.IssuerName.RawData),
            // A root is its own issuer, so the issuer's key is the certificate's own.
            Hash(certificate.PublicKey.EncodedKeyValue.RawData),
            certificate.SerialNumber.TrimStart('0').ToLowerInvariant());
        _installed.RemoveAll(other => other == installed);
        _installed.Add(installed);
        return true;
    }

    public bool Delete(string issuerNameHash, string issuerKeyHash, string serialNumber) =>
        _installed.RemoveAll(certificate =>
            Same(certificate.IssuerNameHash, issuerNameHash) && Same(certificate.IssuerKeyHash, issuerKeyHash) && Same(certificate.SerialNumber, serialNumber)) > 0;

    /// <summary>Makes a new key and the request (PEM) to sign it, with the serial number, or else the id, as common name.</summary>
    public string NewSigningRequest(string name, string organization)
    {
        _requestedKey?.Dispose();
        _requestedKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var subject = new X500DistinguishedNameBuilder();
        subject.AddOrganizationName(organization);
        subject.AddCommonName(name);
        return new CertificateRequest(subject.Build(), _requestedKey, HashAlgorithmName.SHA256).CreateSigningRequestPem();
    }

    /// <summary>Whether the first certificate of a chain is for the key that was asked for.</summary>
    public bool AcceptSigned(string chain)
    {
        using var leaf = Read(chain);
        if (leaf is null || _requestedKey is null)
            return false;
        using var key = leaf.GetECDsaPublicKey();
        return key is not null && key.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(_requestedKey.ExportSubjectPublicKeyInfo());
    }

    public void Dispose() => _requestedKey?.Dispose();

    private static X509Certificate2? Read(string pem)
    {
        try
        {
            return X509Certificate2.CreateFromPem(pem);
        }
        catch (CryptographicException)
        {
            // Not a certificate: the caller answers so.
            return null;
        }
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
