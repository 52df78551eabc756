using Csms.Server.Security;
using Microsoft.Extensions.Options;

namespace Csms.Server.Hooks;

/// <summary>Says at start what is wrong with the settings of the hook.</summary>
internal sealed class AuthorizationHookOptionsCheck : IValidateOptions<AuthorizationHookOptions>
{
    public ValidateOptionsResult Validate(string? name, AuthorizationHookOptions options)
    {
        if (options.Url.Length > 0 && OutgoingGuard.WhyNot(options.Url, out _) is { } fault)
            return ValidateOptionsResult.Fail($"{AuthorizationHookOptions.Section}:Url: {fault}");
        return options.Secret.Any(character => character is < ' ' or > '~')
            ? ValidateOptionsResult.Fail($"{AuthorizationHookOptions.Section}:Secret may hold printable ASCII characters only: it is sent as a header.")
            : ValidateOptionsResult.Success;
    }
}
