using Csms.Domain.Readings;

namespace Csms.Server.Api;

/// <summary>One sample of a meter, with the defaults of the specification filled in and its unit normalised.</summary>
internal sealed record ReadingResource
{
    /// <summary>By the station's clock.</summary>
    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required string Measurand { get; init; }

    public string? Phase { get; init; }

    public required string Location { get; init; }

    public required string Context { get; init; }

    /// <summary>The unit of <see cref="Value"/>: <c>Wh</c> where the station said kWh.</summary>
    public string? Unit { get; init; }

    /// <summary>Null where the raw text is no number.</summary>
    public decimal? Value { get; init; }

    /// <summary>The value as the station sent it.</summary>
    public required string Raw { get; init; }

    /// <summary>The value with the meter's signature, as sent.</summary>
    public SignedSample? Signed { get; init; }

    public static ReadingResource Of(Reading reading) => new()
    {
        At = reading.At,
        ReceivedAt = reading.ReceivedAt,
        Measurand = reading.Measurand,
        Phase = reading.Phase,
        Location = reading.Location,
        Context = reading.Context,
        Unit = reading.Unit,
        Value = reading.Value,
        Raw = reading.Raw,
        Signed = reading.Signed,
    };
}
