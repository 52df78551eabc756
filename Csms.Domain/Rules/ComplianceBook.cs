using System.Collections.Concurrent;
using Csms.Storage;
using Csms.Storage.Engine;
using Csms.Storage.Rules;

namespace Csms.Domain.Rules;

/// <summary>How many messages the stations of each model sent, and how many of them broke the specification. Counted in memory, stored now and then.</summary>
public sealed class ComplianceBook : IAsyncDisposable
{
    /// <summary>More than there are; stations that make up models beyond it are counted together.</summary>
    private const int MostModels = 10_000;

    private static readonly StationModel Others = new("(other models)", null, null);
    private static readonly TimeSpan FlushPeriod = TimeSpan.FromSeconds(10);

    private readonly Database _database;
    private readonly TimeProvider _clock;
    private readonly PeriodicFlush _flush;
    private readonly ConcurrentDictionary<StationModel, ModelCount> _counts = [];

    public ComplianceBook(Database database, TimeProvider clock)
    {
        (_database, _clock) = (database, clock);
        _flush = new PeriodicFlush(FlushPeriod, clock, FlushAsync);
    }

    /// <summary>Where the messages of a model are counted; the same for all its stations.</summary>
    public ModelCount CountOf(StationModel model) =>
        _counts.TryGetValue(model, out var known) ? known : _counts.GetOrAdd(_counts.Count < MostModels ? model : Others, static model => new ModelCount(model));

    /// <summary>Counts rules that a message of a model needed.</summary>
    public void Deviated(ModelCount count, IEnumerable<(string RuleId, int Times)> rules) => count.Deviated(rules, _clock.GetUtcNow());

    /// <summary>All models that sent anything, the worst first.</summary>
    public async ValueTask<IReadOnlyList<ModelCompliance>> ListAsync(CancellationToken cancellation)
    {
        await FlushAsync();
        return await _database.ReadAsync<IReadOnlyList<ModelCompliance>>(
            session =>
            {
                var rules = ComplianceRows.Deviations(session).ToLookup(row => ModelOf(row.Vendor, row.Model, row.Firmware));
                return [.. ComplianceRows.Messages(session).Select(row => ToModel(row, rules)).OrderBy(model => model.Score).ThenByDescending(model => model.Messages)];
            },
            cancellation);
    }

    public ValueTask DisposeAsync() => _flush.DisposeAsync();

    private static ModelCompliance ToModel(ModelMessagesRow row, ILookup<StationModel, ModelDeviationRow> rules)
    {
        var model = ModelOf(row.Vendor, row.Model, row.Firmware);
        return new ModelCompliance
        {
            Model = model,
            Messages = row.Messages,
            Deviating = row.Deviating,
            Refused = row.Refused,
            Rules =
            [
                .. rules[model].Select(rule => new ModelDeviation(
                    rule.RuleId, rule.Count, DateTimeOffset.FromUnixTimeMilliseconds(rule.FirstAt), DateTimeOffset.FromUnixTimeMilliseconds(rule.LastAt))),
            ],
        };
    }

    private static StationModel ModelOf(string vendor, string model, string firmware) => new(Known(vendor), Known(model), Known(firmware));

    private static string? Known(string text) => text.Length == 0 ? null : text;

    private async ValueTask FlushAsync()
    {
        var taken = _counts.Values.Select(count => (Count: count, Counted: count.Take())).Where(taken => taken.Counted is not null).ToList();
        if (taken.Count == 0)
            return;
        try
        {
            await _database.WriteAsync(
                session =>
                {
                    foreach (var (count, counted) in taken)
                        Add(session, count.Model, counted!);
                },
                CancellationToken.None);
        }
        catch
        {
            foreach (var (count, counted) in taken)
                count.GiveBack(counted!);
            throw;
        }
    }

    private static void Add(Session session, StationModel of, ModelCount.Counted counted)
    {
        var (vendor, model, firmware) = (of.Vendor ?? "", of.Model ?? "", of.FirmwareVersion ?? "");
        ComplianceRows.Add(session, new ModelMessagesRow
        {
            Vendor = vendor, Model = model, Firmware = firmware, Messages = counted.Messages, Deviating = counted.Deviating, Refused = counted.Refused,
        });
        foreach (var (ruleId, tally) in counted.Rules)
        {
            ComplianceRows.Add(session, new ModelDeviationRow
            {
                Vendor = vendor, Model = model, Firmware = firmware, RuleId = ruleId, Count = tally.Count, FirstAt = tally.FirstAt, LastAt = tally.LastAt,
            });
        }
    }
}
