namespace Csms.Domain.Stations;

/// <summary>Which stations a list shows; null does not filter. By id.</summary>
public sealed record StationQuery
{
    /// <summary>Only those with one of these ids.</summary>
    public IReadOnlyList<string>? OneOf { get; init; }
}
