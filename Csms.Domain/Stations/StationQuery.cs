namespace Csms.Domain.Stations;

/// <summary>Which stations a list shows; null does not filter. By id.</summary>
public sealed record StationQuery
{
    /// <summary>Only those with one of these ids.</summary>
    public IReadOnlyList<string>? OneOf { get; init; }

    /// <summary>Part of the id, the vendor, the model or the serial number, in either case.</summary>
    public string? Text { get; init; }

    /// <summary><c>1.6</c> or <c>2.0.1</c>: what it spoke last.</summary>
    public string? OcppVersion { get; init; }

    /// <summary>Only those where a transaction charges.</summary>
    public bool Charging { get; init; }

    /// <summary>Only those of which something says that it is faulted.</summary>
    public bool Faulted { get; init; }

    /// <summary>Only those at the location of this id; none when there is no such location.</summary>
    public string? LocationId { get; init; }

    /// <summary>Only those that stand at no location.</summary>
    public bool Unplaced { get; init; }

    /// <summary>Only those whose id fulfills this: for what the database does not know, such as who is connected.</summary>
    public Func<string, bool>? Where { get; init; }
}
