namespace Csms.Domain.Readings;

/// <summary>One stored sample with its defaults filled in and its unit normalised.</summary>
public sealed record Reading
{
    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required string Measurand { get; init; }

    public string? Phase { get; init; }

    public required string Location { get; init; }

    public required string Context { get; init; }

    /// <summary>The unit of <see cref="Value"/>: <c>Wh</c> where the station said kWh, and so on.</summary>
    public string? Unit { get; init; }

    /// <summary>Null where the text is no number (signed data).</summary>
    public decimal? Value { get; init; }

    /// <summary>The value as sent.</summary>
    public required string Raw { get; init; }

    public SignedSample? Signed { get; init; }
}
