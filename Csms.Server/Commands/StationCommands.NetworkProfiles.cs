using System.Globalization;
using Csms.Domain.Configuration;
using Csms.Server.Connections;

namespace Csms.Server.Commands;

internal sealed partial class StationCommands
{
    private const string ActiveSlotKey = "OCPPCommCtrlr/ActiveNetworkProfile";
    private const string SlotPriorityKey = "OCPPCommCtrlr/NetworkConfigurationPriority";
    private const string DowngradeKey = "SecurityCtrlr/AllowSecurityProfileDowngrade";

    /// <summary>Writes a network profile into a slot that is not in use. OCPP 2.0.1 B09.</summary>
    public Task<CommandAnswer> SetNetworkProfileAsync(CommandOrigin origin, int slot, NetworkProfileCommand command, CancellationToken cancellationToken) => RunAsync(
        // The passwords stay out of the audit line.
        origin, "set-network-profile", new { Slot = slot, command.SecurityProfile, command.Interface },
        async (version, station) =>
        {
            version.RequireNetworkProfiles();
            CheckUrl(command);
            var profile = new NetworkProfile { Slot = slot, Url = command.Url, SecurityProfile = command.SecurityProfile, Interface = command.Interface, Status = "" };
            await CheckNetworkProfileAsync(version, station, profile, cancellationToken);
            var answer = await version.SetNetworkProfileAsync(station, slot, command, cancellationToken);
            await networkProfiles.SetAsync(station.Session.Station.Key, profile with { Status = answer.Status }, CancellationToken.None);
            return answer;
        },
        cancellationToken);

    /// <summary>
    /// Makes a station use other slots: puts them first, then resets it once nothing charges. Stops at the first step that the station does not take.
    /// OCPP 2.0.1 B10.
    /// </summary>
    public Task<NetworkSwitchAnswer> ActivateNetworkProfilesAsync(CommandOrigin origin, ActivateNetworkProfiles command, CancellationToken cancellationToken) => RunAsync(
        origin, "activate-network-profiles", command,
        async (version, station) =>
        {
            version.RequireNetworkProfiles();
            await CheckSlotsAsync(version, station, command.Slots, cancellationToken);
            var steps = new List<NetworkSwitchStep>();
            // B10.FR.05: what has begun here is to end here.
            if (command.MovesAway && !await DoAsync("availability", OutOfServiceAsync))
                return Switched(steps);
            if (await DoAsync("priority", PriorityAsync))
                await DoAsync("reset", ResetOnIdleAsync);
            return Switched(steps);

            async Task<bool> DoAsync(string step, Func<Task<string>> run)
            {
                var status = await run();
                steps.Add(new NetworkSwitchStep(step, status));
                return status == "Accepted" || (status == "RebootRequired" && step == "priority");
            }

            async Task<string> OutOfServiceAsync()
            {
                var inoperative = new AvailabilityCommand { Operative = false };
                var answer = await version.ChangeAvailabilityAsync(station, inoperative, cancellationToken);
                await KeepWishesAsync(version, station, new RawMeaning { ChangesAvailability = inoperative }, answer.Status);
                return answer.Status;
            }

            async Task<string> PriorityAsync()
            {
                var slots = string.Join(',', command.Slots.Select(slot => slot.ToString(CultureInfo.InvariantCulture)));
                return (await WriteKeptAsync(version, station, [new ConfigurationChange { Key = SlotPriorityKey, Value = slots }], cancellationToken))[0].Status;
            }

            async Task<string> ResetOnIdleAsync()
            {
                var reset = new ResetCommand();
                var answer = await version.ResetAsync(station, reset, cancellationToken);
                await KeepWishesAsync(version, station, new RawMeaning { Resets = reset }, answer.Status);
                return answer.Status;
            }
        },
        cancellationToken);

    private static NetworkSwitchAnswer Switched(List<NetworkSwitchStep> steps) => new()
    {
        Status = steps[^1].Status,
        ReasonText = steps[^1] is { Step: "availability", Status: "Scheduled" } ? "Transactions are still running; repeat this when they have ended." : null,
        Steps = steps,
    };

    private static void CheckUrl(NetworkProfileCommand command)
    {
        if (!Uri.TryCreate(command.Url, UriKind.Absolute, out var url) || url.Scheme is not ("ws" or "wss") || url.UserInfo.Length > 0)
            throw new RuleBrokenException("OCPP 2.0.1 B09", "url", "The URL begins with ws:// or wss:// and names no user.");
        if (command.SecurityProfile >= 2 && url.Scheme != "wss")
            throw new RuleBrokenException("OCPP 2.0.1 A00", "url", $"Security profile {command.SecurityProfile} is TLS: the URL begins with wss://.");
    }

    // What is in use is not to be overwritten, and a lower profile would let in who could not come in before: A05.FR.07, B09.FR.31.
    private async Task CheckNetworkProfileAsync(IStationCommands version, StationConnection station, NetworkProfile profile, CancellationToken cancellationToken)
    {
        var current = station.Session.Station.SecurityProfile;
        if (profile.SecurityProfile < current)
        {
            var allows = current == 3 && profile.SecurityProfile == 2
                && await inventory.FindAsync(station.Session.Station.Key, version.SettingOf(DowngradeKey), cancellationToken) is { Value: { } value }
                && bool.TryParse(value, out var isAllowed) && isAllowed;
            if (!allows)
                throw new RuleBrokenException("OCPP 2.0.1 A05.FR.07, B09.FR.31", "securityProfile", $"The station uses security profile {current}; there is no way back to {profile.SecurityProfile}.");
        }
        if (await ActiveSlotAsync(version, station, cancellationToken) == profile.Slot)
            throw new RuleBrokenException("OCPP 2.0.1 B09", "slot", $"Slot {profile.Slot} is in use. Write another one and activate it.");
    }

    private async Task CheckSlotsAsync(IStationCommands version, StationConnection station, IReadOnlyList<int> slots, CancellationToken cancellationToken)
    {
        if (slots.Count == 0 || slots.Distinct().Count() != slots.Count)
            throw new RuleBrokenException("OCPP 2.0.1 B10", "slots", "At least one slot, and none of them twice.");
        var written = (await networkProfiles.ListAsync(station.Session.Station.Key, cancellationToken)).Where(profile => profile.Status == "Accepted").Select(profile => profile.Slot);
        var used = Slots(await ReadOneAsync(version, station, SlotPriorityKey, cancellationToken));
        if (slots.Except(written).Except(used).Order().ToList() is [var empty, ..])
            throw new RuleBrokenException("OCPP 2.0.1 B10", "slots", $"Nothing that the station accepted was written into slot {empty}.");
    }

    // Asked of the station: what was known may be older than its last change of slots.
    private static async Task<int?> ActiveSlotAsync(IStationCommands version, StationConnection station, CancellationToken cancellationToken) =>
        Slots(await ReadOneAsync(version, station, ActiveSlotKey, cancellationToken)) is [var active, ..] ? active
        : Slots(await ReadOneAsync(version, station, SlotPriorityKey, cancellationToken)) is [var first, ..] ? first
        : null;

    private static async Task<string?> ReadOneAsync(IStationCommands version, StationConnection station, string key, CancellationToken cancellationToken) =>
        (await version.ReadConfigurationAsync(station, [key], cancellationToken)).Items is [{ Status: "Accepted", Value: { } value }, ..] ? value : null;

    private static IReadOnlyList<int> Slots(string? list) =>
    [
        .. (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var slot) ? slot : -1).Where(slot => slot >= 0),
    ];
}
