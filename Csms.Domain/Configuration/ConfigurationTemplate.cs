using System.IO.Enumeration;

namespace Csms.Domain.Configuration;

/// <summary>Settings that are wanted of all stations of a kind.</summary>
public sealed record ConfigurationTemplate
{
    public required string Name { get; init; }

    /// <summary>With <c>*</c> and <c>?</c>; null for every vendor.</summary>
    public string? Vendor { get; init; }

    /// <summary>With <c>*</c> and <c>?</c>; null for every model.</summary>
    public string? Model { get; init; }

    /// <summary>With <c>*</c> and <c>?</c>; null for every firmware.</summary>
    public string? FirmwareVersion { get; init; }

    /// <summary>Value by key. Keys of 2.0.1 stations hold a slash, those of 1.6 stations none: a template may serve both.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    internal bool Fits(string? vendor, string? model, string? firmware) => Fits(Vendor, vendor) && Fits(Model, model) && Fits(FirmwareVersion, firmware);

    /// <summary>The more of a station is spelt out, the more specific the template is.</summary>
    internal int Specificity => Literals(Vendor) + Literals(Model) + Literals(FirmwareVersion);

    private static bool Fits(string? pattern, string? value) => pattern is null || FileSystemName.MatchesSimpleExpression(pattern, value ?? "");

    private static int Literals(string? pattern) => pattern?.Count(letter => letter is not ('*' or '?')) ?? 0;
}
