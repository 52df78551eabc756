using Csms.Domain.Configuration;
using Csms.Protocol.Ocpp16;
using Csms.Server.Calls;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp16;

internal sealed partial class Ocpp16Commands
{
    /// <summary>No station takes fewer keys at once: so many are asked for before its limit is known.</summary>
    private const int FewKeys = 4;

    private const string MaxKeysKey = "GetConfigurationMaxKeys";

    public SettingKey SettingOf(string key) => SettingKey.Flat(key);

    public async Task<ConfigurationAnswer> ReadConfigurationAsync(StationConnection station, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var known = new List<ConfigurationItem>();
        var unknown = new List<ConfigurationItem>();
        // OCPP 1.6 §5.8: no list asks for everything.
        IEnumerable<IReadOnlyList<string>?> parts = keys.Count == 0 ? new IReadOnlyList<string>?[] { null } : keys.Chunk(await MaxKeysAsync(station, keys.Count, cancellationToken));
        foreach (var part in parts)
        {
            var answer = await GetAsync(station, part, cancellationToken);
            known.AddRange((answer.ConfigurationKey ?? []).Select(Item));
            unknown.AddRange((answer.UnknownKey ?? []).Select(key => new ConfigurationItem { Key = key, Status = "UnknownKey" }));
        }
        return new ConfigurationAnswer { Items = [.. known, .. unknown] };
    }

    // One by one: 1.6 knows no other way. A key that is answered with an error says nothing of the others.
    public async Task<IReadOnlyList<WrittenSetting>> WriteConfigurationAsync(
        StationConnection station, IReadOnlyList<ConfigurationChange> changes, CancellationToken cancellationToken)
    {
        var written = new List<WrittenSetting>();
        foreach (var change in changes)
        {
            try
            {
                var request = new ChangeConfigurationRequest { Key = change.Key, Value = change.Value };
                var answer = await caller.CallAsync(station, request, cancellationToken);
                await inventory.ToldAsync(station.Session.Station.Key, Told(request, answer), CancellationToken.None);
                written.Add(new WrittenSetting { Key = change.Key, Status = answer.Status.ToString() });
            }
            catch (StationCallException failure) when (failure.Outcome is CallOutcome.Error && changes.Count > 1)
            {
                written.Add(new WrittenSetting { Key = change.Key, Status = "CallError", ReasonText = failure.Message });
            }
        }
        return written;
    }

    private async Task<GetConfigurationResponse> GetAsync(StationConnection station, IReadOnlyList<string>? keys, CancellationToken cancellationToken)
    {
        var request = new GetConfigurationRequest { Key = keys };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        await inventory.ToldAsync(station.Session.Station.Key, Told(request, answer), CancellationToken.None);
        return answer;
    }

    private async Task<int> MaxKeysAsync(StationConnection station, int count, CancellationToken cancellationToken)
    {
        var key = station.Session.Station.Key;
        if (await inventory.LimitAsync(key, SettingKey.Flat(MaxKeysKey), cancellationToken) is { } limit)
            return limit;
        if (count <= FewKeys)
            return FewKeys;
        await GetAsync(station, [MaxKeysKey], cancellationToken);
        return await inventory.LimitAsync(key, SettingKey.Flat(MaxKeysKey), cancellationToken) ?? FewKeys;
    }

    private static ConfigurationItem Item(KeyValue key) => new()
    {
        Key = key.Key, Value = SettingKey.Flat(key.Key).IsSecret ? null : key.Value, ReadOnly = key.Readonly, Status = "Accepted",
    };

    private static ToldSettings Told(GetConfigurationRequest request, GetConfigurationResponse answer)
    {
        var keys = answer.ConfigurationKey ?? [];
        // A station that tells as many as it takes may have held back the rest.
        var isCut = keys.Any(key => key.Key.Equals(MaxKeysKey, StringComparison.OrdinalIgnoreCase) && int.TryParse(key.Value, out var most) && keys.Count >= most);
        var isAll = request.Key is null or [] && keys.Count > 0;
        return new ToldSettings(
            [.. keys.Select(key => SettingKey.Flat(key.Key).With(key.Value, key.Readonly ? "ReadOnly" : "ReadWrite"))],
            isAll ? SettingSource.Report : SettingSource.Read, isAll && !isCut);
    }

    private static ToldSettings Told(ChangeConfigurationRequest request, ChangeConfigurationResponse answer) => new(
        answer.Status == ConfigurationStatus.Accepted ? [SettingKey.Flat(request.Key).With(request.Value)] : [], SettingSource.Written);
}
