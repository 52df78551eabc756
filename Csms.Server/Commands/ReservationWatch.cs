using Csms.Domain.Reservations;
using Csms.Domain.Stations;
using Csms.Server.Connections;
using Csms.Server.Hosting;

namespace Csms.Server.Commands;

/// <summary>
/// Looks after reservations while nobody asks: ends those whose time is over, and withdraws those that a station may have or not. Asking for them again
/// would be as safe (the same id replaces), but whoever wanted one was told that it failed: an EVSE would be kept free for nobody.
/// </summary>
internal sealed partial class ReservationWatch(
    ReservationBook reservations, StationDirectory directory, StationCommands commands, TimeProvider time, ILogger<ReservationWatch> logger)
    : Watch(Period, time)
{
    /// <summary>How late an end may be noticed; drivers are told minutes.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    /// <summary>The socket over which each was tried last: a station that does not answer is not asked again until it is back.</summary>
    private readonly SocketMemory<int, bool> _tried = new();

    /// <summary>Before anything listens: what was being asked for when the process ended is in doubt.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await reservations.RecoverAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task LookAsync(CancellationToken stopping)
    {
        await reservations.ExpireAsync(stopping);
        var unanswered = await reservations.ListUnansweredAsync(stopping);
        var ids = unanswered.Select(reservation => reservation.Id).ToHashSet();
        _tried.Tidy(ids.Contains);
        foreach (var ofStation in unanswered.GroupBy(reservation => reservation.StationId))
            Begin(ofStation.Key, token => WithdrawAsync(ofStation, token));
    }

    private async Task WithdrawAsync(IEnumerable<Reservation> ofStation, CancellationToken stopping)
    {
        foreach (var reservation in ofStation)
            await WithdrawAsync(reservation, stopping);
    }

    private async Task WithdrawAsync(Reservation reservation, CancellationToken stopping)
    {
        if (directory.Find(reservation.StationId) is not { Session.Registration: Registration.Accepted } connection || _tried.Find(reservation.Id, connection))
            return;
        _tried.Keep(reservation.Id, connection, true);
        try
        {
            await commands.CancelReservationAsync(CommandOrigin.Own(reservation.StationId), reservation.Id, stopping);
        }
        catch (Exception failure) when (CommandFailure.IsExpected(failure))
        {
            StaysInDoubt(reservation.StationId, reservation.Id, failure.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{StationId}: reservation {ReservationId} stays in doubt: {Reason}")]
    private partial void StaysInDoubt(string stationId, int reservationId, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Reservations could not be looked after; the next try is in half a minute")]
    protected override partial void LookedInVain(Exception failure);
}
