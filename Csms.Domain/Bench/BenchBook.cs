using System.Text.Json;
using System.Text.Json.Serialization;
using Csms.Storage;
using Csms.Storage.Bench;

namespace Csms.Domain.Bench;

/// <summary>Runs of scenarios, and which stations are simulated in the server's own process.</summary>
public sealed class BenchBook(Database database, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Keeps a run that begins and gives it its id.</summary>
    public async ValueTask<BenchRun> BeginAsync(BenchRun run, CancellationToken cancellation)
    {
        var row = ToRow(run);
        return run with { Id = await database.WriteAsync(session => BenchRows.Insert(session, row), cancellation) };
    }

    /// <summary>Keeps how a run ended.</summary>
    public ValueTask EndAsync(BenchRun run, CancellationToken cancellation)
    {
        var row = ToRow(run);
        return database.WriteAsync(session => BenchRows.End(session, row), cancellation);
    }

    /// <summary>Ends the runs that a process before this one left.</summary>
    public ValueTask EndUnfinishedAsync(string reason, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync(
            session =>
            {
                BenchRows.EndUnfinished(session, now, (int)BenchVerdict.Cancelled, reason);
            },
            cancellation);
    }

    public ValueTask<BenchRun?> FindAsync(long id, CancellationToken cancellation) =>
        database.ReadAsync(session => BenchRows.Find(session, id) is { } row ? ToRun(row) : null, cancellation);

    /// <summary>The newest first, without their frames.</summary>
    public ValueTask<Page<BenchRun>> ListAsync(string? stationId, PageRequest page, CancellationToken cancellation) => database.ReadAsync(
        session => page.Cut(
            [.. BenchRows.List(session, stationId, page.AfterId, page.Limit + 1)],
            row => $"{row.Id}",
            row => WithoutFrames(ToRun(row))),
        cancellation);

    public static BenchRun WithoutFrames(BenchRun run) => run with { Steps = [.. run.Steps.Select(step => step with { Frames = [] })] };

    /// <summary>Remembers that a station lives in this process.</summary>
    public ValueTask AddStationAsync(string stationId, CancellationToken cancellation) =>
        database.WriteAsync(session => BenchRows.AddStation(session, stationId), cancellation);

    public ValueTask RemoveStationAsync(string stationId, CancellationToken cancellation) =>
        database.WriteAsync(session => BenchRows.RemoveStation(session, stationId), cancellation);

    /// <summary>The stations that are remembered so.</summary>
    public ValueTask<IReadOnlyList<string>> StationsAsync(CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<string>>(session => [.. BenchRows.Stations(session)], cancellation);

    private static BenchRunRow ToRow(BenchRun run) => new()
    {
        Id = run.Id,
        StationId = run.StationId,
        Scenario = run.Scenario,
        OcppVersion = run.OcppVersion,
        IsSimulated = run.IsSimulated,
        Evse = run.EvseId,
        OperatorName = run.OperatorName,
        StartedAt = run.StartedAt.ToUnixTimeMilliseconds(),
        EndedAt = run.EndedAt?.ToUnixTimeMilliseconds(),
        Verdict = (int?)run.Verdict,
        Reason = run.Reason,
        StepsJson = JsonSerializer.Serialize(run.Steps, Json),
    };

    private static BenchRun ToRun(BenchRunRow row) => new()
    {
        Id = row.Id,
        StationId = row.StationId,
        Scenario = row.Scenario,
        OcppVersion = row.OcppVersion,
        IsSimulated = row.IsSimulated,
        EvseId = row.Evse,
        OperatorName = row.OperatorName,
        StartedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.StartedAt),
        EndedAt = row.EndedAt is { } ended ? DateTimeOffset.FromUnixTimeMilliseconds(ended) : null,
        Verdict = (BenchVerdict?)row.Verdict,
        Reason = row.Reason,
        Steps = JsonSerializer.Deserialize<IReadOnlyList<BenchStep>>(row.StepsJson, Json)!,
    };
}
