using Csms.Domain.Configuration;
using Csms.Domain.Stations;

namespace Csms.Server.Commands;

internal sealed partial class StationCommands
{
    /// <summary>Asks a station for settings; what it tells is kept.</summary>
    public Task<ConfigurationAnswer> ReadConfigurationAsync(CommandOrigin origin, IReadOnlyList<string> keys, CancellationToken cancellationToken) => RunAsync(
        origin, "read-configuration", new { Key = keys },
        (version, station) => version.ReadConfigurationAsync(station, keys, cancellationToken), cancellationToken);

    /// <summary>
    /// Settings of a station: asked of the station itself, or as it told them last when it is not connected, or when a 2.0.1 station, which cannot be asked
    /// for everything, is asked for nothing in particular.
    /// </summary>
    /// <param name="live">True asks the station, false does not; null leaves it open.</param>
    public async Task<ConfigurationAnswer> ShowConfigurationAsync(CommandOrigin origin, IReadOnlyList<string> keys, bool? live, CancellationToken cancellationToken)
    {
        var station = await stations.FindAsync(origin.StationId, cancellationToken) ?? throw NotKnownException.Station(origin.StationId);
        if (live != true)
        {
            var mayAsk = live is null && directory.Find(origin.StationId) is not null && (station.HasFlatSettings || keys.Count > 0);
            if (!mayAsk && await KnownAsync(station, keys, cancellationToken) is { Items.Count: > 0 } known)
                return known;
            if (live == false)
                return new ConfigurationAnswer { Items = [], Live = false };
        }
        return await ReadConfigurationAsync(origin, keys, cancellationToken);
    }

    private async Task<ConfigurationAnswer> KnownAsync(Station station, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var wanted = keys.Select(key => (SettingKey.Parse(key) is { } variable && !station.HasFlatSettings ? variable : SettingKey.Flat(key)).Folded).ToHashSet();
        var known = await inventory.ListAsync(station, cancellationToken);
        return new ConfigurationAnswer
        {
            Live = false,
            Items =
            [
                .. known.Where(setting => wanted.Count == 0 || wanted.Contains(setting.Key.Folded)).Select(setting => new ConfigurationItem
                {
                    Key = setting.Key.ToString(),
                    Value = setting.Value,
                    ReadOnly = setting.Mutability is null ? null : setting.Mutability == "ReadOnly",
                    Status = "Accepted",
                    At = setting.At,
                }),
            ],
        };
    }
}
