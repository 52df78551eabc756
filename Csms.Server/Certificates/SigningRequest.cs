using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Csms.Server.Certificates;

/// <summary>A certificate signing request (PKCS #10, RFC 2986) as a station sends it.</summary>
internal sealed class SigningRequest
{
    private SigningRequest(byte[] der, CertificateRequest content) => (Der, Content) = (der, content);

    public byte[] Der { get; }

    public CertificateRequest Content { get; }

    public string Subject => Content.SubjectName.Name;

    public PublicKey Key => Content.PublicKey;

    /// <summary>What was signed, without the signature: an ECDSA signature of the same wish differs each time. SHA-256, hex.</summary>
    public string Fingerprint =>
        Convert.ToHexStringLower(SHA256.HashData(new AsnReader(Der, AsnEncodingRules.DER).ReadSequence().PeekEncodedValue().Span));

    /// <summary>Reads a request and checks its signature, which proves that the station has the key.</summary>
    /// <exception cref="CryptographicException">It is no request, or its signature is not that of its key.</exception>
    public static SigningRequest Read(string pem)
    {
        try
        {
            if (!PemEncoding.TryFind(pem, out var found) || pem[found.Label] is not ("CERTIFICATE REQUEST" or "NEW CERTIFICATE REQUEST"))
                throw new CryptographicException("it is no PEM certificate request.");
            var der = Convert.FromBase64String(pem[found.Base64Data]);
            var content = Load(der, CertificateRequestLoadOptions.SkipSignatureValidation, "it is no certificate request that is understood.");
            Load(der, CertificateRequestLoadOptions.Default, "its signature is not that of its key.");
            return new SigningRequest(der, content);
        }
        catch (FormatException fault)
        {
            throw new CryptographicException("it is no PEM certificate request.", fault);
        }
    }

    private static CertificateRequest Load(byte[] der, CertificateRequestLoadOptions options, string words)
    {
        try
        {
            return CertificateRequest.LoadSigningRequest(der, HashAlgorithmName.SHA256, options, RSASignaturePadding.Pkcs1);
        }
        catch (Exception fault) when (fault is CryptographicException or AsnContentException or ArgumentException or NotSupportedException)
        {
            throw new CryptographicException(words, fault);
        }
    }
}
