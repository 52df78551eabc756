using Microsoft.Extensions.Options;

namespace Csms.Server.Hooks;

/// <summary>Says at start what is wrong with the settings of the hook.</summary>
internal sealed class AuthorizationHookOptionsCheck : IValidateOptions<AuthorizationHookOptions>
{
    public ValidateOptionsResult Validate(string? name, AuthorizationHookOptions options)
    {
        if (options.Url.Length > 0 && !(Uri.TryCreate(options.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
            return ValidateOptionsResult.Fail($"{AuthorizationHookOptions.Section}:Url is no http or https address.");
        return options.Secret.Any(character => character is < ' ' or > '~')
            ? ValidateOptionsResult.Fail($"{AuthorizationHookOptions.Section}:Secret may hold printable ASCII characters only: it is sent as a header.")
            : ValidateOptionsResult.Success;
    }
}
