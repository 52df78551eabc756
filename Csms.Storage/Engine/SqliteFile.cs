using Dapper;
using Microsoft.Data.Sqlite;

namespace Csms.Storage.Engine;

/// <summary>One SQLite file: opens its connections, and keeps other servers away from it as long as it lives.</summary>
internal sealed class SqliteFile : IDisposable
{
    private readonly SqliteConnectionStringBuilder _settings;
    private readonly FileStream _lock;

    private SqliteFile(SqliteConnectionStringBuilder settings, string path, FileStream @lock)
    {
        (_settings, Path, _lock) = (settings, path, @lock);
    }

    public string Path { get; }

    /// <param name="suffix">Put behind the file's name, before its extension: the message log lies beside the database.</param>
    /// <exception cref="DatabaseUnusableException">The place cannot be written, or another server has the file.</exception>
    public static SqliteFile Claim(string connectionString, string suffix = "")
    {
        var (settings, path) = Locate(connectionString, suffix);
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            return new SqliteFile(settings, path, new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new DatabaseUnusableException($"The database {path} cannot be used: its folder may not be written to.", fault);
        }
        catch (IOException fault) when (File.Exists(path + ".lock"))
        {
            throw new DatabaseUnusableException($"The database {path} is in use by another server; stop that one first.", fault);
        }
        catch (IOException fault)
        {
            throw new DatabaseUnusableException($"The database {path} cannot be used: {fault.Message}", fault);
        }
    }

    /// <param name="pageSize">In bytes; larger pages suit larger rows. Measured: 8,192 for readings, 16,384 for the message log.</param>
    /// <param name="synchronous"><c>full</c>: a commit survives a power cut; <c>normal</c>: it survives the process.</param>
    public Session OpenWriter(string synchronous, int pageSize)
    {
        CreatePrivate();
        return Open(_settings.Mode, $"""
            pragma busy_timeout = 5000;
            pragma page_size = {pageSize};
            pragma journal_mode = wal;
            pragma synchronous = {synchronous};
            pragma foreign_keys = on;
            pragma cache_size = -16384;
            pragma temp_store = memory;
            pragma wal_autocheckpoint = 1000;
            """);
    }

    public Session OpenReader() => Open(SqliteOpenMode.ReadOnly, """
        pragma busy_timeout = 5000;
        pragma cache_size = -4096;
        pragma temp_store = memory;
        """);

    public void Dispose() => _lock.Dispose();

    // What is sent again as it is stands there in the clear; SQLite gives its journals the mode of the file.
    private void CreatePrivate()
    {
        if (OperatingSystem.IsWindows() || _settings.Mode != SqliteOpenMode.ReadWriteCreate || File.Exists(Path))
            return;
        new FileStream(Path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }).Dispose();
    }

    private static (SqliteConnectionStringBuilder Settings, string Path) Locate(string connectionString, string suffix)
    {
        try
        {
            SQLitePCL.Batteries_V2.Init();
            var settings = new SqliteConnectionStringBuilder(connectionString) { Pooling = false };
            if (settings.DataSource is "" or ":memory:" || settings.Mode == SqliteOpenMode.Memory)
                throw new DatabaseUnusableException("Csms:Database:ConnectionString must name a file, such as Data Source=csms.db.");
            var path = System.IO.Path.GetFullPath(settings.DataSource);
            if (suffix.Length > 0)
                path = System.IO.Path.ChangeExtension(path, null) + suffix + System.IO.Path.GetExtension(path);
            settings.DataSource = path;
            return (settings, path);
        }
        catch (ArgumentException fault)
        {
            throw new DatabaseUnusableException($"Csms:Database:ConnectionString is not one that SQLite understands: {fault.Message}", fault);
        }
    }

    private Session Open(SqliteOpenMode mode, string pragmas)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(_settings.ConnectionString) { Mode = mode }.ConnectionString);
        try
        {
            connection.Open();
            connection.Execute(pragmas);
            return new Session(connection);
        }
        catch (SqliteException fault)
        {
            connection.Dispose();
            throw SqliteFault.Unusable(Path, fault);
        }
    }
}
