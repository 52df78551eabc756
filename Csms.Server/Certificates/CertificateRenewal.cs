using Csms.Domain.Certificates;
using Csms.Domain.Stations;
using Csms.Domain.Timeline;
using Csms.Server.Commands;
using Csms.Server.Connections;
using Csms.Server.Hosting;

namespace Csms.Server.Certificates;

/// <summary>
/// OCPP 2.0.1 A00.FR.429, A00.FR.807: a station whose certificate is over, and that was let in nevertheless, is asked for a new one at once: after its boot, or
/// where it is back without one.
/// </summary>
internal sealed partial class CertificateRenewal(
    StationDirectory directory, StationCommands commands, StationTimeline timeline, TimeProvider time, ILogger<CertificateRenewal> logger)
    : Watch(Period, time), IAfterBoot
{
    /// <summary>A station that boots does so within moments, and is better asked after that.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    /// <summary>Whether a station has agreed; without an entry it was not asked.</summary>
    private readonly SocketMemory<string, bool?> _agreed = new();

    public Task BootedAsync(StationConnection connection, CancellationToken cancellationToken) =>
        IsToBeAsked(connection) && _agreed.Find(connection.StationId, connection) is not true ? AskAsync(connection, cancellationToken) : Task.CompletedTask;

    protected override Task LookAsync(CancellationToken stopping)
    {
        _agreed.Tidy(_ => true);
        foreach (var connection in directory.Connections.Where(connection => IsToBeAsked(connection) && _agreed.Find(connection.StationId, connection) is null))
            Begin(connection.StationId, token => AskAsync(connection, token));
        return Task.CompletedTask;
    }

    private static bool IsToBeAsked(StationConnection connection) => connection is { MayOnlyRenew: true, Session.Registration: Registration.Pending };

    private async Task AskAsync(StationConnection connection, CancellationToken cancellationToken)
    {
        _agreed.Keep(connection.StationId, connection, false);
        try
        {
            var answer = await commands.RenewCertificateAsync(CommandOrigin.Own(connection.StationId), SigningUse.Station, cancellationToken);
            _agreed.Keep(connection.StationId, connection, answer.Status == "Accepted");
        }
        catch (Exception failure) when (CommandFailure.IsExpected(failure))
        {
            timeline.Add(connection.StationId, TimelineKind.Security, $"The station could not be asked for a new certificate: {failure.Message}");
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Stations whose certificate is over could not be looked after; the next try is in five seconds")]
    protected override partial void LookedInVain(Exception failure);
}
