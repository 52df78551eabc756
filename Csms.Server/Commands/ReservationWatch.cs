using Csms.Domain.Reservations;
using Csms.Domain.Stations;
using Csms.Server.Calls;
using Csms.Server.Connections;

namespace Csms.Server.Commands;

/// <summary>
/// Looks after reservations while nobody asks: ends those whose time is over, and withdraws those that a station may have or not. Asking for them again
/// would be as safe (the same id replaces), but whoever wanted one was told that it failed: an EVSE would be kept free for nobody.
/// </summary>
internal sealed partial class ReservationWatch(
    ReservationBook reservations, StationDirectory directory, StationCommands commands, TimeProvider time, ILogger<ReservationWatch> logger)
    : IHostedService, IAsyncDisposable
{
    /// <summary>Stands where an operator's name does.</summary>
    private const string Name = "csms";

    /// <summary>How late an end may be noticed; drivers are told minutes.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stopping = new();

    /// <summary>The socket over which each was tried last: a station that does not answer is not asked again until it is back.</summary>
    private readonly Dictionary<int, StationConnection> _tried = [];

    private Task _loop = Task.CompletedTask;
    private Task _withdrawal = Task.CompletedTask;

    /// <summary>Before anything listens: what was being asked for when the process ended is in doubt.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await reservations.RecoverAsync(cancellationToken);
        _loop = LoopAsync();
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _loop;
        await _withdrawal;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        _stopping.Dispose();
    }

    private async Task LoopAsync()
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                await TryAsync(() => reservations.ExpireAsync(_stopping.Token).AsTask());
                // A station that is slow to answer delays no end of another reservation.
                if (_withdrawal.IsCompleted)
                    _withdrawal = TryAsync(WithdrawAsync);
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task TryAsync(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
            // The host stops.
        }
        catch (Exception failure)
        {
            TriedInVain(failure);
        }
    }

    private async Task WithdrawAsync()
    {
        var unanswered = await reservations.ListUnansweredAsync(_stopping.Token);
        var ids = unanswered.Select(reservation => reservation.Id).ToHashSet();
        foreach (var settled in _tried.Keys.Where(id => !ids.Contains(id)).ToList())
            _tried.Remove(settled);
        await Task.WhenAll(unanswered.Select(WithdrawAsync));
    }

    private async Task WithdrawAsync(Reservation reservation)
    {
        if (directory.Find(reservation.StationId) is not { Session.Registration: Registration.Accepted } connection
            || _tried.GetValueOrDefault(reservation.Id) == connection)
            return;
        _tried[reservation.Id] = connection;
        try
        {
            await commands.CancelReservationAsync(new CommandOrigin(reservation.StationId, Name), reservation.Id, _stopping.Token);
        }
        catch (Exception failure) when (failure is StationCallException or NotConnectedException or NotKnownException or RuleBrokenException)
        {
            StaysInDoubt(reservation.StationId, reservation.Id, failure.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{StationId}: reservation {ReservationId} stays in doubt: {Reason}")]
    private partial void StaysInDoubt(string stationId, int reservationId, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Reservations could not be looked after; the next try is in half a minute")]
    private partial void TriedInVain(Exception failure);
}
