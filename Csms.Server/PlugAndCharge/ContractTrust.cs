using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Csms.Server.Certificates;
using Csms.Server.Security;
using Microsoft.Extensions.Options;

namespace Csms.Server.PlugAndCharge;

/// <summary>Leads the certificates of contracts to the roots that an operator trusts.</summary>
internal sealed class ContractTrust
{
    // ISO 15118-2 has at most two authorities between a root and a contract; with the root that makes four.
    private const int MaxCertificates = 8;

    private readonly WatchedFiles<RootStore>? _roots;
    private readonly TimeProvider _time;

    public ContractTrust(IOptions<PlugAndChargeOptions> options, TimeProvider time, ILogger<ContractTrust> logger)
    {
        _time = time;
        if (options.Value.ContractRoots is { Length: > 0 } roots)
            _roots = new WatchedFiles<RootStore>([roots], () => RootStore.Read(roots), logger);
    }

    /// <summary>The certificates of a PEM text; none when it holds nothing else than that, or too many.</summary>
    public static X509Certificate2Collection Read(string pem)
    {
        var all = new X509Certificate2Collection();
        try
        {
            all.ImportFromPem(pem);
        }
        catch (CryptographicException)
        {
            // What was read before the damage is no chain either.
            return [];
        }
        return all.Count <= MaxCertificates ? all : [];
    }

    /// <summary>The contract's own certificate among those that were sent.</summary>
    public static X509Certificate2 ContractOf(X509Certificate2Collection sent) => sent.FirstOrDefault(certificate => !IsAuthority(certificate)) ?? sent[0];

    /// <summary>Builds the chain. The links, from the contract upwards, are there only for a good one: each is to be asked for.</summary>
    public (ContractVerdict Verdict, IReadOnlyList<ContractLink> Links) Judge(X509Certificate2Collection sent)
    {
        if (_roots is null)
            return (new(ContractStanding.Untrusted, $"This server has no roots of contracts ({PlugAndChargeOptions.Section}:{nameof(PlugAndChargeOptions.ContractRoots)})."), []);
        var contract = ContractOf(sent);
        var known = _roots.Current;
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(known.Roots);
        policy.ExtraStore.AddRange(known.Intermediates);
        policy.ExtraStore.AddRange(sent);
        policy.VerificationTime = _time.GetUtcNow().UtcDateTime;
        policy.DisableCertificateDownloads = true;
        policy.RevocationMode = X509RevocationMode.NoCheck;
        var isGood = chain.Build(contract);
        X509Certificate2[] elements = [.. chain.ChainElements.Select(element => element.Certificate)];
        return isGood
            ? (new(ContractStanding.Good, "", contract.NotAfter.ToUniversalTime()), [.. Enumerable.Range(0, elements.Length - 1).Select(index => Link(elements[index], elements[index + 1], index == 0))])
            : (Fault(chain, elements), []);
    }

    /// <summary>The configured authority that a question names as the issuer.</summary>
    public X509Certificate2? FindIssuer(OcspQuestion question) => _roots?.Current is { } known
        ? known.Intermediates.Concat(known.Roots).FirstOrDefault(question.IsIssuedBy)
        : null;

    private ContractVerdict Fault(X509Chain chain, X509Certificate2[] elements)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        var flags = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status);
        if (flags.HasFlag(X509ChainStatusFlags.NotSignatureValid))
            return new(ContractStanding.WrongSignature, "A certificate of the contract is not signed by its issuer.");
        if (flags == X509ChainStatusFlags.NotTimeValid && elements.FirstOrDefault(certificate => certificate.NotAfter.ToUniversalTime() < now) is { } over)
            return new(ContractStanding.Expired, $"The certificate '{over.Subject}' expired at {over.NotAfter.ToUniversalTime():yyyy-MM-dd HH:mm} UTC.");
        return new(ContractStanding.Untrusted, $"The contract does not lead to a known root ({string.Join(", ", chain.ChainStatus.Select(status => status.Status))}).");
    }

    private static ContractLink Link(X509Certificate2 certificate, X509Certificate2 issuer, bool isContract) =>
        new(OcspQuestion.Of(certificate, issuer), ResponderOf(certificate), issuer, isContract);

    private static string? ResponderOf(X509Certificate2 certificate)
    {
        try
        {
            return certificate.Extensions.OfType<X509AuthorityInformationAccessExtension>().SelectMany(access => access.EnumerateOcspUris()).FirstOrDefault();
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static bool IsAuthority(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority);
}
