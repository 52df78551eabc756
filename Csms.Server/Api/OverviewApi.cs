using System.ComponentModel;
using Csms.Domain.Overview;
using Csms.Domain.Transactions;
using Csms.Server.Connections;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/overview</c>: how all stations are together.</summary>
internal static class OverviewApi
{
    /// <summary>What is kept of deliveries is a little more.</summary>
    private static readonly TimeSpan LongestPicture = TimeSpan.FromDays(31);

    public static void MapOverview(this RouteGroupBuilder api)
    {
        var overview = api.MapGroup("/overview").WithTags("Overview");
        overview.MapGet("", CountAsync).WithName("GetOverview").WithSummary("Stations by state, power now, energy of today, transactions that run, alarms that are not over.");
        overview.MapGet("/power", PowerAsync).WithName("ListPower").ProducesProblem(400)
            .WithSummary("What all stations gave, by five minutes; of the last 24 hours when nothing else is asked for.");
    }

    private static async Task<Ok<OverviewResource>> CountAsync(
        [Description("From when energy counts: where the operator is, today began. Default the UTC day.")] DateTimeOffset? since,
        OverviewBook book, TransactionLedger ledger, StationDirectory directory, TimeProvider time, CancellationToken cancellationToken)
    {
        var counted = await book.CountAsync(since ?? new DateTimeOffset(time.GetUtcNow().Date, TimeSpan.Zero), cancellationToken);
        var connected = Math.Min(directory.ConnectedCount, counted.Registered);
        return TypedResults.Ok(new OverviewResource
        {
            Stations = counted.Registered,
            Connected = connected,
            Offline = counted.Registered - connected,
            Charging = counted.Charging,
            Faulted = counted.Faulted,
            ActiveTransactions = counted.ActiveTransactions,
            PowerW = ledger.PowerW,
            EnergyTodayWh = counted.EnergyWh,
            Alarms = counted.Alarms,
        });
    }

    private static async Task<Results<Ok<ListAnswer<Delivery>>, ProblemHttpResult>> PowerAsync(
        DateTimeOffset? from, DateTimeOffset? to, OverviewBook book, TimeProvider time, CancellationToken cancellationToken)
    {
        var end = to ?? time.GetUtcNow();
        var start = from ?? end - TimeSpan.FromDays(1);
        if (end - start > LongestPicture)
            return Problems.BadRequest($"From 'from' to 'to' are at most {LongestPicture.Days} days.");
        return TypedResults.Ok(ListAnswer.Whole(await book.DeliveriesAsync(start, end, cancellationToken), delivery => delivery));
    }
}

/// <summary>How all stations are together.</summary>
internal sealed record OverviewResource
{
    /// <summary>All that are registered.</summary>
    public required int Stations { get; init; }

    public required int Connected { get; init; }

    public required int Offline { get; init; }

    /// <summary>Stations where a transaction charges.</summary>
    public required int Charging { get; init; }

    /// <summary>Stations of which something says that it is faulted.</summary>
    public required int Faulted { get; init; }

    public required int ActiveTransactions { get; init; }

    /// <summary>The sum of what running transactions draw, as their meters told last since the server began.</summary>
    public required decimal PowerW { get; init; }

    /// <summary>What has become known of transactions' energy today.</summary>
    public required decimal EnergyTodayWh { get; init; }

    /// <summary>Those that are not over, the gravest first.</summary>
    public required IReadOnlyList<AlarmCount> Alarms { get; init; }
}
