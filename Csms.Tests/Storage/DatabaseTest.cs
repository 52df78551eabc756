using Csms.Storage;
using Csms.Storage.Engine;
using Csms.Tests.Support;
using Dapper;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Csms.Tests.Storage;

internal sealed class DatabaseTest
{
    private TemporaryFolder _folder = null!;

    private string File => Path.Combine(_folder.Path, "csms.db");

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task A_second_server_on_the_same_file_refuses_to_start()
    {
        await using (await OpenAsync())
            Assert.That(() => OpenAsync(), Throws.TypeOf<DatabaseUnusableException>().With.Message.Contains("in use by another server"));
        await using var afterwards = await OpenAsync();
        Assert.That(await CountAsync(afterwards), Is.Zero);
    }

    [Test]
    public void PostgreSql_is_refused_as_long_as_it_is_not_there() =>
        Assert.That(() => OpenAsync(new DatabaseOptions { Provider = DatabaseProvider.PostgreSql }),
            Throws.TypeOf<DatabaseUnusableException>().With.Message.Contains("not supported yet"));

    [TestCase("Nonsense=1")]
    [TestCase("Data Source=:memory:")]
    [TestCase("Data Source=")]
    [TestCase("Data Source=/proc/nowhere/csms.db")]
    public void A_place_that_cannot_be_is_refused(string connectionString) =>
        Assert.That(() => OpenAsync(new DatabaseOptions { ConnectionString = connectionString }), Throws.TypeOf<DatabaseUnusableException>());

    [Test]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        var garbage = Enumerable.Range(0, 8_192).Select(i => unchecked((byte)(i * 7))).ToArray();
        await System.IO.File.WriteAllBytesAsync(File, garbage);
        Assert.That(() => OpenAsync(), Throws.TypeOf<DatabaseUnusableException>().With.Message.Contains("is not a SQLite database"));
        Assert.That(await System.IO.File.ReadAllBytesAsync(File), Is.EqualTo(garbage));
    }

    [Test]
    public async Task A_read_only_database_is_refused()
    {
        await (await OpenAsync()).DisposeAsync();
        Assert.That(() => OpenAsync(new DatabaseOptions { ConnectionString = $"Data Source={File};Mode=ReadOnly" }),
            Throws.TypeOf<DatabaseUnusableException>().With.Message.Contains("is read-only"));
    }

    [Test]
    public async Task A_database_of_a_newer_program_is_refused()
    {
        await using (var database = await OpenAsync())
            await ExecuteAsync(database, "insert into schema_versions (number, name, applied_at) values (9999, 'later', 0)");
        Assert.That(() => OpenAsync(), Throws.TypeOf<DatabaseUnusableException>().With.Message.Contains("newer version of this program"));
    }

    [Test]
    public async Task Each_migration_is_applied_once()
    {
        await (await OpenAsync()).DisposeAsync();
        await using var database = await OpenAsync();
        Assert.That(await database.ReadAsync(session => session.Connection.ExecuteScalar<long>("select count(*) from schema_versions where number = 1"), default), Is.EqualTo(1));
    }

    [Test]
    public async Task A_unit_that_throws_harms_no_other_of_its_batch()
    {
        await using var database = await OpenAsync();
        var blocked = Block(database);
        var fine = Enumerable.Range(0, 50).Select(i => InsertAsync(database, $"{i}")).ToList();
        var guilty = database.WriteAsync(
            session =>
            {
                session.Connection.Execute("insert into knocks (station_id, address, reason, count, first_at, last_at) values ('guilty', '', '', 1, 0, 0)");
                throw new InvalidOperationException("mine");
            },
            default).AsTask();
        var duplicate = InsertAsync(database, "7");
        var after = InsertAsync(database, "after");
        blocked.Release();

        Assert.That(() => guilty, Throws.InvalidOperationException.With.Message.EqualTo("mine"));
        Assert.That(() => duplicate, Throws.Exception);
        await Task.WhenAll([.. fine, after]);
        Assert.That(await CountAsync(database), Is.EqualTo(51));
    }

    [Test]
    public async Task Who_remembers_the_tables_is_told_of_work_undone()
    {
        await using var database = await OpenAsync();
        var undone = 0;
        database.RolledBack += () => undone++;
        await InsertAsync(database, "1");
        Assert.That(undone, Is.Zero);
        Assert.That(() => InsertAsync(database, "1"), Throws.Exception);
        Assert.That(undone, Is.Positive);
    }

    [Test]
    public async Task A_full_database_fails_the_call_with_the_reason_logged_once_and_recovers()
    {
        using var logs = new CountingLogs();
        await using var database = await Database.OpenAsync(Options(), TimeProvider.System, logs, default);
        await ExecuteAsync(database, $"pragma max_page_count = {await database.ReadAsync(session => session.Connection.ExecuteScalar<long>("pragma page_count"), default)}");
        var huge = new string('x', 100_000);
        for (var i = 0; i < 3; i++)
            Assert.That(() => InsertAsync(database, huge), Throws.TypeOf<DatabaseUnusableException>().With.Message.Contains("the disk is full"));
        Assert.That(logs.Errors, Has.Count.EqualTo(1));
        await ExecuteAsync(database, "pragma max_page_count = 1000000");
        await InsertAsync(database, huge);
        Assert.That(await CountAsync(database), Is.EqualTo(1));
    }

    [Test]
    public async Task What_was_posted_is_written_before_the_database_closes()
    {
        await using (var database = await OpenAsync())
        {
            for (var i = 0; i < 5_000; i++)
            {
                var id = $"{i}";
                Assert.That(database.Post(session => Insert(session, id)), Is.True);
            }
        }
        await using var again = await OpenAsync();
        Assert.That(await CountAsync(again), Is.EqualTo(5_000));
    }

    [Test]
    public async Task A_write_after_the_close_is_refused()
    {
        var database = await OpenAsync();
        await database.DisposeAsync();
        Assert.That(() => InsertAsync(database, "1"), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(database.Post(session => Insert(session, "1")), Is.False);
    }

    private DatabaseOptions Options() => new() { ConnectionString = $"Data Source={File}" };

    private async Task<Database> OpenAsync(DatabaseOptions? options = null) =>
        await Database.OpenAsync(options ?? Options(), TimeProvider.System, NullLoggerFactory.Instance, default);

    /// <summary>Holds the writer within a unit, so that what is added meanwhile becomes one batch.</summary>
    private static SemaphoreSlim Block(Database database)
    {
        var gate = new SemaphoreSlim(0);
        using var entered = new ManualResetEventSlim();
        database.Post(_ =>
        {
            entered.Set();
            gate.Wait();
        });
        entered.Wait();
        return gate;
    }

    private static Task InsertAsync(Database database, string id) => database.WriteAsync(session => Insert(session, id), default).AsTask();

    private static void Insert(Session session, string id) => session.Connection.Execute(
        "insert into knocks (station_id, address, reason, count, first_at, last_at) values (@id, '', '', 1, 0, 0)", new { id });

    private static async Task ExecuteAsync(Database database, string sql) =>
        await database.WriteAsync((Session session) => session.Connection.Execute(sql), default);

    private static ValueTask<long> CountAsync(Database database) =>
        database.ReadAsync(session => session.Connection.ExecuteScalar<long>("select count(*) from knocks"), default);

    private sealed class CountingLogs : ILoggerFactory, ILogger
    {
        public List<string> Errors { get; } = [];

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Error)
                Errors.Add(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
