using System.Formats.Asn1;
using System.Numerics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Csms.Server.Certificates;

/// <summary>Which certificate's status is asked for (RFC 6960 §4.1.1, CertID).</summary>
/// <param name="HashAlgorithm">The OID of the algorithm of both hashes.</param>
internal sealed record OcspQuestion(string HashAlgorithm, string IssuerNameHash, string IssuerKeyHash, string SerialNumber)
{
    /// <summary>The CertID as DER, by which an answer is found to be for this question; null when the hashes are no hex of the algorithm's length.</summary>
    public byte[]? CertId()
    {
        var length = HashAlgorithm switch { Sha256 => 32, Sha384 => 48, _ => 64 };
        if (!IsHex(IssuerNameHash, length) || !IsHex(IssuerKeyHash, length)
            || !BigInteger.TryParse("0" + SerialNumber, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var serial))
            return null;
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(HashAlgorithm);
                writer.WriteNull();
            }
            writer.WriteOctetString(Convert.FromHexString(IssuerNameHash));
            writer.WriteOctetString(Convert.FromHexString(IssuerKeyHash));
            writer.WriteInteger(serial);
        }
        return writer.Encode();
    }

    /// <summary>Asks for a certificate by its issuer.</summary>
    public static OcspQuestion Of(X509Certificate2 certificate, X509Certificate2 issuer) => new(
        Sha256, Convert.ToHexStringLower(SHA256.HashData(certificate.IssuerName.RawData)),
        Convert.ToHexStringLower(SHA256.HashData(issuer.PublicKey.EncodedKeyValue.RawData)), certificate.SerialNumber);

    /// <summary>Whether the hashes are those of an issuer.</summary>
    public bool IsIssuedBy(X509Certificate2 issuer) =>
        IssuerNameHash.Equals(Hash(issuer.SubjectName.RawData), StringComparison.OrdinalIgnoreCase)
        && IssuerKeyHash.Equals(Hash(issuer.PublicKey.EncodedKeyValue.RawData), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether two hex numbers are the same: stations differ in case and in zeros before.</summary>
    public static bool AreSameSerial(string? one, string other) => one?.TrimStart('0').Equals(other.TrimStart('0'), StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The request (RFC 6960 §4.1.1), not signed and without a nonce, so that the answer may come from a cache.</summary>
    public static byte[] Request(byte[] certId)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
            writer.WriteEncodedValue(certId);
        return writer.Encode();
    }

    public const string Sha256 = "2.16.840.1.101.3.4.2.1";
    public const string Sha384 = "2.16.840.1.101.3.4.2.2";
    public const string Sha512 = "2.16.840.1.101.3.4.2.3";

    private string Hash(byte[] bytes) => Convert.ToHexString(
        HashAlgorithm switch { Sha256 => SHA256.HashData(bytes), Sha384 => SHA384.HashData(bytes), _ => SHA512.HashData(bytes) });

    private static bool IsHex(string text, int bytes) => text.Length == 2 * bytes && text.All(char.IsAsciiHexDigit);
}
