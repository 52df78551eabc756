using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Csms.Simulator.Tokens;

/// <summary>The contract that a vehicle shows by Plug &amp; Charge.</summary>
/// <param name="Id">The eMAID: the common name of its certificate.</param>
/// <param name="Chain">PEM, the contract's own certificate first, without the root.</param>
public sealed record Contract(string Id, string Chain)
{
    /// <summary>Reads a chain.</summary>
    /// <exception cref="CryptographicException">It is none.</exception>
    public static Contract Read(string pem)
    {
        var chain = new X509Certificate2Collection();
        chain.ImportFromPem(pem);
        if (chain.Count == 0)
            throw new CryptographicException("It holds no PEM certificate.");
        // What else a file holds, a key above all, is nobody's business.
        return new Contract(chain[0].GetNameInfo(X509NameType.SimpleName, forIssuer: false), chain.ExportCertificatePems());
    }
}
