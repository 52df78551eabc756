namespace Csms.Simulator;

/// <summary>A file transfer that only pretends: its steps follow each other at <see cref="StationOptions.TransferStep"/>.</summary>
internal sealed class Transfer(SimulatedStation station)
{
    private const int LongestVersion = 50;

    private Appointment? _next;

    public bool Running => _next is { Cancelled: false };

    public int? RequestId { get; private set; }

    /// <summary>Begins now; returns whether another transfer was given up for it.</summary>
    public bool Begin(int? requestId, params Action[] steps) => BeginAt(station.Now, requestId, steps);

    public bool BeginAt(DateTimeOffset at, int? requestId, params Action[] steps)
    {
        var cancelled = Running;
        _next?.Cancel();
        RequestId = requestId;
        var wait = at - station.Now;
        Schedule(wait > station.Options.TransferStep ? wait : station.Options.TransferStep, steps, 0);
        return cancelled;
    }

    /// <summary>The version that a firmware's URL names: the last part of its path without the extension.</summary>
    public static string? VersionIn(string location)
    {
        if (!Uri.TryCreate(location, UriKind.Absolute, out var url))
            return null;
        var name = Path.GetFileNameWithoutExtension(url.AbsolutePath);
        return name.Length is > 0 and <= LongestVersion ? name : null;
    }

    private void Schedule(TimeSpan wait, Action[] steps, int index) =>
        _next = station.Agenda.After(wait, () =>
        {
            if (index + 1 < steps.Length)
                Schedule(station.Options.TransferStep, steps, index + 1);
            else
                RequestId = null;
            steps[index]();
        });
}
