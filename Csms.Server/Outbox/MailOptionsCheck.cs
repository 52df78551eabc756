using Microsoft.Extensions.Options;

namespace Csms.Server.Outbox;

/// <summary>Says at start what is wrong with the settings of mails.</summary>
internal sealed class MailOptionsCheck : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options) =>
        options.Host.Length == 0 ? ValidateOptionsResult.Success
        : MailAddresses.WhyNot(options.From) is { } fault ? ValidateOptionsResult.Fail($"{MailOptions.Section}:From: {fault}")
        : options.Tls == MailTls.None && options.Password.Length > 0 && !IsHere(options.Host)
            ? ValidateOptionsResult.Fail($"{MailOptions.Section}: a password is sent over StartTls only, unless the mail server is on this machine.")
        : ValidateOptionsResult.Success;

    private static bool IsHere(string host) => host is "localhost" or "127.0.0.1" or "::1";
}
