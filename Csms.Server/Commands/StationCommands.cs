using System.Text.Json;
using Csms.Domain.Certificates;
using Csms.Domain.Configuration;
using Csms.Domain.Displays;
using Csms.Domain.Events;
using Csms.Domain.Files;
using Csms.Domain.LocalLists;
using Csms.Domain.Monitors;
using Csms.Domain.Operators;
using Csms.Domain.Prices;
using Csms.Domain.Profiles;
using Csms.Domain.Requests;
using Csms.Domain.Reservations;
using Csms.Domain.Stations;
using Csms.Domain.Timeline;
using Csms.Domain.Tokens;
using Csms.Domain.Transactions;
using Csms.Protocol;
using Csms.Server.Calls;
using Csms.Server.Connections;
using Csms.Server.Files;
using Csms.Server.Ocpp16;
using Csms.Server.Ocpp201;
using Csms.Server.SmartCharging;
using Csms.Server.Telemetry;
using Csms.Server.Transfers;

namespace Csms.Server.Commands;

/// <summary>
/// Gives an operator's commands to stations: finds the socket, writes the audit line, has the command translated and tells the listeners how it
/// ended. Commands that do more have a file of their own, <c>StationCommands.RemoteStart.cs</c> and so on.
/// </summary>
internal sealed partial class StationCommands(
    StationRegistry stations,
    StationDirectory directory,
    Ocpp16Commands commands16,
    Ocpp201Commands commands201,
    StationCaller caller,
    AuditTrail audit,
    EventStream events,
    TokenBook tokens,
    TransactionLedger ledger,
    RemoteStarts remoteStarts,
    ChargingProfiles profiles,
    ReservationBook reservations,
    InstalledCertificates installed,
    LocalListBook localLists,
    RequestBook requests,
    TransferDesk transfers,
    DisplayBook displays,
    IPriceSource prices,
    ToldPrices toldPrices,
    StationWishes wishes,
    ProfileSender sender,
    Negotiations negotiations,
    DeviceModel deviceModel,
    MonitorBook monitors,
    SettingInventory inventory,
    WantedSettings wanted,
    NetworkProfiles networkProfiles,
    StationTimeline timeline,
    LogBook logs,
    FirmwareLibrary library,
    FirmwareUpdates updates,
    FirmwareSignatures signatures,
    FileUrls urls,
    Traffic traffic,
    TimeProvider time)
{
    /// <summary>Runs a command against a connected station.</summary>
    /// <param name="name">The command's name in the audit trail and in events.</param>
    /// <param name="detail">What the audit line keeps of it; holds no secret.</param>
    /// <exception cref="NotKnownException">There is no such station.</exception>
    /// <exception cref="NotConnectedException">The station is not connected.</exception>
    /// <exception cref="RuleBrokenException">OCPP forbids it.</exception>
    /// <exception cref="StationCallException">The station gave no answer that can be read.</exception>
    public async Task<TAnswer> RunAsync<TAnswer>(
        CommandOrigin origin, string name, object? detail, Func<IStationCommands, StationConnection, Task<TAnswer>> run, CancellationToken cancellationToken)
    {
        _ = await stations.FindAsync(origin.StationId, cancellationToken) ?? throw NotKnownException.Station(origin.StationId);
        var connection = directory.Find(origin.StationId) ?? throw new NotConnectedException(origin.StationId);
        if (connection.Session.Registration == Registration.Rejected)
            throw new RuleBrokenException("OCPP 2.0.1 B03.FR.03, OCPP 1.6 §4.2", "", "The station's registration is Rejected: nothing is sent to it.");

        using var span = traffic.Commanding(name, origin.StationId);
        var json = detail is null ? null : JsonSerializer.Serialize(detail, detail.GetType(), Api.ApiJson.Options);
        await audit.RecordAsync(
            new Deed { OperatorName = origin.OperatorName, Action = name, StationId = origin.StationId, Detail = json, Address = origin.Address }, cancellationToken);
        try
        {
            var answer = await run(connection.Version == OcppVersion.Ocpp16 ? commands16 : commands201, connection);
            Tell(origin, name, (answer as CommandAnswer)?.Status ?? "Answered", null);
            return answer;
        }
        catch (Exception failure)
        {
            Tell(origin, name, "Failed", failure.Message);
            throw;
        }
    }

    private void Tell(CommandOrigin origin, string name, string status, string? reason)
    {
        if (events.HasSubscribers)
            events.Publish(EventKind.Command, origin.StationId, new { Command = name, Operator = origin.OperatorName, Status = status, Reason = reason });
    }

    // OCPP 1.6 §4.2, OCPP 2.0.1 B02.FR.01: a station that is not accepted is not asked to start or stop a transaction.
    private static void MustBeAccepted(StationConnection connection)
    {
        if (connection.Session.Registration != Registration.Accepted)
            throw new RuleBrokenException(
                "OCPP 2.0.1 B02.FR.01, OCPP 1.6 §4.2", "", "The station is not accepted yet: transactions are neither started nor stopped remotely.");
    }
}
