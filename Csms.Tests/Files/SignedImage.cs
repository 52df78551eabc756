using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Csms.Tests.Security;

namespace Csms.Tests.Files;

/// <summary>An image with a signature, as an operator uploads it.</summary>
internal sealed record SignedImage(byte[] Image, string Pem, string Signature)
{
    public static SignedImage ByEcdsa(Pki pki, byte[] image, DateTimeOffset? from = null, DateTimeOffset? to = null, bool selfSigned = false)
    {
        using var certificate = pki.Station("Firmware signer", from: from, to: to, selfSigned: selfSigned);
        using var key = certificate.GetECDsaPrivateKey()!;
        return new SignedImage(
            image, certificate.ExportCertificatePem() + "\n" + pki.Authority1.ExportCertificatePem(),
            Convert.ToBase64String(key.SignData(image, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
    }

    public static SignedImage ByRsa(byte[] image, RSASignaturePadding padding)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Firmware signer", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(Pki.Begin, Pki.End);
        return new SignedImage(image, certificate.ExportCertificatePem(), Convert.ToBase64String(key.SignData(image, HashAlgorithmName.SHA256, padding)));
    }
}
