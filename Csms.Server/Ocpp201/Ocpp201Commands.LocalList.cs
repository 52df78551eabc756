using System.Globalization;
using System.Text.Json;
using Csms.Domain.LocalLists;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp201;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp201;

internal sealed partial class Ocpp201Commands
{
    private const string LocalListComponent = "LocalAuthListCtrlr";

    public bool HasTokenTypes => true;

    // Asked each time, but for the maximum of Entries: a limit of a variable stands in reports only.
    public async Task<LocalListLimits> LocalListLimitsAsync(StationConnection station, CancellationToken cancellationToken)
    {
        var component = new Component { Name = LocalListComponent };
        var request = new GetVariablesRequest
        {
            GetVariableData =
                [.. ((string[])["Available", "Enabled", "ItemsPerMessage", "BytesPerMessage"]).Select(name => new GetVariableData { Component = component, Variable = new Variable { Name = name } })],
        };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        string? Value(string name) => answer.GetVariableResult.FirstOrDefault(result => result.Variable.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.AttributeValue?.Trim();
        int? Number(string name) => int.TryParse(Value(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
        var off = ((string[])["Available", "Enabled"]).FirstOrDefault(name => string.Equals(Value(name), "false", StringComparison.OrdinalIgnoreCase));
        var known = await deviceModel.VariablesAsync(station.Session.Station.Key, cancellationToken);
        return new LocalListLimits
        {
            IsEnabled = off is null,
            DisabledBecause = off is null ? null : $"The station's local list is switched off ({LocalListComponent}/{off} is false).",
            MaxEntries = (int?)known.FirstOrDefault(variable => variable.Component == LocalListComponent && variable.Variable == "Entries" && variable.MaxLimit is not null)?.MaxLimit,
            MaxEntriesPerMessage = Number("ItemsPerMessage"),
            MaxBytesPerMessage = Number("BytesPerMessage"),
        };
    }

    public async Task<int> LocalListVersionAsync(StationConnection station, CancellationToken cancellationToken) =>
        (await caller.CallAsync(station, new GetLocalListVersionRequest(), cancellationToken)).VersionNumber;

    public int SizeOf(LocalListEntry entry) => JsonSerializer.SerializeToUtf8Bytes(ToEntry(entry), OcppJson.Options).Length;

    public async Task<CommandAnswer> SendLocalListAsync(StationConnection station, LocalListPart part, CancellationToken cancellationToken)
    {
        var request = new SendLocalListRequest
        {
            VersionNumber = part.Version,
            UpdateType = part.IsFull ? Update.Full : Update.Differential,
            LocalAuthorizationList = part.Entries.Count == 0 ? null : [.. part.Entries.Select(ToEntry)],
        };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }

    // A token of any type is taken for what nearly all are, a card.
    private static Authorization ToEntry(LocalListEntry entry) => new()
    {
        IdToken = new IdToken { Value = entry.IdToken, Type = (entry.Type is null ? null : WireWords.Parse<IdTokenType>(entry.Type)) ?? IdTokenType.ISO14443 },
        IdTokenInfo = entry.Authorization is null ? null : Translation.ToIdTokenInfo(entry.Authorization),
    };
}
