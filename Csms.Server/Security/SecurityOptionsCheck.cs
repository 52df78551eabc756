using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Csms.Server.Security;

/// <summary>Reads every file once before the server starts: one that cannot be read later keeps the last good one in force, but there has to be one.</summary>
internal sealed class SecurityOptionsCheck : IValidateOptions<SecurityOptions>
{
    public ValidateOptionsResult Validate(string? name, SecurityOptions options)
    {
        List<string?> faults =
        [
            options.StationRoots.Length == 0 ? null : Fault(nameof(options.StationRoots), options.StationRoots, () => RootStore.Read(options.StationRoots)),
            options.StationCrl.Length == 0 ? null : Fault(nameof(options.StationCrl), options.StationCrl, () => RevocationList.ReadAll(options.StationCrl)),
            .. options.ServerCertificates.Select(files => Fault(nameof(options.ServerCertificates), files.Certificate, () => ServerIdentity.Read(files))),
            .. options.TrustedProxies
                .Where(proxy => !IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _))
                .Select(proxy => $"{SecurityOptions.Section}:{nameof(options.TrustedProxies)}: '{proxy}' is neither an address nor a network such as 10.0.0.0/8."),
        ];
        var told = faults.OfType<string>().ToList();
        return told.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(told);
    }

    /// <summary>Whether an exception means that a file is missing or holds something else than it should.</summary>
    public static bool IsUnreadable(Exception fault) =>
        fault is IOException or UnauthorizedAccessException or CryptographicException or AsnContentException or ArgumentException;

    private static string? Fault(string setting, string path, Func<object> read)
    {
        try
        {
            read();
            return null;
        }
        catch (Exception fault) when (IsUnreadable(fault))
        {
            return $"{SecurityOptions.Section}:{setting}: '{path}' cannot be used: {fault.Message}";
        }
    }
}
