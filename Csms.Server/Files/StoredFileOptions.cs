using System.ComponentModel.DataAnnotations;

namespace Csms.Server.Files;

/// <summary>Files that stations bring and fetch; section <c>Csms:Files</c>.</summary>
public sealed class StoredFileOptions
{
    public const string Section = "Csms:Files";

    /// <summary>Where they lie. Default empty: <c>csms-files</c> beside the database.</summary>
    public string Folder { get; set; } = "";

    /// <summary>The address under which stations reach this server over HTTP, <c>https://csms.example.com</c>. Default empty: the one that the station connected to.</summary>
    [RegularExpression("https?://[^?#]+", ErrorMessage = "Csms:Files:PublicUrl must be an http or https address without query and fragment.")]
    public string PublicUrl { get; set; } = "";

    /// <summary>The longest log that a station may bring. Default 512 MiB.</summary>
    [Range(1L, long.MaxValue)]
    public long MaxLogBytes { get; set; } = 512L * 1024 * 1024;

    /// <summary>The longest firmware image. Default 2 GiB.</summary>
    [Range(1L, long.MaxValue)]
    public long MaxFirmwareBytes { get; set; } = 2L * 1024 * 1024 * 1024;

    /// <summary>What has to stay free on the disk: the database lies there too. Default 256 MiB.</summary>
    [Range(0L, long.MaxValue)]
    public long MinFreeBytes { get; set; } = 256L * 1024 * 1024;

    /// <summary>Files that may be brought at the same time; a station that comes then is told to come again. Default 16.</summary>
    [Range(1, 10_000)]
    public int MaxUploads { get; set; } = 16;

    /// <summary>How long logs are kept. Default 90 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan LogRetention { get; set; } = TimeSpan.FromDays(90);

    /// <summary>PEM file with the roots that certificates which sign firmware must lead to, and intermediate authorities. Default empty: any certificate that is valid now.</summary>
    public string FirmwareRoots { get; set; } = "";
}
