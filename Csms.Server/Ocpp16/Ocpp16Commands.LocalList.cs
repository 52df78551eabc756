using System.Globalization;
using Csms.Domain.Configuration;
using Csms.Domain.LocalLists;
using Csms.Protocol.Ocpp16;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp16;

internal sealed partial class Ocpp16Commands
{
    private const string EnabledKey = "LocalAuthListEnabled";
    private const string MaxEntriesKey = "LocalAuthListMaxLength";
    private const string MaxPerMessageKey = "SendLocalListMaxLength";

    public bool HasTokenTypes => false;

    // Asked each time: the answer is small, and a remembered one would have to follow every change.
    public async Task<LocalListLimits> LocalListLimitsAsync(StationConnection station, CancellationToken cancellationToken)
    {
        var answer = await ReadConfigurationAsync(station, [EnabledKey, MaxEntriesKey, MaxPerMessageKey], cancellationToken);
        string? Value(string name) => answer.Items.FirstOrDefault(item => item.Key.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value?.Trim();
        int? Number(string name) => int.TryParse(Value(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        var isOff = string.Equals(Value(EnabledKey), "false", StringComparison.OrdinalIgnoreCase);
        return new LocalListLimits
        {
            IsEnabled = !isOff,
            DisabledBecause = isOff ? $"The station's local list is switched off ({EnabledKey} is false)." : null,
            MaxEntries = Number(MaxEntriesKey),
            PerMessage = new MessageLimits(Number(MaxPerMessageKey), null),
        };
    }

    public async Task<int> LocalListVersionAsync(StationConnection station, CancellationToken cancellationToken) =>
        (await caller.CallAsync(station, new GetLocalListVersionRequest(), cancellationToken)).ListVersion;

    // 1.6 limits a message by its entries only.
    public int SizeOf(LocalListEntry entry) => 0;

    public async Task<CommandAnswer> SendLocalListAsync(StationConnection station, LocalListPart part, CancellationToken cancellationToken)
    {
        var request = new SendLocalListRequest
        {
            ListVersion = part.Version,
            UpdateType = part.IsFull ? UpdateType.Full : UpdateType.Differential,
            LocalAuthorizationList = part.Entries.Count == 0 ? null : [.. part.Entries.Select(ToEntry)],
        };
        return Answer((await caller.CallAsync(station, request, cancellationToken)).Status);
    }

    private static AuthorizationData ToEntry(LocalListEntry entry) => new()
    {
        IdTag = entry.IdToken,
        IdTagInfo = entry.Authorization is null ? null : Translation.ToIdTagInfo(entry.Authorization),
    };
}
