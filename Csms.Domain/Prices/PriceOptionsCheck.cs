using Microsoft.Extensions.Options;

namespace Csms.Domain.Prices;

/// <summary>Says at start what is wrong with the prices.</summary>
internal sealed class PriceOptionsCheck : IValidateOptions<PriceOptions>
{
    public ValidateOptionsResult Validate(string? name, PriceOptions options)
    {
        if (options is { Free: true, HasPrice: true })
            return ValidateOptionsResult.Fail($"{PriceOptions.Section}:Free and a price exclude each other.");
        return options.HasPrice && (options.Currency.Length != 3 || !options.Currency.All(char.IsAsciiLetterUpper))
            ? ValidateOptionsResult.Fail($"{PriceOptions.Section}:Currency is needed with a price: three letters, such as EUR.")
            : ValidateOptionsResult.Success;
    }
}
