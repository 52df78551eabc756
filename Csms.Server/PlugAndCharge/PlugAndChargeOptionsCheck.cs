using Csms.Server.Security;
using Microsoft.Extensions.Options;

namespace Csms.Server.PlugAndCharge;

/// <summary>Refuses at start what would only fail when the first vehicle comes.</summary>
internal sealed class PlugAndChargeOptionsCheck : IValidateOptions<PlugAndChargeOptions>
{
    public ValidateOptionsResult Validate(string? name, PlugAndChargeOptions options) => Fault(options) is { } fault
        ? ValidateOptionsResult.Fail($"{PlugAndChargeOptions.Section}:{fault}")
        : ValidateOptionsResult.Success;

    private static string? Fault(PlugAndChargeOptions options) => WhyNoRoots(options.ContractRoots) ?? options.Pool switch
    {
        ContractPoolKind.Http => WhyNoServer(options),
        ContractPoolKind.Folder when !Directory.Exists(options.PoolFolder) => $"{nameof(options.PoolFolder)}: there is no folder '{options.PoolFolder}'.",
        _ => null,
    };

    private static string? WhyNoServer(PlugAndChargeOptions options)
    {
        if (OutgoingGuard.WhyNot(options.PoolUrl, out var url) is { } fault)
            return $"{nameof(options.PoolUrl)}: {fault}";
        // The secret, and what vehicles are sent their keys with, would be for anybody.
        if (url!.Scheme == "http" && !url.IsLoopback)
            return $"{nameof(options.PoolUrl)}: a pool on another machine is reached by https only.";
        if (options.PoolSecret.Any(character => character is < ' ' or > '~'))
            return $"{nameof(options.PoolSecret)} may hold printable ASCII characters only: it is sent as a header.";
        using var message = new HttpRequestMessage();
        return message.Headers.TryAddWithoutValidation(options.PoolHeader, "x") ? null : $"{nameof(options.PoolHeader)}: '{options.PoolHeader}' is no name of a header.";
    }

    private static string? WhyNoRoots(string path)
    {
        if (path.Length == 0)
            return null;
        try
        {
            RootStore.Read(path);
            return null;
        }
        catch (Exception fault) when (SecurityOptionsCheck.IsUnreadable(fault))
        {
            return $"{nameof(PlugAndChargeOptions.ContractRoots)}: '{path}' cannot be used: {fault.Message}";
        }
    }
}
