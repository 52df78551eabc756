using Csms.Domain.Reservations;
using Csms.Domain.Stations;
using Csms.Server.Connections;
using Csms.Server.Hosting;

namespace Csms.Server.Commands;

/// <summary>
/// Looks after reservations while nobody asks: ends those whose time is over, and withdraws those that a station may have or not. Asking for them again
/// would be as safe (the same id replaces), but whoever wanted one was told that it failed: an EVSE would be kept free for nobody.
/// </summary>
internal sealed partial class ReservationWatch : IHostedService, IAsyncDisposable
{
    /// <summary>How late an end may be noticed; drivers are told minutes.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private readonly ReservationBook _reservations;
    private readonly StationDirectory _directory;
    private readonly StationCommands _commands;
    private readonly ILogger<ReservationWatch> _logger;

    // Two: a station that is slow to answer delays no end of another reservation.
    private readonly Rounds _ends;
    private readonly Rounds _withdrawals;

    /// <summary>The socket over which each was tried last: a station that does not answer is not asked again until it is back.</summary>
    private readonly Dictionary<int, StationConnection> _tried = [];

    public ReservationWatch(
        ReservationBook reservations, StationDirectory directory, StationCommands commands, TimeProvider time, ILogger<ReservationWatch> logger)
    {
        (_reservations, _directory, _commands, _logger) = (reservations, directory, commands, logger);
        _ends = new Rounds(Period, time, stopping => reservations.ExpireAsync(stopping).AsTask(), TriedInVain);
        _withdrawals = new Rounds(Period, time, WithdrawAsync, TriedInVain);
    }

    /// <summary>Before anything listens: what was being asked for when the process ended is in doubt.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _reservations.RecoverAsync(cancellationToken);
        _ends.Start();
        _withdrawals.Start();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_ends.StopAsync(), _withdrawals.StopAsync());

    public async ValueTask DisposeAsync()
    {
        await _ends.DisposeAsync();
        await _withdrawals.DisposeAsync();
    }

    private async Task WithdrawAsync(CancellationToken stopping)
    {
        var unanswered = await _reservations.ListUnansweredAsync(stopping);
        var ids = unanswered.Select(reservation => reservation.Id).ToHashSet();
        foreach (var settled in _tried.Keys.Where(id => !ids.Contains(id)).ToList())
            _tried.Remove(settled);
        await Task.WhenAll(unanswered.Select(reservation => WithdrawAsync(reservation, stopping)));
    }

    private async Task WithdrawAsync(Reservation reservation, CancellationToken stopping)
    {
        if (_directory.Find(reservation.StationId) is not { Session.Registration: Registration.Accepted } connection
            || _tried.GetValueOrDefault(reservation.Id) == connection)
            return;
        _tried[reservation.Id] = connection;
        try
        {
            await _commands.CancelReservationAsync(CommandOrigin.Own(reservation.StationId), reservation.Id, stopping);
        }
        catch (Exception failure) when (CommandFailure.IsExpected(failure))
        {
            StaysInDoubt(reservation.StationId, reservation.Id, failure.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{StationId}: reservation {ReservationId} stays in doubt: {Reason}")]
    private partial void StaysInDoubt(string stationId, int reservationId, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Reservations could not be looked after; the next try is in half a minute")]
    private partial void TriedInVain(Exception failure);
}
