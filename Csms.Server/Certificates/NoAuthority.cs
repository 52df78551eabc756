using Csms.Domain.Certificates;

namespace Csms.Server.Certificates;

/// <summary>Nobody was configured to sign.</summary>
internal sealed class NoAuthority : ICertificateAuthority
{
    public string WhyClosed => $"no certificate authority is configured ({CertificateOptions.Section}:{nameof(CertificateOptions.Authority)}).";

    public Task<IssuedCertificate> SignAsync(SigningRequest request, CancellationToken cancellationToken) =>
        throw new AuthorityException("No certificate authority is configured any more.", isFinal: false);
}
