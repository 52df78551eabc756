using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Csms.Server.Security;

/// <summary>The authorities that certificates of stations may come from.</summary>
/// <param name="Roots">Trusted, because an operator put them there.</param>
/// <param name="Intermediates">Known, so that stations need not send them; trusted only through a root.</param>
internal sealed record RootStore(X509Certificate2Collection Roots, X509Certificate2Collection Intermediates)
{
    /// <exception cref="CryptographicException">The file holds no root.</exception>
    public static RootStore Read(params IEnumerable<string> paths)
    {
        var all = new X509Certificate2Collection();
        foreach (var path in paths)
            all.ImportFromPemFile(path);
        var roots = all.Where(IsSelfIssued).ToArray();
        if (roots.Length == 0)
            throw new CryptographicException("it holds no root certificate, which is one that is its own issuer.");
        return new RootStore([.. roots], [.. all.Except(roots)]);
    }

    private static bool IsSelfIssued(X509Certificate2 certificate) => certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
}
