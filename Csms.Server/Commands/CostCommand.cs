namespace Csms.Server.Commands;

/// <summary>Tells a station what a running transaction costs.</summary>
public sealed record CostCommand
{
    /// <summary>The row's id or the OCPP id.</summary>
    public required string TransactionId { get; init; }

    /// <summary>With taxes, in the station's currency. Default: what the prices say.</summary>
    public decimal? TotalCost { get; init; }
}

/// <summary>What a station was told; it answers nothing.</summary>
internal sealed record CostAnswer(int TransactionId, decimal TotalCost);

/// <summary>Texts for drivers that a station shows while it cannot ask.</summary>
public sealed record FallbackTextsCommand
{
    /// <summary>Shown in place of a tariff. Default: stays as it is.</summary>
    public string? Tariff { get; init; }

    /// <summary>Shown in place of a final cost. Default: stays as it is.</summary>
    public string? TotalCost { get; init; }
}

/// <summary>What a station answered; null for a text that was not set.</summary>
internal sealed record FallbackTextsAnswer(WrittenSetting? Tariff, WrittenSetting? TotalCost);
