using System.Text.Json;
using Csms.Domain.Profiles;
using Csms.Domain.Stations;
using Csms.Protocol;
using Csms.Server.Calls;

namespace Csms.Server.Commands;

internal sealed partial class StationCommands
{
    /// <summary>Calls a station with any action of its version and returns the answer as it came. What the verbs forbid or keep, this forbids and keeps too.</summary>
    /// <exception cref="InvalidRequestException">The payload breaks the action's schema; it was not sent.</exception>
    public Task<RawAnswer> CallRawAsync(CommandOrigin origin, string action, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) => RunAsync(
        // The payload may hold a secret: the audit line names the action only.
        origin, $"call {action}", null,
        async (version, station) =>
        {
            var calls = caller.CallsOf(station.Version);
            var call = calls.Find(action) ?? throw new RuleBrokenException(
                "action", "", $"OCPP {station.Version.Number} stations can be called with: {string.Join(", ", calls.Calls.Select(known => known.Action).Order())}.");
            var meaning = call.Request.IsValid(payload.Span, out _) ? version.MeaningOf(Read(call, payload)) : RawMeaning.None;
            if (meaning.WritesPassword)
                throw new RuleBrokenException(
                    "OCPP 2.0.1 A01.FR.03", "", $"The station's password is changed by POST configuration with the key {version.PasswordKey}: the server has to know it too.");
            if (meaning.StartsOrStops)
                MustBeAccepted(station);
            if (meaning.AsksForBoot && station.Session.Registration == Registration.Accepted)
                throw new RuleBrokenException("OCPP 2.0.1 F06.FR.17, OCPP 1.6 errata 3.40", "requestedMessage", "A station that is accepted is not asked for a BootNotification.");
            if (meaning.Sets is { } set)
                ProfileRules.CheckForSet(set.Evse, set.Profile);
            if (meaning.Clears is { } criteria)
                ProfileRules.CheckForClear(criteria);
            if (meaning.Resets is { } reset)
                await CheckResetAsync(station, reset, cancellationToken);
            if (meaning.Transfers is { } transfer)
                await CheckTransferAsync(station, transfer, cancellationToken);
            if (meaning.Displays is { } message)
                await CheckDisplayAsync(version, station, message, cancellationToken);
            if (meaning.SetsNetworkProfile is { } networkProfile)
                await CheckNetworkProfileAsync(version, station, networkProfile, cancellationToken);
            Task<RawAnswer> Send() => caller.CallRawAsync(station, call, payload, cancellationToken);
            var answer = meaning switch
            {
                { Reserves: { } wish } => await ReserveKeptAsync(station, wish, _ => Send(), StatusOf, cancellationToken),
                { CancelsReservation: { } id } => await CancelKeptAsync(origin, station, id, Send, StatusOf),
                { Asks: { } request } => await AskKeptAsync(origin, station, request, _ => Send(), StatusOf, cancellationToken),
                _ => await Send(),
            };
            await KeepAsync(version, station.Session.Station.Key, meaning, StatusOf(answer));
            if (meaning is not { Tells: null, SetsMonitors: null, ClearsMonitors: null } && call.Response.IsValid(answer.Payload.Span, out _))
                await KeepToldAsync(origin, station.Session.Station.Key, meaning, call.Read(answer.Payload.Span));
            await KeepWishesAsync(version, station, meaning, StatusOf(answer));
            return answer;
        },
        cancellationToken);

    // Kept even when nobody waits for the answer any more: the station has done it.
    private async Task KeepAsync(IStationCommands version, StationKey station, RawMeaning meaning, string? status)
    {
        if (meaning.Clears is { } criteria && status is "Accepted" or "Unknown")
            await profiles.ClearedAsync(station, criteria, CancellationToken.None);
        if (meaning.Displays is { } message)
            await KeepDisplayAsync(station, message, status);
        if (meaning.ClearsDisplay is { } cleared && status is ("Accepted" or "Unknown"))
            await displays.RemovedAsync(station, cleared, CancellationToken.None);
        if (meaning.SetsNetworkProfile is { } networkProfile && status is not null)
            await networkProfiles.SetAsync(station, networkProfile with { Status = status }, CancellationToken.None);
        if (meaning.ChangesLocalList)
            await localLists.DoubtAsync(station, "A local list was sent by hand.", CancellationToken.None);
        if (meaning.ClearsCustomer && status == "Accepted")
            await localLists.DoubtAsync(station, "A customer was cleared at the station.", CancellationToken.None);
        if (meaning.DeletesCertificate is { } hash && status is "Accepted" or "NotFound")
            await installed.DeletedAsync(station, hash, CancellationToken.None);
        if (status != "Accepted")
            return;
        if (meaning.InstallsRoot is { } root)
            await KeepRootAsync(station, root);
        if (meaning.SetsMonitoringBase is { } word)
            await monitors.BaseSetAsync(station, word, CancellationToken.None);
        if (meaning.SetsMonitoringLevel is { } level)
            await monitors.LevelSetAsync(station, level, CancellationToken.None);
        if (meaning.Sets is not { } set)
            return;
        // A 1.6 station takes a TxProfile without a transaction for the one that runs there.
        if (set is { OcppTransactionId: null, Profile.Purpose: ProfilePurpose.TxProfile })
            set = set with { OcppTransactionId = (await ledger.FindRunningAsync(station, set.Evse, CancellationToken.None))?.OcppTransactionId };
        await profiles.AcceptedAsync(station, set, earlier => version.Replaces(earlier, set), CancellationToken.None);
    }

    // What a readable answer says element by element.
    private async Task KeepToldAsync(CommandOrigin origin, StationKey station, RawMeaning meaning, object answer)
    {
        if (meaning.Tells is { } tells)
            await inventory.ToldAsync(station, tells(answer), CancellationToken.None);
        if (meaning.SetsMonitors is { } sets)
            await KeepMonitorsAsync(origin, station, sets(answer));
        if (meaning.ClearsMonitors is { } clears)
            await ForgetMonitorsAsync(station, clears(answer));
    }

    // A station under test may take what is no certificate: then there is nothing that could be listed.
    private async Task KeepRootAsync(StationKey station, InstallRootCommand root)
    {
        using var certificate = RootCertificate.Find(root.Certificate);
        await installed.InstalledAsync(
            station, root.Use, certificate?.Subject ?? "unreadable", certificate is null ? null : RootCertificate.Describe(certificate, root.Use), CancellationToken.None);
    }

    private static object Read(Call call, ReadOnlyMemory<byte> payload)
    {
        try
        {
            return call.ReadRequest(payload.Span);
        }
        catch (JsonException fault)
        {
            throw new RuleBrokenException("range", fault.Path?.TrimStart('$', '.') ?? "", "The value is out of range.");
        }
    }

    private static string? StatusOf(RawAnswer answer) =>
        Api.RawJson.Parse(answer.Payload.Span) is { ValueKind: JsonValueKind.Object } members
        && members.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.String
            ? status.GetString()
            : null;
}
