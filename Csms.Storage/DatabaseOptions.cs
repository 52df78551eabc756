using System.ComponentModel.DataAnnotations;

namespace Csms.Storage;

/// <summary>Settings of <c>Csms:Database</c>.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Csms:Database";

    /// <summary>The engine. Default Sqlite.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>For SQLite the file: <c>Data Source=csms.db</c>, which is the default.</summary>
    [Required]
    public string ConnectionString { get; set; } = "Data Source=csms.db";

    /// <summary>How long the message log keeps an exchange. Default 14 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan MessageLogRetention { get; set; } = TimeSpan.FromDays(14);
}

public enum DatabaseProvider
{
    Sqlite,

    /// <summary>Not there yet; opening refuses with one sentence.</summary>
    PostgreSql,
}
