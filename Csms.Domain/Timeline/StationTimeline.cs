namespace Csms.Domain.Timeline;

/// <summary>What happened to each station, for whoever asks why.</summary>
public sealed class StationTimeline
{
    /// <summary>Adds an entry; written with the next commit and not waited for. Unknown stations may have entries too.</summary>
    /// <param name="kind">One of <see cref="TimelineKind"/>.</param>
    /// <param name="reason">What happened and why, in words for an operator.</param>
    public void Add(string stationId, string kind, string reason, string? detailJson = null) => throw new NotImplementedException();

    /// <summary>The newest first.</summary>
    public ValueTask<Page<TimelineEntry>> ListAsync(string stationId, PageRequest page, CancellationToken cancellation) => throw new NotImplementedException();
}
