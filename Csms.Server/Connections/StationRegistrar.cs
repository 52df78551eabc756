using System.Net.WebSockets;
using Csms.Domain.Certificates;
using Csms.Domain.Stations;
using Csms.Protocol;
using Csms.Server.Commands;

namespace Csms.Server.Connections;

/// <summary>Boots a station in both versions: what is stored, what is answered and what its session knows stay the same thing.</summary>
internal sealed class StationRegistrar(StationRegistry stations, StationCommands commands, StationJournal journal)
{
    /// <summary>Stands where an operator's name does.</summary>
    private const string Name = "csms";

    public async ValueTask<BootAnswer> BootAsync(StationConnection connection, BootReport report, CancellationToken cancellationToken)
    {
        if (connection.CertifiedName is { } name)
            report = report with { SerialNumber = Certified(connection, name, report.SerialNumber) };
        report = report with { MayOnlyRenew = connection.MayOnlyRenew };
        var session = connection.Session;
        var answer = await stations.BootAsync(session.Station.Key, report, cancellationToken);
        session.Station = await stations.FindAsync(session.StationId, cancellationToken) ?? session.Station;
        session.Registration = answer.Registration;
        // Rules are chosen by vendor, model and firmware, which may just have changed.
        session.LeniencyRules = null;
        session.Count = null;
        return answer;
    }

    /// <summary>What follows the answer. OCPP 2.0.1 A00.FR.429, A00.FR.807: a station whose certificate is over is asked for a new one at once.</summary>
    public Task AfterBootAsync(StationConnection connection, CancellationToken cancellationToken) =>
        connection is { MayOnlyRenew: true, Session.Registration: Registration.Pending }
            ? commands.RenewCertificateAsync(new CommandOrigin(connection.StationId, Name), SigningUse.Station, cancellationToken)
            : Task.CompletedTask;

    // OCPP 2.0.1 B01.FR.11, B01.FR.12. A station that does not name its serial number has the one that its certificate names.
    private string Certified(StationConnection connection, string name, string? reported)
    {
        if (string.IsNullOrEmpty(reported) || reported == name)
            return name;
        journal.InvalidCertificate(connection.StationId, $"The certificate is for '{name}', but the station booted with the serial number '{reported}'.");
        _ = connection.CloseAsync(WebSocketCloseStatus.PolicyViolation, ConnectionEnding.OtherSerialNumber);
        throw new RpcException(RpcErrorCode.SecurityError, ConnectionEnding.OtherSerialNumber.Reason);
    }
}
