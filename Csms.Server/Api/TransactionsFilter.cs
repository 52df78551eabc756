using System.ComponentModel;
using Csms.Domain.Transactions;
using Microsoft.AspNetCore.Mvc;

namespace Csms.Server.Api;

/// <summary>Which transactions are asked for; what is left out does not filter.</summary>
internal readonly record struct TransactionsFilter(
    [property: FromQuery(Name = "stationId")] string? StationId,
    [property: FromQuery(Name = "state"), Description("`active` or `ended`.")] string? State,
    [property: FromQuery(Name = "from"), Description("Started at or after.")] DateTimeOffset? From,
    [property: FromQuery(Name = "to"), Description("Started before.")] DateTimeOffset? To,
    [property: FromQuery(Name = "idToken"), Description("Of this token; upper and lower case are the same.")] string? IdToken,
    [property: FromQuery(Name = "flagged"), Description("With flags, or without.")] bool? Flagged,
    [property: FromQuery(Name = "review"), Description("`needed`: with a flag that nobody has looked at. `done`: with flags that somebody has looked at.")] string? Review)
{
    private const string Needed = "needed";
    private const string Done = "done";

    /// <summary>What is wrong with it, in a sentence; null when nothing is.</summary>
    public string? WhyNot() =>
        State is not (null or TransactionResource.Active or TransactionResource.Ended)
            ? $"The parameter 'state' is {TransactionResource.Active} or {TransactionResource.Ended}."
            : Review is not (null or Needed or Done) ? $"The parameter 'review' is {Needed} or {Done}." : null;

    public TransactionQuery ToQuery() => new()
    {
        StationId = StationId,
        State = State switch { null => null, TransactionResource.Active => TransactionState.Active, _ => TransactionState.Ended },
        From = From,
        To = To,
        IdToken = IdToken,
        IsFlagged = Flagged,
        NeedsReview = Review switch { null => null, Needed => true, _ => false },
    };
}
