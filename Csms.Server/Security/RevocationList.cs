using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Csms.Server.Security;

/// <summary>
/// A certificate revocation list (RFC 5280 §5). <see cref="X509Chain"/> takes lists only from the network or the machine's store, so ours are read and
/// checked here.
/// </summary>
internal sealed class RevocationList
{
    private const string Label = "X509 CRL";

    private readonly byte[] _signed;
    private readonly byte[] _signature;
    private readonly string _algorithm;
    private readonly byte[] _issuer;
    private readonly HashSet<string> _revoked = [];

    private RevocationList(ReadOnlyMemory<byte> der)
    {
        var list = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        _signed = list.PeekEncodedValue().ToArray();
        var body = list.ReadSequence();
        _algorithm = list.ReadSequence().ReadObjectIdentifier();
        _signature = list.ReadBitString(out _);
        list.ThrowIfNotEmpty();
        _ = HashOf(_algorithm);

        if (body.PeekTag() == Asn1Tag.Integer)
            body.ReadIntegerBytes();
        body.ReadSequence();
        _issuer = body.ReadEncodedValue().ToArray();
        ReadTime(body);
        NextUpdate = body.HasData && IsTime(body.PeekTag()) ? ReadTime(body) : null;
        if (body.HasData && body.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
        {
            for (var entries = body.ReadSequence(); entries.HasData;)
                _revoked.Add(Hex(entries.ReadSequence().ReadIntegerBytes().Span));
        }
        if (body.HasData)
            RequireUnderstood(body.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0)).ReadSequence());
    }

    /// <summary>By when the authority meant to publish the next list; null where it does not say.</summary>
    public DateTimeOffset? NextUpdate { get; }

    /// <summary>All lists of a PEM file.</summary>
    /// <exception cref="CryptographicException">There is none, or one that is not understood.</exception>
    /// <exception cref="AsnContentException">One is damaged.</exception>
    public static IReadOnlyList<RevocationList> ReadAll(string path)
    {
        var pem = File.ReadAllText(path);
        var lists = new List<RevocationList>();
        for (var from = 0; PemEncoding.TryFind(pem.AsSpan(from), out var found); from += found.Location.End.Value)
        {
            var part = pem.AsSpan(from);
            if (part[found.Label] is Label)
                lists.Add(new RevocationList(Convert.FromBase64String(part[found.Base64Data].ToString())));
        }
        return lists.Count > 0 ? lists : throw new CryptographicException($"it holds no revocation list (PEM label '{Label}').");
    }

    /// <summary>Whether this is a list of <paramref name="issuer"/>, by its name and its signature.</summary>
    public bool IsOf(X509Certificate2 issuer)
    {
        if (!issuer.SubjectName.RawData.AsSpan().SequenceEqual(_issuer))
            return false;
        using var rsa = issuer.GetRSAPublicKey();
        using var ecdsa = issuer.GetECDsaPublicKey();
        var (hash, isRsa) = HashOf(_algorithm);
        return isRsa
            ? rsa?.VerifyData(_signed, _signature, hash, RSASignaturePadding.Pkcs1) ?? false
            : ecdsa?.VerifyData(_signed, _signature, hash, DSASignatureFormat.Rfc3279DerSequence) ?? false;
    }

    public bool Revokes(X509Certificate2 certificate) => _revoked.Contains(Hex(certificate.SerialNumberBytes.Span));

    private static string Hex(ReadOnlySpan<byte> number) => Convert.ToHexString(number).TrimStart('0');

    private static bool IsTime(Asn1Tag tag) => tag == Asn1Tag.UtcTime || tag == Asn1Tag.GeneralizedTime;

    private static DateTimeOffset ReadTime(AsnReader reader) =>
        reader.PeekTag() == Asn1Tag.UtcTime ? reader.ReadUtcTime() : reader.ReadGeneralizedTime();

    // A critical extension changes what the list means: it may be a part of one, or speak for other authorities.
    private static void RequireUnderstood(AsnReader extensions)
    {
        while (extensions.HasData)
        {
            var extension = extensions.ReadSequence();
            var id = extension.ReadObjectIdentifier();
            if (extension.PeekTag() == Asn1Tag.Boolean && extension.ReadBoolean())
                throw new CryptographicException($"it holds a revocation list with the critical extension {id}, which is not understood: give complete lists.");
        }
    }

    private static (HashAlgorithmName Hash, bool IsRsa) HashOf(string algorithm) => algorithm switch
    {
        "1.2.840.113549.1.1.11" => (HashAlgorithmName.SHA256, true),
        "1.2.840.113549.1.1.12" => (HashAlgorithmName.SHA384, true),
        "1.2.840.113549.1.1.13" => (HashAlgorithmName.SHA512, true),
        "1.2.840.10045.4.3.2" => (HashAlgorithmName.SHA256, false),
        "1.2.840.10045.4.3.3" => (HashAlgorithmName.SHA384, false),
        "1.2.840.10045.4.3.4" => (HashAlgorithmName.SHA512, false),
        _ => throw new CryptographicException($"it holds a revocation list signed with {algorithm}; known are RSA and ECDSA with SHA-256, SHA-384 and SHA-512."),
    };
}
