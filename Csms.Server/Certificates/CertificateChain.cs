using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Csms.Domain.Certificates;

namespace Csms.Server.Certificates;

/// <summary>Puts what an authority sent into the order that stations want.</summary>
internal static class CertificateChain
{
    /// <summary>The certificate for <paramref name="key"/>, then its issuers up to the root, which the station must have already.</summary>
    /// <exception cref="AuthorityException">No certificate is for the key.</exception>
    public static IssuedCertificate Of(IReadOnlyList<X509Certificate2> certificates, PublicKey key)
    {
        var wanted = key.ExportSubjectPublicKeyInfo();
        var own = certificates.FirstOrDefault(certificate => certificate.PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(wanted))
            ?? throw new AuthorityException("The certificate authority sent no certificate for the station's key.", isFinal: false);
        List<X509Certificate2> chain = [own];
        while (certificates.FirstOrDefault(issuer => Issued(issuer, chain[^1]) && !chain.Contains(issuer)) is { } next && !Issued(next, next))
            chain.Add(next);
        return new IssuedCertificate
        {
            Chain = string.Join('\n', chain.Select(certificate => certificate.ExportCertificatePem())) + '\n',
            Subject = own.Subject,
            Issuer = own.Issuer,
            SerialNumber = own.SerialNumber,
            NotBefore = own.NotBefore.ToUniversalTime(),
            NotAfter = own.NotAfter.ToUniversalTime(),
        };
    }

    /// <summary>The certificates of a PKCS #7 message that carries nothing else (RFC 2315 §9.1, RFC 7030 §4.2.3).</summary>
    /// <exception cref="AsnContentException">It is none.</exception>
    /// <exception cref="CryptographicException">A certificate in it is damaged.</exception>
    public static IReadOnlyList<X509Certificate2> ReadPkcs7(ReadOnlyMemory<byte> message)
    {
        const string SignedData = "1.2.840.113549.1.7.2";
        var content = new AsnReader(message, AsnEncodingRules.BER).ReadSequence();
        if (content.ReadObjectIdentifier() != SignedData)
            throw new AsnContentException("it is no PKCS #7 message of certificates.");
        var signed = content.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0)).ReadSequence();
        signed.ReadInteger();
        signed.ReadSetOf(skipSortOrderValidation: true);
        signed.ReadSequence();
        var certificates = new List<X509Certificate2>();
        var list = new Asn1Tag(TagClass.ContextSpecific, 0);
        if (signed.HasData && signed.PeekTag().HasSameClassAndValue(list))
        {
            for (var all = signed.ReadSetOf(skipSortOrderValidation: true, list); all.HasData;)
                certificates.Add(X509CertificateLoader.LoadCertificate(all.ReadEncodedValue().Span));
        }
        return certificates;
    }

    private static bool Issued(X509Certificate2 issuer, X509Certificate2 certificate) =>
        issuer.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
}
