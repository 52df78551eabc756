namespace Csms.Server.Files;

/// <summary>A file that has come and has no place yet. Disposing it throws it away, unless it was moved.</summary>
internal sealed class PartialFile(string path) : IDisposable
{
    public string Path { get; } = path;

    public long SizeBytes { get; set; }

    public byte[] Sha256 { get; set; } = [];

    public byte[] Md5 { get; set; } = [];

    public void Dispose()
    {
        if (File.Exists(Path))
            File.Delete(Path);
    }
}
