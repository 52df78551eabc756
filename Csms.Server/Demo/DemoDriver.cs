using Csms.Simulator;

namespace Csms.Server.Demo;

/// <summary>
/// A driver at one EVSE: plugs in, shows a card, charges, unplugs, and comes back later. Every station but the last is charged by cards; the last
/// waits for a remote start.
/// </summary>
internal sealed class DemoDriver(SimulatedStation station, int evse, TimeProvider time, Random random)
{
    public async Task DriveAsync(CancellationToken cancellationToken)
    {
        await PauseAsync(1, 5, cancellationToken);
        while (!cancellationToken.IsCancellationRequested)
        {
            station.PlugIn(evse, new Vehicle { StateOfChargePercent = random.Next(10, 60), Phases = random.Next(0, 2) == 0 ? 1 : 3 });
            await PauseAsync(1, 3, cancellationToken);
            station.PresentCard(evse, $"DRIVER-{random.Next(1, 1000):000}");
            await PauseAsync(60, 180, cancellationToken);
            station.Unplug(evse);
            await PauseAsync(5, 20, cancellationToken);
        }
    }

    private Task PauseAsync(int minimumSeconds, int maximumSeconds, CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromSeconds(random.Next(minimumSeconds, maximumSeconds)), time, cancellationToken);
}
