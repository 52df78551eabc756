using System.Text.Json;
using Csms.Domain.Configuration;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp201;
using Csms.Server.Commands;
using Csms.Server.Connections;
using Attribute = Csms.Protocol.Ocpp201.Attribute;

namespace Csms.Server.Ocpp201;

internal sealed partial class Ocpp201Commands
{
    // Not in an identifierString, so that it separates a component's name from a variable's.
    private const char KeySeparator = '/';

    private const string LimitsComponent = "DeviceDataCtrlr";
    private const string ItemsVariable = "ItemsPerMessage";
    private const string BytesVariable = "BytesPerMessage";
    private const string ReadInstance = "GetVariables";
    private const string WriteInstance = "SetVariables";

    public SettingKey SettingOf(string key) => SettingKey.Parse(key)
        ?? throw new RuleBrokenException("OCPP 2.0.1 B06", "key", $"A variable of a 2.0.1 station is named {SettingKey.Form}; such as OCPPCommCtrlr/HeartbeatInterval.");

    public async Task<ConfigurationAnswer> ReadConfigurationAsync(StationConnection station, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
            throw new RuleBrokenException("OCPP 2.0.1 B06", "key", "Name the variables to read; what a station has is in the device model that it reports.");
        List<GetVariableData> wanted = [.. keys.Select(SettingOf).DistinctBy(key => key.Folded).Select(ToGet)];
        var results = new List<GetVariableResult>();
        foreach (var part in await SplitAsync(station, wanted, ReadInstance, "B06.FR.05", cancellationToken))
            results.AddRange((await GetAsync(station, part, cancellationToken)).GetVariableResult);
        return new ConfigurationAnswer
        {
            Items =
            [
                .. results.Select(result => (Key: Key(result.Component, result.Variable, result.AttributeType), Result: result)).Select(item => new ConfigurationItem
                {
                    Key = item.Key.ToString(), Value = item.Key.IsSecret ? null : item.Result.AttributeValue, Status = item.Result.AttributeStatus.ToString(),
                }),
            ],
        };
    }

    public async Task<IReadOnlyList<WrittenSetting>> WriteConfigurationAsync(
        StationConnection station, IReadOnlyList<ConfigurationChange> changes, CancellationToken cancellationToken)
    {
        List<SetVariableData> wanted = [.. changes.Select(change => ToSet(SettingOf(change.Key), change.Value))];
        var results = new Dictionary<string, SetVariableResult>();
        foreach (var part in await SplitAsync(station, wanted, WriteInstance, "B05.FR.11", cancellationToken))
        {
            var request = new SetVariablesRequest { SetVariableData = part };
            var answer = await caller.CallAsync(station, request, cancellationToken);
            await inventory.ToldAsync(station.Session.Station.Key, Told(request, answer), CancellationToken.None);
            foreach (var result in answer.SetVariableResult)
                results[Key(result.Component, result.Variable, result.AttributeType).Folded] = result;
        }
        return [.. changes.Select(change => Written(change.Key, results.GetValueOrDefault(SettingOf(change.Key).Folded)))];
    }

    private async Task<GetVariablesResponse> GetAsync(StationConnection station, IReadOnlyList<GetVariableData> variables, CancellationToken cancellationToken)
    {
        var answer = await caller.CallAsync(station, new GetVariablesRequest { GetVariableData = variables }, cancellationToken);
        await inventory.ToldAsync(station.Session.Station.Key, Told(answer), CancellationToken.None);
        return answer;
    }

    // B05.FR.11, B06.FR.05: no more elements, and no more bytes, than the station says that it takes in one message.
    private async Task<IReadOnlyList<IReadOnlyList<T>>> SplitAsync<T>(
        StationConnection station, IReadOnlyList<T> elements, string instance, string rule, CancellationToken cancellationToken)
    {
        var limits = await LimitsAsync(station, LimitsComponent, instance, cancellationToken);
        if (limits.MaxItems is null && elements.Count > 1)
        {
            await GetAsync(station, [ToGet(SettingKey.Of(LimitsComponent, ItemsVariable, instance))], cancellationToken);
            limits = await LimitsAsync(station, LimitsComponent, instance, cancellationToken);
        }
        // A station that does not tell its limit gets one element at a time: that is never too many.
        return (limits with { MaxItems = limits.MaxItems ?? 1 }).Cut(
            elements, element => JsonSerializer.SerializeToUtf8Bytes(element, OcppJson.Options).Length,
            size => RuleBrokenException.TooLong($"OCPP 2.0.1 {rule}", "value", limits, size));
    }

    /// <summary>How much the station has said that it takes in one message.</summary>
    /// <param name="component">The one that stands for the block.</param>
    /// <param name="message">Where the block has a limit for each of its messages; else null.</param>
    private async Task<MessageLimits> LimitsAsync(StationConnection station, string component, string? message, CancellationToken cancellationToken)
    {
        ValueTask<int?> LimitAsync(string variable) => inventory.LimitAsync(station.Session.Station.Key, SettingKey.Of(component, variable, message), cancellationToken);
        return new MessageLimits(await LimitAsync(ItemsVariable), await LimitAsync(BytesVariable));
    }

    private static ToldSettings Told(GetVariablesResponse answer) => new(
        [
            .. answer.GetVariableResult.Where(result => result.AttributeStatus == GetVariableStatus.Accepted)
                .Select(result => Key(result.Component, result.Variable, result.AttributeType).With(result.AttributeValue)),
        ],
        SettingSource.Read);

    private static ToldSettings Told(SetVariablesRequest request, SetVariablesResponse answer)
    {
        var accepted = answer.SetVariableResult.Where(result => result.AttributeStatus == SetVariableStatus.Accepted)
            .Select(result => Key(result.Component, result.Variable, result.AttributeType).Folded).ToHashSet();
        return new ToldSettings(
            [
                .. request.SetVariableData.Select(data => (Key: Key(data.Component, data.Variable, data.AttributeType), data.AttributeValue))
                    .Where(data => accepted.Contains(data.Key.Folded)).Select(data => data.Key.With(data.AttributeValue)),
            ],
            SettingSource.Written);
    }

    private static WrittenSetting Written(string key, SetVariableResult? result) => new()
    {
        Key = key,
        Status = result?.AttributeStatus.ToString() ?? "NoResult",
        ReasonCode = result?.AttributeStatusInfo?.ReasonCode,
        ReasonText = result?.AttributeStatusInfo?.AdditionalInfo,
    };

    private static GetVariableData ToGet(SettingKey key) => new() { Component = ComponentOf(key), Variable = VariableOf(key), AttributeType = AttributeOf(key) };

    private static SetVariableData ToSet(SettingKey key, string value) =>
        new() { Component = ComponentOf(key), Variable = VariableOf(key), AttributeType = AttributeOf(key), AttributeValue = value };

    private static Component ComponentOf(SettingKey key) => ComponentOf(key.Component, key.ComponentInstance, key.Evse, key.Connector);

    private static Variable VariableOf(SettingKey key) => new() { Name = key.Variable, Instance = key.VariableInstance };

    private static Attribute? AttributeOf(SettingKey key) => key.Attribute == SettingKey.Actual ? null : Enum.Parse<Attribute>(key.Attribute);

    private static SettingKey Key(Component component, Variable variable, Attribute? attribute) => new(
        component.Name, component.Instance, component.Evse?.Id, component.Evse?.ConnectorId, variable.Name, variable.Instance, (attribute ?? Attribute.Actual).Word());
}
