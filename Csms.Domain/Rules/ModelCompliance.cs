namespace Csms.Domain.Rules;

/// <summary>How well the stations of one model keep to the specification.</summary>
public sealed record ModelCompliance
{
    public required StationModel Model { get; init; }

    /// <summary>The messages received: CALLs, and the answers to our own.</summary>
    public required long Messages { get; init; }

    /// <summary>Of these, those that broke the specification and that rules made acceptable.</summary>
    public required long Deviating { get; init; }

    /// <summary>Of these, those that no rule made acceptable.</summary>
    public required long Refused { get; init; }

    /// <summary>The rules that were needed, most often first.</summary>
    public required IReadOnlyList<ModelDeviation> Rules { get; init; }

    /// <summary>Of a hundred messages, how many kept to the specification without any rule; rounded down to a tenth, so that 100 means all.</summary>
    public decimal Score => Messages == 0 ? 100 : Math.Floor(1000m * (Messages - Deviating - Refused) / Messages) / 10;
}

/// <summary>How often the stations of a model needed a rule.</summary>
/// <param name="Count">The places of messages, not the messages: a list of ten samples may need it ten times.</param>
public sealed record ModelDeviation(string RuleId, long Count, DateTimeOffset FirstAt, DateTimeOffset LastAt);
