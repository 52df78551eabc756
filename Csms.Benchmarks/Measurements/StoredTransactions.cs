using System.Globalization;
using System.Text.Json;
using Csms.Benchmarks.Load;

namespace Csms.Benchmarks.Measurements;

/// <summary>What comparing answered messages with stored ones found.</summary>
/// <param name="Lost">Messages that were answered and are not there, or not as they were sent.</param>
/// <param name="Doubled">Messages that are there more than once.</param>
/// <param name="First">The first such message, in words.</param>
internal sealed record Comparison(int Lost, int Doubled, string? First);

/// <summary>Reads transactions and their meter readings through the HTTP API, and compares them with what the stations were answered.</summary>
internal static class StoredTransactions
{
    private const int RequestsAtOnce = 8;

    public static async Task<Comparison> CompareAsync(HttpClient api, IReadOnlyList<PersistentStation> stations)
    {
        var lost = 0;
        var doubled = 0;
        string? first = null;
        await Parallel.ForEachAsync(stations, new ParallelOptions { MaxDegreeOfParallelism = RequestsAtOnce }, async (station, _) =>
        {
            var stored = (await ItemsAsync(api, $"/api/v1/transactions?stationId={station.Id}"))
                .ToLookup(transaction => Text(transaction, "ocppTransactionId") ?? Text(transaction, "id"));
            foreach (var answered in station.Transactions)
                await CompareTransactionAsync(station, answered, [.. stored[answered.Id.ToString(CultureInfo.InvariantCulture)]]);
            // A start that was stored twice has an id that no station was ever told.
            var known = station.Transactions.Select(transaction => transaction.Id.ToString(CultureInfo.InvariantCulture)).ToHashSet();
            foreach (var unknown in stored.Where(group => !known.Contains(group.Key ?? "")))
                Doubled($"{station.Id}: transaction {unknown.Key} was never answered.");
        });
        return new Comparison(lost, doubled, first);

        async Task CompareTransactionAsync(PersistentStation station, AnsweredTransaction answered, JsonElement[] rows)
        {
            if (rows.Length == 0)
            {
                Lost($"{station.Id}: transaction {answered.Id} is not there.");
                return;
            }
            if (rows.Length > 1)
                Doubled($"{station.Id}: transaction {answered.Id} is there {rows.Length} times.");
            if (Number(rows[0], "meterStartWh") != answered.MeterStartWh)
                Lost($"{station.Id}: transaction {answered.Id} begins at {Number(rows[0], "meterStartWh")} Wh instead of {answered.MeterStartWh}.");
            if (Number(rows[0], "meterStopWh") != answered.MeterStopWh)
                Lost($"{station.Id}: transaction {answered.Id} ends at {Number(rows[0], "meterStopWh")} Wh instead of {answered.MeterStopWh}.");
            var readings = (await ItemsAsync(api, $"/api/v1/transactions/{Text(rows[0], "id")}/meter-readings"))
                .Where(reading => Text(reading, "measurand") == "Energy.Active.Import.Register" && Text(reading, "context") == "Sample.Periodic")
                .CountBy(reading => (long)(Number(reading, "value") ?? -1))
                .ToDictionary();
            foreach (var energyWh in answered.EnergiesWh)
            {
                var times = readings.GetValueOrDefault(energyWh);
                if (times == 0)
                    Lost($"{station.Id}: transaction {answered.Id}: the reading of {energyWh} Wh is not there.");
                else if (times > 1)
                    Doubled($"{station.Id}: transaction {answered.Id}: the reading of {energyWh} Wh is there {times} times.");
            }
        }

        void Lost(string what)
        {
            Interlocked.Increment(ref lost);
            Interlocked.CompareExchange(ref first, what, null);
        }

        void Doubled(string what)
        {
            Interlocked.Increment(ref doubled);
            Interlocked.CompareExchange(ref first, what, null);
        }
    }

    private static async Task<List<JsonElement>> ItemsAsync(HttpClient api, string path)
    {
        var items = new List<JsonElement>();
        string? cursor = null;
        do
        {
            var page = $"{path}{(path.Contains('?') ? '&' : '?')}limit=1000{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}";
            using var document = JsonDocument.Parse(await api.GetByteArrayAsync(new Uri(page, UriKind.Relative)));
            items.AddRange(document.RootElement.GetProperty("items").EnumerateArray().Select(item => item.Clone()));
            cursor = Text(document.RootElement, "next");
        }
        while (cursor is not null);
        return items;
    }

    private static string? Text(JsonElement element, string name) => !element.TryGetProperty(name, out var member) ? null : member.ValueKind switch
    {
        JsonValueKind.String => member.GetString(),
        JsonValueKind.Number => member.GetRawText(),
        _ => null,
    };

    private static decimal? Number(JsonElement element, string name) =>
        Text(element, name) is { } text ? decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture) : null;
}
