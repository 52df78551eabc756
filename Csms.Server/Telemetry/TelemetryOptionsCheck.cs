using Microsoft.Extensions.Options;

namespace Csms.Server.Telemetry;

/// <summary>Refuses, at the start, an address that nothing can be sent to.</summary>
internal sealed class TelemetryOptionsCheck : IValidateOptions<TelemetryOptions>
{
    public ValidateOptionsResult Validate(string? name, TelemetryOptions options) =>
        options.OtlpUrl.Length == 0 || (Uri.TryCreate(options.OtlpUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{TelemetryOptions.Section}:OtlpUrl: '{options.OtlpUrl}' is no http or https address.");
}
