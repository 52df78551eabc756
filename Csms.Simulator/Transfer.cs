namespace Csms.Simulator;

/// <summary>
/// A file transfer: its steps follow each other at <see cref="StationOptions.TransferStep"/>. Where the place speaks HTTP, the file really goes there or comes
/// from there after the first step; for others the transfer only pretends.
/// </summary>
internal sealed class Transfer(SimulatedStation station)
{
    private const int LongestVersion = 50;

    private Appointment? _next;
    private Func<Task<bool>>? _exchange;
    private Action? _failed;

    // Counts the transfers, so that the late end of one that was given up changes nothing.
    private int _number;
    private bool _exchanging;

    public bool Running => _exchanging || _next is { Cancelled: false };

    public int? RequestId { get; private set; }

    /// <summary>Brings a file to a place; returns whether another transfer was given up for it.</summary>
    /// <param name="failed">Runs instead of the last step when the place did not take the file.</param>
    public bool Upload(string location, string name, int? requestId, Action failed, params Action[] steps) =>
        BeginAt(station.Now, FileExchange.Upload(station, location, name), requestId, failed, steps);

    /// <summary>Fetches a file from a place at a time; returns whether another transfer was given up for it.</summary>
    /// <param name="failed">Runs instead of the second step when the file was not there.</param>
    public bool DownloadAt(DateTimeOffset at, string location, int? requestId, Action failed, params Action[] steps) =>
        BeginAt(at, FileExchange.Download(station, location), requestId, failed, steps);

    /// <summary>The version that a firmware's URL names: the last part of its path without the extension.</summary>
    public static string? VersionIn(string location)
    {
        if (!Uri.TryCreate(location, UriKind.Absolute, out var url))
            return null;
        var name = Path.GetFileNameWithoutExtension(url.AbsolutePath);
        return name.Length is > 0 and <= LongestVersion ? name : null;
    }

    private bool BeginAt(DateTimeOffset at, Func<Task<bool>>? exchange, int? requestId, Action failed, Action[] steps)
    {
        var cancelled = Running;
        _next?.Cancel();
        _number++;
        (_exchange, _failed, _exchanging, RequestId) = (exchange, failed, false, requestId);
        var wait = at - station.Now;
        Schedule(wait > station.Options.TransferStep ? wait : station.Options.TransferStep, steps, 0);
        return cancelled;
    }

    private void Schedule(TimeSpan wait, Action[] steps, int index) =>
        _next = station.Agenda.After(wait, () =>
        {
            if (index == 0 && _exchange is { } exchange)
            {
                _exchanging = true;
                _ = ExchangeAsync(exchange, steps, _number);
            }
            else if (index + 1 < steps.Length)
            {
                Schedule(station.Options.TransferStep, steps, index + 1);
            }
            else
            {
                RequestId = null;
            }
            steps[index]();
        });

    private async Task ExchangeAsync(Func<Task<bool>> exchange, Action[] steps, int number)
    {
        var done = await Task.Run(exchange);
        station.Run(() =>
        {
            if (number != _number)
                return;
            _exchanging = false;
            if (done)
            {
                Schedule(TimeSpan.Zero, steps, 1);
                return;
            }
            RequestId = null;
            _failed!();
        });
    }
}
