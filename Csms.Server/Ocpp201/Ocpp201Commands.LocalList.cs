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
        string[] keys = [.. ((string[])["Available", "Enabled", ItemsVariable, BytesVariable]).Select(name => $"{LocalListComponent}{KeySeparator}{name}")];
        var answer = await ReadConfigurationAsync(station, keys, cancellationToken);
        var off = keys.FirstOrDefault(key => answer.Items.Any(item => Same(item.Key, key) && Same(item.Value?.Trim(), "false")));
        var known = await deviceModel.VariablesAsync(station.Session.Station.Key, cancellationToken);
        return new LocalListLimits
        {
            IsEnabled = off is null,
            DisabledBecause = off is null ? null : $"The station's local list is switched off ({off} is false).",
            MaxEntries = (int?)known.FirstOrDefault(variable => Same(variable.Component, LocalListComponent) && Same(variable.Variable, "Entries") && variable.MaxLimit is not null)?.MaxLimit,
            PerMessage = await LimitsAsync(station, LocalListComponent, null, cancellationToken),
        };

        // The names of components and variables are identifierStrings: upper and lower case are the same.
        static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
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
