using Csms.Domain.Stations;
using Csms.Domain.Tokens;

namespace Csms.Domain.Prices;

/// <summary>Knows what charging costs. What it does not know is absent: that is not the same as free.</summary>
public interface IPriceSource
{
    /// <summary>False when no tariff and no cost can be known, so that nobody need ask.</summary>
    bool HasPrices { get; }

    /// <summary>The tariff in words for the driver; null when it is not known.</summary>
    ValueTask<string?> TariffAsync(TariffQuestion question, CancellationToken cancellation);

    /// <summary>
    /// What a transaction costs, with taxes, in the station's currency: so far while it runs, in the end once it has ended. 0 is free; null is not known.
    /// </summary>
    ValueTask<decimal?> CostAsync(int transactionId, CancellationToken cancellation);
}

/// <summary>Who wants to charge where.</summary>
/// <param name="Evse">Null where it is not known yet.</param>
/// <param name="Token">Null where none was presented.</param>
/// <param name="Language">The driver's language; null when it is not known.</param>
public sealed record TariffQuestion(StationKey Station, int? Evse, PresentedToken? Token, string? Language);
