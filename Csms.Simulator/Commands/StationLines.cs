namespace Csms.Simulator.Commands;

/// <summary>A station's life as plain lines: one for each change, and with <c>--verbose</c> one for each frame.</summary>
internal sealed class StationLines(SimulatedStation station, bool verbose)
{
    private readonly Dictionary<int, string> _shown = [];
    private bool _connected;
    private Registration _registration;

    public void Begin()
    {
        foreach (var evse in station.Evses)
            _shown[evse.Id] = Key(evse);
        station.Changed += ShowChanges;
        if (!verbose)
            return;
        station.FrameSent += frame => Write($"-> {frame.Text}");
        station.FrameReceived += frame => Write($"<- {frame.Text}");
    }

    public static async Task UntilCancelledAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C is the end that was asked for.
        }
    }

    private void ShowChanges()
    {
        if (_connected != station.Connected)
        {
            _connected = station.Connected;
            Write(_connected ? $"connected to {station.Options.Url}" : $"disconnected: {station.LastConnectionProblem}");
        }
        if (_registration != station.Registration)
        {
            _registration = station.Registration;
            Write($"registration {_registration}");
        }
        foreach (var evse in station.Evses)
        {
            var key = Key(evse);
            if (_shown.GetValueOrDefault(evse.Id) == key)
                continue;
            _shown[evse.Id] = key;
            Write($"EVSE {evse.Id}: {evse.State}, {evse.PowerW:0} W, {evse.EnergyWh:0} Wh{(evse.StateOfChargePercent is { } percent ? $", battery {percent:0} %" : "")}{(evse.TransactionId is { } id ? $", transaction {id}" : "")}");
        }
    }

    // Energy counts by full kWh here, or every tick would be a line.
    private static string Key(SimulatedEvse evse) => $"{evse.State} {evse.TransactionId} {decimal.Floor(evse.EnergyWh / 1000)}";

    private void Write(string text) => Console.WriteLine($"{station.Options.TimeProvider.GetUtcNow():HH:mm:ss.fff} {station.Id} {text}");
}
