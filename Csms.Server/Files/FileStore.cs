using System.Security.Cryptography;
using Csms.Domain.Files;
using Csms.Storage;
using Microsoft.Extensions.Options;

namespace Csms.Server.Files;

/// <summary>
/// The files on disk. Their names are ours: nothing that came over the network is ever part of a path. What comes is kept apart until it is whole.
/// </summary>
internal sealed class FileStore
{
    private const int BufferBytes = 64 * 1024;

    // How often the disk is looked at while a file comes.
    private const long LookEvery = 16L * 1024 * 1024;

    private readonly StoredFileOptions _options;
    private readonly string _logs;
    private readonly string _firmware;
    private readonly string _partial;

    public FileStore(StoredFileOptions options, IOptions<DatabaseOptions> database)
    {
        _options = options;
        var folder = options.Folder.Length > 0 ? Path.GetFullPath(options.Folder) : Path.Combine(DatabaseFolder(database.Value.ConnectionString), "csms-files");
        (_logs, _firmware, _partial) = (Path.Combine(folder, "logs"), Path.Combine(folder, "firmware"), Path.Combine(folder, "partial"));
    }

    public string PathOf(LogUpload upload) => Path.Combine(_logs, $"{upload.Station.Number}-{upload.RequestId}");

    public string FirmwarePath(long id) => Path.Combine(_firmware, $"{id}");

    /// <summary>Throws away what was half brought when the process ended.</summary>
    public void Prepare()
    {
        if (Directory.Exists(_partial))
            Directory.Delete(_partial, recursive: true);
    }

    /// <summary>Writes a file as it comes, to the disk and never whole to memory. The caller moves it with <see cref="Keep"/>, or disposes it.</summary>
    /// <param name="announced">The length that was announced; null when none was.</param>
    /// <exception cref="FileRefusedException">It is too long, or the disk is full.</exception>
    public async Task<PartialFile> ReceiveAsync(Stream body, long? announced, long maxBytes, CancellationToken cancellationToken)
    {
        if (announced > maxBytes)
            throw FileRefusedException.TooLong(maxBytes);
        Directory.CreateDirectory(_partial);
        RequireSpace(announced ?? 0);
        var file = new PartialFile(Path.Combine(_partial, Guid.NewGuid().ToString("n")));
        try
        {
            await using var stream = new FileStream(file.Path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes, useAsync: true);
            using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
#pragma warning disable CA5351 // OCPP 2.0.1 PublishFirmware names an image by its MD5; nothing is trusted for it.
            using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351
            var buffer = new byte[BufferBytes];
            long size = 0;
            for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                size += read;
                if (size > maxBytes)
                    throw FileRefusedException.TooLong(maxBytes);
                if (size / LookEvery != (size - read) / LookEvery)
                    RequireSpace(LookEvery);
                var part = buffer.AsMemory(0, read);
                sha256.AppendData(part.Span);
                md5.AppendData(part.Span);
                await stream.WriteAsync(part, cancellationToken);
            }
            // What is answered is kept.
            stream.Flush(flushToDisk: true);
            (file.SizeBytes, file.Sha256, file.Md5) = (size, sha256.GetHashAndReset(), md5.GetHashAndReset());
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Puts a file that is whole to its place; one that lay there is replaced.</summary>
    public static void Keep(PartialFile file, string path) => Move(file.Path, path);

    /// <returns>Where the file is now.</returns>
    public static string Move(string from, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(from, path, overwrite: true);
        return path;
    }

    public static FileStream? Open(string path) =>
        File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferBytes, useAsync: true) : null;

    public static void Remove(string path)
    {
        if (File.Exists(path))
            File.Delete(path);
    }

    private void RequireSpace(long bytes)
    {
        if (new DriveInfo(_partial).AvailableFreeSpace - bytes < _options.MinFreeBytes)
            throw FileRefusedException.DiskFull();
    }

    private static string DatabaseFolder(string connectionString)
    {
        var settings = new System.Data.Common.DbConnectionStringBuilder { ConnectionString = connectionString };
        var file = settings.TryGetValue("Data Source", out var named) || settings.TryGetValue("Filename", out named) || settings.TryGetValue("DataSource", out named) ? (string)named : "";
        return Path.GetDirectoryName(Path.GetFullPath(file.Length > 0 ? file : "csms.db"))!;
    }
}
