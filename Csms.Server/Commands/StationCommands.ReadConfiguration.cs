namespace Csms.Server.Commands;

internal sealed partial class StationCommands
{
    /// <summary>Reads settings; what they say of the station's abilities is kept.</summary>
    /// <param name="keys">Empty: all, where the version can ask for that.</param>
    public Task<ConfigurationAnswer> ReadConfigurationAsync(CommandOrigin origin, IReadOnlyList<string> keys, CancellationToken cancellationToken) => RunAsync(
        origin, "read-configuration", new { key = keys },
        async (version, station) =>
        {
            var answer = await version.ReadConfigurationAsync(station, keys, cancellationToken);
            if (version.AbilitiesIn(answer) is { Count: > 0 } abilities)
                await deviceModel.PutAsync(station.Session.Station.Key, abilities, cancellationToken);
            return answer;
        },
        cancellationToken);
}
