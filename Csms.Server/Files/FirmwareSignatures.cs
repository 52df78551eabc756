using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Csms.Server.Security;

namespace Csms.Server.Files;

/// <summary>
/// Judges signatures of firmware before it is offered to any station. OCPP 2.0.1 A00.FR.706, A00.FR.707. Signatures are over the SHA-256 of the image: RSA-PSS
/// or PKCS #1, or ECDSA.
/// </summary>
internal sealed class FirmwareSignatures(StoredFileOptions options, TimeProvider time)
{
    // What the field of the message holds.
    private const int LongestCertificate = 5500;
    private const int LongestSignature = 800;

    /// <summary>Why the signature is not to be trusted, in words; null when it is.</summary>
    /// <param name="pem">The signing certificate, and perhaps its authorities behind it.</param>
    /// <param name="sha256">Null where the image lies elsewhere: then only the certificate is judged.</param>
    public string? WhyNot(string pem, string signatureBase64, byte[]? sha256)
    {
        if (pem.Length > LongestCertificate)
            return $"The signing certificate is longer than {LongestCertificate} characters.";
        var chain = new X509Certificate2Collection();
        try
        {
            chain.ImportFromPem(pem);
        }
        catch (CryptographicException)
        {
            return "The signing certificate cannot be read as PEM.";
        }
        if (chain.Count == 0)
            return "The signing certificate is not in PEM form.";
        var signature = new byte[LongestSignature];
        if (signatureBase64.Length > LongestSignature || !Convert.TryFromBase64String(signatureBase64, signature, out var length))
            return $"The signature is not Base64 of at most {LongestSignature} characters.";
        return WhyNotTrusted(chain) ?? (sha256 is null || Verifies(chain[0], sha256, signature.AsSpan(0, length)) ? null : "The signature does not fit the image.");
    }

    private string? WhyNotTrusted(X509Certificate2Collection presented)
    {
        var signer = presented[0];
        var now = time.GetUtcNow().UtcDateTime;
        if (now < signer.NotBefore.ToUniversalTime())
            return "The signing certificate is not valid yet.";
        if (now > signer.NotAfter.ToUniversalTime())
            return "The signing certificate has expired.";
        if (options.FirmwareRoots.Length == 0)
            return null;
        try
        {
            var store = RootStore.Read(options.FirmwareRoots);
            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(store.Roots);
            chain.ChainPolicy.ExtraStore.AddRange(store.Intermediates);
            chain.ChainPolicy.ExtraStore.AddRange(presented);
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.DisableCertificateDownloads = true;
            chain.ChainPolicy.VerificationTime = now;
            if (chain.Build(signer))
                return null;
            return $"The signing certificate does not lead to a root of Csms:Files:FirmwareRoots: {chain.ChainStatus.FirstOrDefault().StatusInformation.Trim()}";
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return $"Csms:Files:FirmwareRoots cannot be read: {fault.Message}";
        }
    }

    private static bool Verifies(X509Certificate2 signer, byte[] sha256, ReadOnlySpan<byte> signature)
    {
        using var rsa = signer.GetRSAPublicKey();
        if (rsa is not null)
        {
            return rsa.VerifyHash(sha256, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)
                || rsa.VerifyHash(sha256, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        using var ecdsa = signer.GetECDsaPublicKey();
        return ecdsa is not null
            && (ecdsa.VerifyHash(sha256, signature, DSASignatureFormat.Rfc3279DerSequence)
                || ecdsa.VerifyHash(sha256, signature, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
    }
}
