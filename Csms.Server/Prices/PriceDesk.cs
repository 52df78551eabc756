using Csms.Domain.Prices;
using Csms.Domain.Stations;
using Csms.Domain.Tokens;

namespace Csms.Server.Prices;

/// <summary>What a 2.0.1 station is told of prices, as far as it can show it, and keeps what was told.</summary>
internal sealed class PriceDesk(IPriceSource prices, ToldPrices told, DeviceModel deviceModel)
{
    private const string Component = "TariffCostCtrlr";

    /// <summary>The tariff for somebody who may charge; null when it is not known or the station cannot show it. OCPP 2.0.1 I01.FR.01, I01.FR.02.</summary>
    public async ValueTask<string?> TariffAsync(StationKey station, int? evse, PresentedToken? token, string? language, CancellationToken cancellationToken) =>
        prices.HasPrices && await prices.TariffAsync(new TariffQuestion(station, evse, token, language), cancellationToken) is { Length: > 0 } text
        && await CanShowAsync(station, "Tariff", cancellationToken)
            ? text
            : null;

    /// <summary>What the answer to an event of a transaction says; kept before it leaves.</summary>
    /// <param name="accepted">The token's verdict, when it may charge.</param>
    public async ValueTask<PriceWords> AnswerAsync(
        StationKey station, int transactionId, PriceMoment moment, int? evse, PresentedToken? token, Authorization? accepted, CancellationToken cancellationToken)
    {
        if (!prices.HasPrices)
            return default;
        var before = await told.FindAsync(transactionId, cancellationToken);
        var tariff = moment == PriceMoment.End ? null : await TariffAsync(station, evse, token, accepted?.Language, cancellationToken);
        var own = accepted is null ? null : tariff;
        // OCPP 2.0.1 I06.FR.01, I06.FR.02: other than the one that the driver was told before.
        var changed = moment == PriceMoment.Update && before?.Tariff is { } known && tariff != known ? tariff : null;
        // OCPP 2.0.1 I03.FR.02: in the end it is told to every station; on the way (I02.FR.01) to those that can show it.
        var mayTell = moment == PriceMoment.End || (moment == PriceMoment.Update && await CanShowAsync(station, "Cost", cancellationToken));
        var cost = mayTell ? await prices.CostAsync(transactionId, cancellationToken) : null;
        var newTariff = (own ?? changed) is { } words && words != before?.Tariff ? words : null;
        if (newTariff is not null || (cost is not null && cost != before?.Cost))
            await told.KeepAsync(transactionId, newTariff, cost, cancellationToken);
        return new PriceWords(own, changed, cost);
    }

    /// <summary>Whether the station has reported that it can show tariffs (<c>Tariff</c>) or costs (<c>Cost</c>).</summary>
    public async ValueTask<bool> CanShowAsync(StationKey station, string what, CancellationToken cancellationToken)
    {
        var known = await deviceModel.ComponentAsync(station, Component, cancellationToken);
        bool? Is(string variable) => known.FirstOrDefault(found =>
            found.Attribute == "Actual" && found.Variable.Equals(variable, StringComparison.OrdinalIgnoreCase)
            && string.Equals(found.VariableInstance, what, StringComparison.OrdinalIgnoreCase)) is { } value ? bool.TryParse(value.Value, out var isOn) && isOn : null;
        return Is("Available") == true && Is("Enabled") != false;
    }
}

/// <summary>Where in a transaction's life an event stands.</summary>
internal enum PriceMoment
{
    Start,
    Update,
    End,
}

/// <summary>What an answer says of prices; null where there is nothing to say.</summary>
/// <param name="Tariff">For the driver whose token came with the event.</param>
/// <param name="NewTariff">For a driver who charges at another one.</param>
internal readonly record struct PriceWords(string? Tariff, string? NewTariff, decimal? Cost);
