using Csms.Domain.Timeline;
using Csms.Server.Calls;
using Csms.Server.Connections;

namespace Csms.Server.Commands;

internal sealed partial class StationCommands
{
    /// <summary>More settings than any station has that can be written.</summary>
    private const int MostChanges = 1000;

    /// <summary>
    /// Writes settings of a station. A new password that the station accepted is the one it must come with from then on; otherwise the old one
    /// stays. OCPP 2.0.1 A01.FR.03, A01.FR.04; the security whitepaper says the same of 1.6.
    /// </summary>
    public Task<ConfigurationWriteAnswer> WriteConfigurationAsync(CommandOrigin origin, ConfigurationWrite write, CancellationToken cancellationToken)
    {
        var changes = ChangesOf(write);
        return RunAsync(
            // The value may be a password: the audit line names the keys only.
            origin, "write-configuration", new { Keys = changes.Select(change => change.Key) },
            async (version, station) =>
            {
                CheckChanges(version, changes);
                var written = IsPassword(version, changes[0])
                    ? await WritePasswordAsync(version, station, changes[0], cancellationToken)
                    : await WriteKeptAsync(version, station, changes, cancellationToken);
                var statuses = written.Select(setting => setting.Status).Distinct().ToList();
                return new ConfigurationWriteAnswer
                {
                    Status = statuses.Count == 1 ? statuses[0] : "Mixed",
                    ReasonCode = written.Count == 1 ? written[0].ReasonCode : null,
                    ReasonText = written.Count == 1 ? written[0].ReasonText : null,
                    Items = written,
                };
            },
            cancellationToken);
    }

    /// <summary>
    /// Brings a station to what is wanted of it: asks what it is set to, and writes what differs. What it refused is left until another value is wanted.
    /// </summary>
    public Task<ConfigurationWriteAnswer> ReconcileAsync(CommandOrigin origin, CancellationToken cancellationToken) => RunAsync(
        origin, "reconcile-configuration", null,
        async (version, station) =>
        {
            var key = station.Session.Station.Key;
            var drift = await wanted.DriftAsync(key, cancellationToken);
            if (drift.Count > 0)
            {
                await version.ReadConfigurationAsync(station, [.. drift.Select(setting => setting.Key)], cancellationToken);
                drift = await wanted.DriftAsync(key, cancellationToken);
            }
            var changes = drift.Where(setting => setting.IsToBeSent).Select(setting => new ConfigurationChange { Key = setting.Key, Value = setting.Wanted }).ToList();
            if (changes.Count == 0)
                return new ConfigurationWriteAnswer { Status = "Accepted", Items = [] };
            var written = await WriteKeptAsync(version, station, changes, cancellationToken);
            var words = changes.Zip(written, (change, setting) => $"{change.Key} = {change.Value} {setting.Status}");
            timeline.Add(key.Id, TimelineKind.Command, $"Set to what is wanted: {string.Join(", ", words)}");
            return new ConfigurationWriteAnswer { Status = "Accepted", Items = written };
        },
        cancellationToken);

    // Kept even when nobody waits for the answer any more: the station has it.
    private async Task<IReadOnlyList<WrittenSetting>> WriteKeptAsync(
        IStationCommands version, StationConnection station, IReadOnlyList<ConfigurationChange> changes, CancellationToken cancellationToken)
    {
        var written = await version.WriteConfigurationAsync(station, changes, cancellationToken);
        await wanted.AnsweredAsync(
            station.Session.Station.Key, [.. changes.Zip(written, (change, setting) => (version.SettingOf(change.Key), change.Value, setting.Status))], CancellationToken.None);
        return written;
    }

    private static IReadOnlyList<ConfigurationChange> ChangesOf(ConfigurationWrite write) => write switch
    {
        { Settings: { Count: > 0 and <= MostChanges } settings, Key: null, Value: null } => settings,
        { Key: { } key, Value: { } value, Settings: null } => [new ConfigurationChange { Key = key, Value = value }],
        { Key: { }, Value: null, Settings: null } => throw new RuleBrokenException("required", "value", "The member is required."),
        _ => throw new RuleBrokenException("required", "key", $"Either key and value, or settings with 1 to {MostChanges} of them."),
    };

    private static void CheckChanges(IStationCommands version, IReadOnlyList<ConfigurationChange> changes)
    {
        var names = new HashSet<string>();
        for (var i = 0; i < changes.Count; i++)
        {
            if (changes.Count > 1 && IsPassword(version, changes[i]))
                throw new RuleBrokenException("OCPP 2.0.1 A01.FR.03", $"settings[{i}].key", "The password is written by itself: the server changes its own with it.");
            if (!names.Add(version.SettingOf(changes[i].Key).Folded))
                throw new RuleBrokenException("OCPP 2.0.1 B05.FR.13", $"settings[{i}].key", $"'{changes[i].Key}' is there twice; upper and lower case are the same.");
        }
    }

    private static bool IsPassword(IStationCommands version, ConfigurationChange change) => change.Key.Equals(version.PasswordKey, StringComparison.OrdinalIgnoreCase);

    // Noted before it is sent: when the answer is lost, or the station uses the new one only after its next boot, it may come with either.
    private async Task<IReadOnlyList<WrittenSetting>> WritePasswordAsync(
        IStationCommands version, StationConnection station, ConfigurationChange change, CancellationToken cancellationToken)
    {
        if (change.Value.Length is not (>= 16 and <= 40))
            throw new RuleBrokenException("OCPP 1.6-J §6.2.2, OCPP 2.0.1 A01", "value", "A station's password has 16 to 40 characters.");
        await stations.OfferPasswordAsync(station.StationId, change.Value, cancellationToken);
        try
        {
            var written = await version.WriteConfigurationAsync(station, [change], cancellationToken);
            // Kept even when nobody waits for the answer any more: the station has changed its password.
            if (written[0].Status == "Accepted")
                await stations.TakeOfferedAsync(station.StationId, CancellationToken.None);
            else if (written[0].Status != "RebootRequired")
                await stations.DropOfferedAsync(station.StationId, CancellationToken.None);
            return written;
        }
        catch (StationCallException failure) when (!failure.IsOutcomeUnknown)
        {
            await stations.DropOfferedAsync(station.StationId, CancellationToken.None);
            throw;
        }
    }
}
