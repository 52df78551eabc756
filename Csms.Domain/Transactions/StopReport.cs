using Csms.Domain.Readings;
using Csms.Domain.Stations;
using Csms.Domain.Tokens;

namespace Csms.Domain.Transactions;

/// <summary>1.6: a transaction has ended.</summary>
public sealed record StopReport
{
    public required StationKey Station { get; init; }

    /// <summary>As the station names it; -1, 0 and ids that are not this station's are matched by what else is known, or kept as an orphan.</summary>
    public required long TransactionId { get; init; }

    public required long MeterStopWh { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The station's word; null means <c>Local</c>.</summary>
    public string? Reason { get; init; }

    public PresentedToken? Token { get; init; }

    public IReadOnlyList<MeterValue> Values { get; init; } = [];

    /// <summary>What somebody outside has decided about the token; null when the tokens decide.</summary>
    public Authorization? Verdict { get; init; }

    /// <summary>A part of the message was not valid and was left out; the transaction is flagged.</summary>
    public bool Salvaged { get; init; }
}

/// <summary>How a stop is answered.</summary>
/// <param name="TransactionId">The row that holds it, an orphan's too.</param>
/// <param name="Authorization">Null when the stop came without a token.</param>
/// <param name="Repeated">The transaction had been stopped before; nothing was changed.</param>
public sealed record StopOutcome(int TransactionId, Authorization? Authorization, bool Repeated);
