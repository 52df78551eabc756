using Microsoft.Extensions.Options;

namespace Csms.Server.Hosting;

/// <summary>Settings of <c>Csms:Console</c>.</summary>
internal sealed class ConsoleOptions
{
    public const string Section = "Csms:Console";

    /// <summary>Where browsers fetch the tiles of maps, with <c>{z}</c>, <c>{x}</c> and <c>{y}</c>; empty: maps are drawn without. Default empty.</summary>
    public string TileUrl { get; set; } = "";

    /// <summary>Whom the tile server wants to be thanked, as text. Default empty.</summary>
    public string TileAttribution { get; set; } = "";

    /// <summary>The only host beside this server from which a page may load pictures; null for none.</summary>
    internal string? TileOrigin() => Uri.TryCreate(TileUrl, UriKind.Absolute, out var url) ? url.GetLeftPart(UriPartial.Authority) : null;
}

/// <summary>Says at the start what is wrong with <c>Csms:Console</c>.</summary>
internal sealed class ConsoleOptionsCheck : IValidateOptions<ConsoleOptions>
{
    public ValidateOptionsResult Validate(string? name, ConsoleOptions options)
    {
        if (options.TileUrl.Length == 0)
            return ValidateOptionsResult.Success;
        if (!Uri.TryCreate(options.TileUrl, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp) || url.Host.Length == 0)
            return ValidateOptionsResult.Fail("Csms:Console:TileUrl is no address; it is written as https://tiles.example.com/{z}/{x}/{y}.png, with one host.");
        return options.TileUrl.Contains("{z}", StringComparison.Ordinal) && options.TileUrl.Contains("{x}", StringComparison.Ordinal) && options.TileUrl.Contains("{y}", StringComparison.Ordinal)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Csms:Console:TileUrl lacks {z}, {x} or {y}; it is written as https://tiles.example.com/{z}/{x}/{y}.png.");
    }
}
