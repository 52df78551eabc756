using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Files;

/// <summary>The URLs that stations are given. No query, no fragment, nothing that ends in a slash (OCPP 2.1 N01.FR.26 to 28; older stations stumble there too).</summary>
internal sealed class FileUrls(StoredFileOptions options)
{
    public const string Uploads = "/uploads";
    public const string Downloads = "/downloads";

    private const int LongestName = 60;

    public string UploadOf(StationConnection station, string secret) => $"{BaseOf(station)}{Uploads}/{secret}";

    /// <summary>Ends with the version, for stations that read it there.</summary>
    public string DownloadOf(StationConnection station, string secret, string version) => $"{BaseOf(station)}{Downloads}/{secret}/{NameOf(version)}.bin";

    private string BaseOf(StationConnection station) =>
        options.PublicUrl.Length > 0 ? options.PublicUrl.TrimEnd('/')
        : station.ServerUrl ?? throw new RuleBrokenException("Csms:Files:PublicUrl", "", "The station's handshake named no host; set Csms:Files:PublicUrl to the address that stations reach.");

    private static string NameOf(string version)
    {
        var plain = string.Concat(version.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '-')).Trim('.');
        return plain.Length is 0 ? "firmware" : plain[..Math.Min(plain.Length, LongestName)];
    }
}
