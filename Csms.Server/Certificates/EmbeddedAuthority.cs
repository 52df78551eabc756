using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Csms.Domain.Certificates;
using Microsoft.Extensions.Options;

namespace Csms.Server.Certificates;

/// <summary>
/// A certificate authority in this process, for test benches: a root and an authority below it, whose keys lie unencrypted in a folder that only the
/// server's user can read. Whoever gets at the folder can be any station.
/// </summary>
internal sealed class EmbeddedAuthority : ICertificateAuthority
{
    // A station's clock may be a little behind.
    private static readonly TimeSpan Backdated = TimeSpan.FromHours(1);

    private readonly CertificateOptions _options;
    private readonly TimeProvider _time;
    private readonly Lazy<(X509Certificate2 Root, X509Certificate2 Issuing)> _own;

    public EmbeddedAuthority(IOptions<CertificateOptions> options, TimeProvider time)
    {
        (_options, _time) = (options.Value, time);
        _own = new(ReadOrMake);
    }

    /// <summary>The file of both certificates, which those of stations lead to; made now if it is not there yet.</summary>
    public string CertificatesFile
    {
        get
        {
            _ = _own.Value;
            return PathOf("authorities.pem");
        }
    }

    public Task<IssuedCertificate> SignAsync(SigningRequest request, CancellationToken cancellationToken)
    {
        var (root, issuing) = _own.Value;
        // Name and key are the station's wish; what the certificate may be used for is not.
        var content = new CertificateRequest(request.Content.SubjectName, request.Key, HashAlgorithmName.SHA256);
        content.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        content.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyAgreement, true));
        content.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.Key, false));
        content.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuing, true, false));
        var now = _time.GetUtcNow();
        var end = now + _options.EmbeddedValidity;
        var latest = new DateTimeOffset(issuing.NotAfter.ToUniversalTime());
        if (latest <= now)
            throw new AuthorityException($"The embedded authority expired at {latest:yyyy-MM-dd}; remove the folder '{_options.EmbeddedFolder}' for a new one.", isFinal: false);
        using var key = issuing.GetECDsaPrivateKey()!;
        using var made = content.Create(issuing.SubjectName, X509SignatureGenerator.CreateForECDsa(key), now - Backdated, end < latest ? end : latest, NewSerialNumber());
        return Task.FromResult(CertificateChain.Of([made, issuing, root], request.Key));
    }

    private (X509Certificate2 Root, X509Certificate2 Issuing) ReadOrMake()
    {
        if (File.Exists(PathOf("issuing.key")))
        {
            return (X509CertificateLoader.LoadCertificateFromFile(PathOf("root.pem")), X509Certificate2.CreateFromPemFile(PathOf("issuing.pem"), PathOf("issuing.key")));
        }
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(_options.EmbeddedFolder);
        else
            Directory.CreateDirectory(_options.EmbeddedFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var root = Make("Csms test bench root", null, TimeSpan.FromDays(20 * 365));
        var issuing = Make("Csms test bench authority", root, TimeSpan.FromDays(10 * 365));
        Write("root.pem", root.ExportCertificatePem());
        Write("root.key", KeyOf(root));
        Write("issuing.pem", issuing.ExportCertificatePem());
        Write("authorities.pem", root.ExportCertificatePem() + "\n" + issuing.ExportCertificatePem() + "\n");
        // The last: what was made in part is made again.
        Write("issuing.key", KeyOf(issuing));
        return (root, issuing);
    }

    private X509Certificate2 Make(string name, X509Certificate2? issuer, TimeSpan validity)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        // Two authorities of the same name would be taken for one another.
        var subject = new X500DistinguishedName($"CN={name} {Convert.ToHexString(RandomNumberGenerator.GetBytes(4))}");
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, issuer is not null, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var from = _time.GetUtcNow() - Backdated;
        if (issuer is null)
            return request.CreateSelfSigned(from, from + validity);
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer, true, false));
        using var issuerKey = issuer.GetECDsaPrivateKey()!;
        using var made = request.Create(issuer.SubjectName, X509SignatureGenerator.CreateForECDsa(issuerKey), from, from + validity, NewSerialNumber());
        return made.CopyWithPrivateKey(key);
    }

    // CA/Browser Forum, RFC 5280 §4.1.2.2: not to be guessed, positive, at most 20 bytes.
    private static byte[] NewSerialNumber()
    {
        var number = RandomNumberGenerator.GetBytes(16);
        number[0] = (byte)(number[0] & 0x3F | 0x40);
        return number;
    }

    private static string KeyOf(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey()!;
        return key.ExportPkcs8PrivateKeyPem();
    }

    private void Write(string name, string pem)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new StreamWriter(PathOf(name), options);
        file.Write(pem);
    }

    private string PathOf(string name) => Path.Combine(_options.EmbeddedFolder, name);
}
