namespace Csms.Domain.Readings;

/// <summary>One sampled value exactly as sent; null is what the station left out, the defaults of the specification then hold.</summary>
public sealed record Sample
{
    /// <summary>Text of the value, digit for digit; the whole signed text where the format says so.</summary>
    public required string Value { get; init; }

    public string? Measurand { get; init; }

    public string? Unit { get; init; }

    public string? Phase { get; init; }

    public string? Location { get; init; }

    public string? Context { get; init; }

    /// <summary>1.6's <c>Raw</c> or <c>SignedData</c>.</summary>
    public string? Format { get; init; }

    /// <summary>2.0.1: the value counts in units of ten to this power.</summary>
    public int Multiplier { get; init; }

    /// <summary>2.0.1's signed value; kept byte for byte.</summary>
    public SignedSample? Signed { get; init; }
}

/// <summary>A value with the meter's signature, as sent.</summary>
public sealed record SignedSample(string Data, string SigningMethod, string EncodingMethod, string PublicKey);
