using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Csms.Tests.Security;

/// <summary>A root, an authority below it, and whatever they issue, in files of a folder of their own. Valid at the clock of the tests, March 2026.</summary>
internal sealed class Pki : IDisposable
{
    public static readonly DateTimeOffset Begin = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset End = new(2040, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("csms-pki-").FullName;
    private readonly List<X509Certificate2> _made = [];
    private int _number;

    public Pki()
    {
        Root = Authority("Test root", null);
        Authority1 = Authority("Test authority", Root);
        RootsFile = Write("roots.pem", Root);
        CrlFile = WriteCrl([], []);
    }

    public X509Certificate2 Root { get; }

    /// <summary>Below the root; issues what stations and servers have.</summary>
    public X509Certificate2 Authority1 { get; }

    public string RootsFile { get; }

    public string CrlFile { get; }

    public X509Certificate2 Authority(string name, X509Certificate2? issuer)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}, O=Operator", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return Issue(request, key, issuer, Begin, End);
    }

    /// <summary>A station's certificate, issued by <see cref="Authority1"/> unless another is given.</summary>
    public X509Certificate2 Station(
        string name = "CS-1", string organization = "Operator", X509Certificate2? issuer = null, DateTimeOffset? from = null, DateTimeOffset? to = null, bool selfSigned = false)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}, O={organization}", key, HashAlgorithmName.SHA256);
        return Issue(request, key, selfSigned ? null : issuer ?? Authority1, from ?? Begin, to ?? End);
    }

    /// <summary>A station's certificate with less than 112 bits of strength.</summary>
    public X509Certificate2 WeakStation(string name = "CS-1", bool ecdsa = false)
    {
        // 1.2.840.10045.3.1.1: P-192.
        using AsymmetricAlgorithm key = ecdsa ? ECDsa.Create(ECCurve.CreateFromValue("1.2.840.10045.3.1.1")) : RSA.Create(1024);
        var request = key is ECDsa curve
            ? new CertificateRequest($"CN={name}, O=Operator", curve, HashAlgorithmName.SHA256)
            : new CertificateRequest($"CN={name}, O=Operator", (RSA)key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return Issue(request, key, Authority1, Begin, End);
    }

    /// <summary>The certificate (with its authority) and the key of a server, as files.</summary>
    public (string Certificate, string Key) Server(string name, bool ecdsa)
    {
        using AsymmetricAlgorithm key = ecdsa ? ECDsa.Create(ECCurve.NamedCurves.nistP256) : RSA.Create(2048);
        var request = key is ECDsa curve
            ? new CertificateRequest("CN=localhost", curve, HashAlgorithmName.SHA256)
            : new CertificateRequest("CN=localhost", (RSA)key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        var made = Issue(request, key, Authority1, Begin, End);
        var keyFile = Path.Combine(_folder, name + ".key");
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        return (Write(name + ".pem", made, Authority1), keyFile);
    }

    /// <summary>Writes the lists of both authorities to <see cref="CrlFile"/>.</summary>
    public string WriteCrl(IEnumerable<X509Certificate2> revokedByAuthority, IEnumerable<X509Certificate2> revokedByRoot, bool ofRootToo = true)
    {
        var lists = Crl(Authority1, revokedByAuthority) + (ofRootToo ? Crl(Root, revokedByRoot) : "");
        return Replace("stations.crl", lists);
    }

    public string Write(string name, params X509Certificate2[] certificates) =>
        Replace(name, string.Join('\n', certificates.Select(certificate => certificate.ExportCertificatePem())));

    /// <summary>Puts a file in place of another at once, as a careful operator does.</summary>
    public string Replace(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path + ".new", text);
        File.Move(path + ".new", path, overwrite: true);
        return path;
    }

    public void Dispose()
    {
        _made.ForEach(certificate => certificate.Dispose());
        Directory.Delete(_folder, recursive: true);
    }

    private static string Crl(X509Certificate2 issuer, IEnumerable<X509Certificate2> revoked)
    {
        var builder = new CertificateRevocationListBuilder();
        foreach (var certificate in revoked)
            builder.AddEntry(certificate, Begin.AddDays(1));
        return PemEncoding.WriteString("X509 CRL", builder.Build(issuer, 1, End, HashAlgorithmName.SHA256, thisUpdate: Begin)) + "\n";
    }

    private X509Certificate2 Issue(CertificateRequest request, AsymmetricAlgorithm key, X509Certificate2? issuer, DateTimeOffset from, DateTimeOffset to)
    {
        X509Certificate2 made;
        if (issuer is null)
        {
            made = request.CreateSelfSigned(from, to);
        }
        else
        {
            // The authority signs with a curve, whatever the key of the certificate is.
            using var issuerKey = issuer.GetECDsaPrivateKey()!;
            using var signed = request.Create(issuer.SubjectName, X509SignatureGenerator.CreateForECDsa(issuerKey), from, to, [1, (byte)++_number]);
            made = key is ECDsa curve ? signed.CopyWithPrivateKey(curve) : signed.CopyWithPrivateKey((RSA)key);
        }
        _made.Add(made);
        return made;
    }
}
