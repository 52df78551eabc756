namespace Csms.Simulator;

/// <summary>
/// Somebody who charges at an EVSE again and again: plugs in, shows a card, waits until the battery is full or the time is up, leaves, and is followed
/// by the next one.
/// </summary>
/// <param name="station">The station, started or not.</param>
/// <param name="evse">The EVSE's id.</param>
/// <param name="idToken">The card.</param>
public sealed class Driver(SimulatedStation station, int evse, string idToken)
{
    /// <summary>What drives up. Default an ordinary vehicle.</summary>
    public Vehicle Vehicle { get; init; } = new();

    /// <summary>Whoever has stayed so long leaves. Default 8 hours.</summary>
    public TimeSpan LongestStay { get; init; } = TimeSpan.FromHours(8);

    /// <summary>How long the EVSE stays free between two drivers. Default 30 s.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Goes on until it is cancelled, which is no error.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await station.WaitForAsync(one => one.Idle && one.Evses[evse - 1] is { Plugged: false, State: ConnectorState.Available }, cancellationToken);
                await ChargeOnceAsync(cancellationToken);
                await Task.Delay(Pause, station.Options.TimeProvider, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The end that was asked for.
        }
    }

    private async Task ChargeOnceAsync(CancellationToken cancellationToken)
    {
        var place = station.Evses[evse - 1];
        station.PlugIn(evse, Vehicle);
        station.PresentCard(evse, idToken);
        using var stay = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var timeUp = Task.Delay(LongestStay, station.Options.TimeProvider, stay.Token);
        // Full, or stopped by somebody else, or never begun because the card was refused.
        var done = station.WaitForAsync(one => one.Idle && (!place.InTransaction || place.State == ConnectorState.SuspendedEV), stay.Token);
        await Task.WhenAny(done, timeUp);
        await stay.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        if (place.InTransaction)
            station.PresentCard(evse, idToken);
        station.Unplug(evse);
    }
}
