using Csms.Domain.Stations;
using Csms.Domain.Timeline;
using Csms.Storage;
using Csms.Storage.Engine;
using Csms.Storage.Profiles;
using Csms.Storage.Timeline;
using Csms.Storage.Transactions;

namespace Csms.Domain.Profiles;

/// <summary>What vehicles need, what they are offered and what they plan. OCPP 2.0.1 K15–K17.</summary>
public sealed class Negotiations(Database database, TimeProvider clock)
{
    public const string Accepted = "Accepted";
    public const string Rejected = "Rejected";
    public const string Processing = "Processing";

    // OCPP 2.0.1 K15.FR.08, K17.FR.08.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>More than these do not wait at once; the others get their turn in the next round.</summary>
    private const int MostAtOnce = 1000;

    /// <summary>A vehicle that plans beyond its limits again and again is not asked for ever.</summary>
    private const int MostRenegotiations = 3;

    /// <summary>More vehicles than any station has EVSEs: those whose transaction is not known wait, and must not keep others from their turn.</summary>
    internal const int MostWaiting = 100;

    /// <summary>Of one transaction the newest needs are kept.</summary>
    private const int MostOfTransaction = 100;

    /// <summary>Keeps a vehicle's needs and decides the answer: Processing as long as its transaction is not known.</summary>
    public ValueTask<Negotiation> ReceivedAsync(StationKey station, int evse, EvNeeds needs, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var fault = needs.Fault(now);
        return database.WriteAsync(
            session =>
            {
                var transaction = Running(session, station.Number, evse);
                var status = fault is not null ? Rejected : transaction is null ? Processing : Accepted;
                NegotiationRows.Supersede(session, station.Number, evse);
                var isTooMany = transaction is null && NegotiationRows.CountWaiting(session, station.Number) >= MostWaiting;
                var row = new NegotiationRow
                {
                    StationNumber = station.Number,
                    StationId = station.Id,
                    Evse = evse,
                    OcppTransactionId = transaction,
                    Needs = ProfileJson.Write(needs),
                    ReceivedAt = now.ToUnixTimeMilliseconds(),
                    Status = isTooMany ? Rejected : status,
                    DueAt = fault is null && !isTooMany ? (now + Patience).ToUnixTimeMilliseconds() : null,
                    Note = isTooMany ? $"{MostWaiting} vehicles wait for their transaction already." : fault,
                };
                if (isTooMany)
                {
                    TimelineRows.InsertDaily(
                        session, station.Id, row.ReceivedAt, TimelineKind.Transaction, "vehicles' needs",
                        $"The needs of the vehicle at EVSE {evse} and of others were rejected: {row.Note}");
                    return ToNegotiation(row);
                }
                var number = NegotiationRows.Insert(session, row);
                if (transaction is not null)
                    NegotiationRows.KeepNewest(session, station.Number, transaction, MostOfTransaction);
                if (fault is not null)
                    Tell(session, station.Id, $"The needs of the vehicle at EVSE {evse} were rejected: {fault}", now);
                return ToNegotiation(NegotiationRows.Find(session, number)!);
            },
            cancellation);
    }

    /// <summary>Those that wait for an offer, with their transactions as far as they are known by now. One that has waited too long is given up.</summary>
    public ValueTask<IReadOnlyList<Negotiation>> DueAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return database.WriteAsync<IReadOnlyList<Negotiation>>(
            session =>
            {
                var due = new List<Negotiation>();
                foreach (var row in NegotiationRows.Due(session, MostAtOnce).ToList())
                {
                    var known = row.OcppTransactionId;
                    row.OcppTransactionId ??= Running(session, row.StationNumber, row.Evse);
                    var isOver = row.DueAt <= now.ToUnixTimeMilliseconds();
                    if (isOver)
                    {
                        row.DueAt = null;
                        row.Note ??= row.OcppTransactionId is null ? "No transaction began there within a minute." : "The station could not be reached within a minute.";
                        Tell(session, row.StationId, Unoffered(row, row.Note), now);
                    }
                    else
                    {
                        due.Add(ToNegotiation(row));
                    }
                    if (isOver || row.OcppTransactionId != known)
                        NegotiationRows.Update(session, row);
                }
                return due;
            },
            cancellation);
    }

    /// <summary>Makes a new offer due wherever a vehicle of a station has one: what bounds them has changed. OCPP 2.0.1 K16.</summary>
    public ValueTask RenewAsync(StationKey station, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return database.WriteAsync(
            session =>
            {
                foreach (var evse in TransactionRows.Open(session, station.Number).Select(row => row.Evse).OfType<int>().Distinct().ToList())
                {
                    if (FindRunning(session, station, evse) is not { ProfileId: not null } row)
                        continue;
                    row.DueAt = Due(row, now);
                    NegotiationRows.Update(session, row);
                }
            },
            cancellation);
    }

    /// <summary>The station has taken the offer.</summary>
    public ValueTask OfferedAsync(Negotiation needs, int profileId, CancellationToken cancellation) => ChangeAsync(
        needs, (row, now) => (row.ProfileId, row.OfferedAt, row.Note) = (profileId, now.ToUnixTimeMilliseconds(), null), null, cancellation);

    /// <summary>There is no offer, and there will be none for these needs.</summary>
    public ValueTask NotOfferedAsync(Negotiation needs, string reason, CancellationToken cancellation) => ChangeAsync(
        needs, (row, _) => row.Note = reason, row => Unoffered(row, reason), cancellation);

    /// <summary>The newest needs of a vehicle that charges at an EVSE now; null when there are none.</summary>
    public ValueTask<Negotiation?> RunningAsync(StationKey station, int evse, CancellationToken cancellation) =>
        database.ReadAsync(session => FindRunning(session, station, evse) is { } row ? ToNegotiation(row) : null, cancellation);

    /// <summary>Keeps a vehicle's plan and the verdict over it.</summary>
    /// <param name="fault">Where it breaks the limits; null when it keeps to them.</param>
    /// <remarks>A plan beyond the limits makes a new offer due, unless that has happened too often.</remarks>
    public ValueTask PlannedAsync(int number, EvPlan plan, string? fault, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return database.WriteAsync(
            session =>
            {
                if (NegotiationRows.Find(session, number) is not { } row)
                    return;
                (row.Plan, row.PlanAt, row.PlanAccepted, row.PlanReason) = (ProfileJson.Write(plan), now.ToUnixTimeMilliseconds(), fault is null, fault);
                var again = fault is not null && row.Renegotiations < MostRenegotiations;
                if (again)
                    (row.Renegotiations, row.DueAt) = (row.Renegotiations + 1, Due(row, now));
                NegotiationRows.Update(session, row);
                if (fault is not null)
                    Tell(session, row.StationId, $"The schedule of the vehicle at EVSE {row.Evse} is beyond its limits{(again ? "" : "; it is not asked again")}. {fault}", now);
            },
            cancellation);
    }

    /// <summary>All of one transaction, the oldest first.</summary>
    public ValueTask<IReadOnlyList<Negotiation>> ListAsync(StationKey station, string ocppTransactionId, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<Negotiation>>(
            session => [.. NegotiationRows.List(session, station.Number, ocppTransactionId).Select(ToNegotiation)], cancellation);

    private ValueTask ChangeAsync(Negotiation needs, Action<NegotiationRow, DateTimeOffset> change, Func<NegotiationRow, string>? words, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return database.WriteAsync(
            session =>
            {
                // Newer needs may have pushed it out.
                if (NegotiationRows.Find(session, needs.Number) is not { } row)
                    return;
                change(row, now);
                // Made due anew in the meantime, it stays so.
                if (Time(row.DueAt) == needs.DueAt)
                    row.DueAt = null;
                NegotiationRows.Update(session, row);
                if (words is not null)
                    Tell(session, row.StationId, words(row), now);
            },
            cancellation);
    }

    private static NegotiationRow? FindRunning(Session session, StationKey station, int evse) =>
        NegotiationRows.FindLast(session, station.Number, evse) is { OcppTransactionId: { } transaction } row && Running(session, station.Number, evse) == transaction ? row : null;

    // Never the same as before: that is how an offer under way is told from the next.
    private static long Due(NegotiationRow row, DateTimeOffset now) => Math.Max((now + Patience).ToUnixTimeMilliseconds(), row.DueAt + 1 ?? 0);

    private static string Unoffered(NegotiationRow row, string reason) =>
        $"The vehicle at EVSE {row.Evse} got no {(row.ProfileId is null ? "" : "new ")}schedule: {reason}";

    private static string? Running(Session session, long station, int evse) => TransactionRows.Open(session, station).LastOrDefault(row => row.Evse == evse)?.OcppId;

    private static void Tell(Session session, string stationId, string words, DateTimeOffset now) =>
        TimelineRows.Insert(session, stationId, now.ToUnixTimeMilliseconds(), TimelineKind.Transaction, words, null);

    private static Negotiation ToNegotiation(NegotiationRow row) => new()
    {
        Number = row.Number,
        StationId = row.StationId,
        EvseId = row.Evse,
        OcppTransactionId = row.OcppTransactionId,
        Needs = ProfileJson.Read<EvNeeds>(row.Needs),
        ReceivedAt = Time(row.ReceivedAt)!.Value,
        Status = row.Status,
        DueAt = Time(row.DueAt),
        ProfileId = row.ProfileId,
        OfferedAt = Time(row.OfferedAt),
        Note = row.Note,
        Plan = row.Plan is { } plan ? ProfileJson.Read<EvPlan>(plan) : null,
        PlanAt = Time(row.PlanAt),
        PlanAccepted = row.PlanAccepted,
        PlanReason = row.PlanReason,
        Renegotiations = row.Renegotiations,
    };

    private static DateTimeOffset? Time(long? ms) => ms is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known) : null;
}
