using System.Globalization;
using Csms.Domain.Profiles;
using Csms.Domain.Stations;
using Csms.Protocol.Ocpp16;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp16;

internal sealed partial class Ocpp16Commands
{
    public async Task<ConfigurationAnswer> ReadConfigurationAsync(StationConnection station, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        // OCPP 1.6 §5.8: no list asks for everything.
        var answer = await caller.CallAsync(station, new GetConfigurationRequest { Key = keys.Count > 0 ? keys : null }, cancellationToken);
        var known = (answer.ConfigurationKey ?? []).Select(key => new ConfigurationItem { Key = key.Key, Value = key.Value, ReadOnly = key.Readonly, Status = "Accepted" });
        var unknown = (answer.UnknownKey ?? []).Select(key => new ConfigurationItem { Key = key, Status = "UnknownKey" });
        return new ConfigurationAnswer { Items = [.. known, .. unknown] };
    }

    public async Task<CommandAnswer> WriteConfigurationAsync(StationConnection station, ConfigurationChange change, CancellationToken cancellationToken)
    {
        var answer = await caller.CallAsync(station, new ChangeConfigurationRequest { Key = change.Key, Value = change.Value }, cancellationToken);
        return Answer(answer.Status);
    }

    // OCPP 1.6 §9.4: what smart charging can do, under the names that 2.0.1 has for it.
    public IReadOnlyList<DeviceVariable> AbilitiesIn(ConfigurationAnswer configuration) => [.. configuration.Items.Select(Ability).OfType<DeviceVariable>()];

    private static DeviceVariable? Ability(ConfigurationItem item) => item switch
    {
        { Value: null } => null,
        { Key: "ChargeProfileMaxStackLevel" } => Ability(ProfileCapabilities.StackLevelVariable, item.Value),
        { Key: "ChargingScheduleMaxPeriods" } => Ability(ProfileCapabilities.PeriodsVariable, item.Value),
        { Key: "ChargingScheduleAllowedChargingRateUnit" } => Ability(ProfileCapabilities.RateUnitVariable, item.Value),
        { Key: "MaxChargingProfilesInstalled" } when int.TryParse(item.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var most) =>
            Ability(ProfileCapabilities.EntriesVariable, null) with { VariableInstance = ProfileCapabilities.ProfilesInstance, MaxLimit = most },
        _ => null,
    };

    private static DeviceVariable Ability(string variable, string? value) =>
        new() { Component = ProfileCapabilities.Component, Variable = variable, Value = value, Mutability = "ReadOnly" };
}
