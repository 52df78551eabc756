using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Csms.Server.Certificates;

/// <summary>Who signed an OCSP response: the issuer of the certificate in question, or whom it charged with that (RFC 6960 §4.2.2.2).</summary>
internal static class OcspSignature
{
    private const string MaySignOcsp = "1.3.6.1.5.5.7.3.9";

    /// <summary>Whether a response that was read before is signed by an issuer or on its behalf.</summary>
    public static bool IsOf(byte[] response, X509Certificate2 issuer, DateTimeOffset now)
    {
        try
        {
            var bytes = new AsnReader(response, AsnEncodingRules.DER).ReadSequence();
            bytes.ReadEncodedValue();
            var basic = bytes.ReadSequence(Explicit).ReadSequence();
            basic.ReadObjectIdentifier();
            var (content, algorithm, signature, rest) = Signed(basic.ReadOctetString());
            if (IsSignedBy(issuer, content, algorithm, signature))
                return true;
            if (!rest.HasData)
                return false;
            for (var all = rest.ReadSequence(Explicit).ReadSequence(); all.HasData;)
            {
                using var signer = X509CertificateLoader.LoadCertificate(all.ReadEncodedValue().Span);
                if (IsSignedBy(signer, content, algorithm, signature) && IsCharged(signer, issuer, now))
                    return true;
            }
            return false;
        }
        catch (Exception fault) when (fault is AsnContentException or CryptographicException)
        {
            return false;
        }
    }

    private static bool IsCharged(X509Certificate2 signer, X509Certificate2 issuer, DateTimeOffset now)
    {
        if (now < signer.NotBefore.ToUniversalTime() || now > signer.NotAfter.ToUniversalTime()
            || !signer.IssuerName.RawData.AsSpan().SequenceEqual(issuer.SubjectName.RawData)
            || !signer.Extensions.OfType<X509EnhancedKeyUsageExtension>().Any(use => use.EnhancedKeyUsages[MaySignOcsp] is not null))
            return false;
        var (content, algorithm, signature, _) = Signed(signer.RawData);
        return IsSignedBy(issuer, content, algorithm, signature);
    }

    // Certificates and responses are built alike: what is signed, the algorithm, the signature.
    private static (ReadOnlyMemory<byte> Content, string Algorithm, byte[] Signature, AsnReader Remaining) Signed(byte[] der)
    {
        var all = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        return (all.ReadEncodedValue(), all.ReadSequence().ReadObjectIdentifier(), all.ReadBitString(out _), all);
    }

    private static bool IsSignedBy(X509Certificate2 signer, ReadOnlyMemory<byte> content, string algorithm, byte[] signature)
    {
        HashAlgorithmName? hash = algorithm switch
        {
            "1.2.840.10045.4.3.2" or "1.2.840.113549.1.1.11" => HashAlgorithmName.SHA256,
            "1.2.840.10045.4.3.3" or "1.2.840.113549.1.1.12" => HashAlgorithmName.SHA384,
            "1.2.840.10045.4.3.4" or "1.2.840.113549.1.1.13" => HashAlgorithmName.SHA512,
            _ => null,
        };
        if (hash is null)
            return false;
        using var curve = signer.GetECDsaPublicKey();
        using var rsa = signer.GetRSAPublicKey();
        return algorithm.StartsWith("1.2.840.10045.", StringComparison.Ordinal)
            ? curve?.VerifyData(content.Span, signature, hash.Value, DSASignatureFormat.Rfc3279DerSequence) == true
            : rsa?.VerifyData(content.Span, signature, hash.Value, RSASignaturePadding.Pkcs1) == true;
    }

    private static Asn1Tag Explicit { get; } = new(TagClass.ContextSpecific, 0, isConstructed: true);
}
