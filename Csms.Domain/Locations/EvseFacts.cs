namespace Csms.Domain.Locations;

/// <summary>What is known of an EVSE as it was built, in the words of OCPI where it has some.</summary>
public sealed record EvseFacts
{
    private const int MaxLabelLength = 16;
    private const int MaxNumber = 1_000;

    /// <summary>The station's number for it, from 1.</summary>
    public required int Id { get; init; }

    /// <summary>What is written on it, for people, such as <c>P3 left</c>.</summary>
    public string? Label { get; init; }

    public IReadOnlyList<ConnectorFacts> Connectors { get; init; } = [];

    /// <summary>What is wrong with the EVSEs of a station, and where; empty when nothing is.</summary>
    public static IReadOnlyList<LocationFault> Faults(IReadOnlyList<EvseFacts> evses)
    {
        List<LocationFault> faults = [];
        foreach (var (at, evse) in evses.Index())
        {
            var path = $"evses[{at}]";
            if (evse.Id is < 1 or > MaxNumber || evses.Take(at).Any(other => other.Id == evse.Id))
                faults.Add(new($"{path}.id", "unique", $"An EVSE's number is between 1 and {MaxNumber}, and each is there once."));
            if (WhyNotALabel(evse.Label) is { } text)
                faults.Add(new($"{path}.label", "maxLength", text));
            foreach (var (number, connector) in evse.Connectors.Index())
            {
                if (evse.Connectors.Take(number).Any(other => other.Id == connector.Id))
                    faults.Add(new($"{path}.connectors[{number}].id", "unique", "Each connector is there once."));
                faults.AddRange(connector.Faults().Select(fault => fault with { Path = $"{path}.connectors[{number}].{fault.Path}" }));
            }
        }
        return faults;
    }

    internal static string? WhyNotALabel(string? label) =>
        label?.Length > MaxLabelLength || label?.Any(char.IsControl) == true ? $"A label has at most {MaxLabelLength} characters, all on one line." : null;

    internal static string? WhyNotANumber(int number) => number is < 1 or > MaxNumber ? $"It is a number between 1 and {MaxNumber}." : null;
}
