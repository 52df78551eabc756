using Spectre.Console;
using Spectre.Console.Rendering;

namespace Csms.Simulator.Commands;

/// <summary>A station on a live panel: its EVSEs, the last frames, and the keys that work it.</summary>
internal sealed class StationPanel(SimulatedStation station, string token, IAnsiConsole console)
{
    private const int FramesShown = 14;

    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(200);

    private readonly Queue<(string Arrow, StationFrame Frame)> _frames = new();
    private readonly Lock _gate = new();
    private int _evse = 1;
    private bool _quit;
    private string _hint = "";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        station.FrameSent += frame => Remember("[green]→[/]", frame);
        station.FrameReceived += frame => Remember("[blue]←[/]", frame);
        using var timer = new PeriodicTimer(RefreshInterval, station.Options.TimeProvider);
        try
        {
            await console.Live(Draw()).StartAsync(async live =>
            {
                while (!_quit)
                {
                    while (Console.KeyAvailable)
                        Press(Console.ReadKey(intercept: true).KeyChar);
                    live.UpdateTarget(Draw());
                    await timer.WaitForNextTickAsync(cancellationToken);
                }
            });
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C is the end that was asked for.
        }
    }

    private void Press(char key)
    {
        _hint = "";
        var evse = station.Evses[_evse - 1];
        switch (char.ToLowerInvariant(key))
        {
            case >= '1' and <= '9' when key - '0' <= station.Evses.Count:
                _evse = key - '0';
                break;
            case 'p' when !evse.Plugged:
                station.PlugIn(_evse);
                break;
            case 'c':
                station.PresentCard(_evse, token);
                break;
            case 'u':
                station.Unplug(_evse);
                break;
            case 'f' when evse.State == ConnectorState.Faulted:
                station.ClearFault(_evse);
                break;
            case 'f':
                station.Fault(_evse);
                break;
            case 'o' when station.Connected:
                station.GoOffline();
                break;
            case 'o':
                station.GoOnline();
                break;
            case 'q':
                _quit = true;
                break;
            default:
                _hint = $"'{key}' does nothing here.";
                break;
        }
    }

    private void Remember(string arrow, StationFrame frame)
    {
        lock (_gate)
        {
            _frames.Enqueue((arrow, frame));
            if (_frames.Count > FramesShown)
                _frames.Dequeue();
        }
    }

    // A frame has one line: what does not fit is cut off, not wrapped.
    private Markup Line(string arrow, StationFrame frame)
    {
        var room = Math.Max(20, console.Profile.Width - "00:00:00 → ".Length);
        var text = frame.Text.Length > room ? string.Concat(frame.Text.AsSpan(0, room - 1), "…") : frame.Text;
        return new Markup($"[grey]{frame.At:HH:mm:ss}[/] {arrow} {Markup.Escape(text)}");
    }

    private Rows Draw()
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("", "EVSE", "state", "power", "offered", "register", "battery", "transaction");
        foreach (var evse in station.Evses)
        {
            table.AddRow(
                evse.Id == _evse ? ">" : "",
                $"{evse.Id}",
                $"{evse.State}",
                $"{evse.PowerW:0} W",
                $"{evse.OfferedW:0} W",
                $"{evse.EnergyWh:0} Wh",
                evse.StateOfChargePercent is { } percent ? $"{percent:0.0} %" : "",
                Markup.Escape(evse.TransactionId ?? ""));
        }
        var connection = station.Connected ? $"[green]connected[/], {station.Registration}" : $"[red]offline[/] {Markup.Escape(station.LastConnectionProblem ?? "")}";
        IRenderable[] frames;
        lock (_gate)
            frames = [.. _frames.Select(entry => Line(entry.Arrow, entry.Frame))];
        return new Rows(
        [
            new Markup($"[bold]{Markup.Escape(station.Id)}[/] {connection}, {station.QueuedTransactionMessages} transaction messages queued"),
            table,
            .. frames,
            new Markup($"[grey]p plug · c card · u unplug · f fault · o offline · 1–9 EVSE · q quit[/] {Markup.Escape(_hint)}"),
        ]);
    }
}
