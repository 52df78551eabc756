using Csms.Server.Security;
using Microsoft.Extensions.Options;

namespace Csms.Server.Certificates;

/// <summary>Refuses at start what would only fail when the first station asks.</summary>
internal sealed class CertificateOptionsCheck : IValidateOptions<CertificateOptions>
{
    public ValidateOptionsResult Validate(string? name, CertificateOptions options) => Fault(options) is { } fault
        ? ValidateOptionsResult.Fail($"{CertificateOptions.Section}:{fault}")
        : ValidateOptionsResult.Success;

    private static string? Fault(CertificateOptions options)
    {
        if (options.AnnounceAgainBefore > options.AnnounceBefore)
            return $"{nameof(options.AnnounceAgainBefore)} comes after {nameof(options.AnnounceBefore)}, so it is the shorter time.";
        if (options.Authority != AuthorityKind.Est)
            return null;
        if (OutgoingGuard.WhyNot(options.EstUrl, out var url) is { } fault)
            return $"{nameof(options.EstUrl)}: {fault}";
        // RFC 7030 §3.3 wants TLS; a password or a certificate in the clear would be for anybody.
        if (url!.Scheme == "http" && !url.IsLoopback)
            return $"{nameof(options.EstUrl)}: an EST server on another machine is reached by https only.";
        if (options.EstCertificate.Length > 0 != options.EstKey.Length > 0)
            return $"{nameof(options.EstCertificate)} and {nameof(options.EstKey)} are given together.";
        try
        {
            EstAuthority.ReadFiles(options);
            return null;
        }
        catch (Exception failure) when (SecurityOptionsCheck.IsUnreadable(failure))
        {
            return $"{nameof(options.EstCertificate)} or {nameof(options.EstRoots)} cannot be used: {failure.Message}";
        }
    }
}
