using Csms.Domain.Certificates;

namespace Csms.Server.Certificates;

/// <summary>Signs the certificates of stations.</summary>
internal interface ICertificateAuthority
{
    /// <summary>Why nothing is signed here, in words; null when it is.</summary>
    string? WhyClosed => null;

    /// <summary>Makes a certificate of a request that was checked before.</summary>
    /// <exception cref="AuthorityException">It did not; the exception says whether to ask again.</exception>
    Task<IssuedCertificate> SignAsync(SigningRequest request, CancellationToken cancellationToken);
}
