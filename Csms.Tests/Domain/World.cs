using Csms.Domain;
using Csms.Domain.Alarms;
using Csms.Domain.Events;
using Csms.Domain.Operators;
using Csms.Domain.Outbox;
using Csms.Domain.Profiles;
using Csms.Domain.Readings;
using Csms.Domain.Reservations;
using Csms.Domain.Rules;
using Csms.Domain.Stations;
using Csms.Domain.Timeline;
using Csms.Domain.Tokens;
using Csms.Domain.Transactions;
using Csms.Storage;
using Csms.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Csms.Tests.Domain;

/// <summary>The whole domain on a real database file, with a clock that stands still.</summary>
internal sealed class World : IAsyncDisposable
{
    private string _folder = Directory.CreateTempSubdirectory("csms-").FullName;
    private Database _database = null!;

    public ManualClock Clock { get; } = new();

    public StationOptions StationOptions { get; } = new();

    public TokenOptions TokenOptions { get; } = new();

    public OperatorOptions OperatorOptions { get; } = new();

    public DatabaseOptions DatabaseOptions => new() { ConnectionString = $"Data Source={Path.Combine(_folder, "csms.db")}" };

    public Database Database => _database;

    public EventStream Events { get; private set; } = null!;

    public AlarmBook Alarms { get; private set; } = null!;

    public StationTimeline Timeline { get; private set; } = null!;

    public Knocks Knocks { get; private set; } = null!;

    public StationRegistry Stations { get; private set; } = null!;

    public DeviceModel DeviceModel { get; private set; } = null!;

    public TokenBook Tokens { get; private set; } = null!;

    public Authorizer Authorizer { get; private set; } = null!;

    public RemoteStarts RemoteStarts { get; private set; } = null!;

    public TransactionLedger Ledger { get; private set; } = null!;

    public ChargingProfiles Profiles { get; private set; } = null!;

    public ReservationBook Reservations { get; private set; } = null!;

    public ApiKeys ApiKeys { get; private set; } = null!;

    public AuditTrail Audit { get; private set; } = null!;

    public RuleBook Rules { get; private set; } = null!;

    public DateTimeOffset Now => Clock.GetUtcNow();

    public static async Task<World> OpenAsync(UnknownPolicy unknownTokens = UnknownPolicy.Accept)
    {
        var world = new World();
        world.TokenOptions.Unknown = unknownTokens;
        await world.StartAsync();
        return world;
    }

    /// <summary>Waits for what nobody waits for: timeline entries, knocks.</summary>
    public ValueTask FlushAsync() => _database.WriteAsync(_ => { }, default);

    /// <summary>Ends the process in order and starts another on the same files.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    /// <summary>Starts another process on the files as they are at this moment, as after a kill.</summary>
    public async Task CrashAsync()
    {
        var copy = Directory.CreateTempSubdirectory("csms-").FullName;
        // The lock and the shared memory are no part of what survives.
        foreach (var file in Directory.GetFiles(_folder).Where(file => file.EndsWith(".db", StringComparison.Ordinal) || file.EndsWith("-wal", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
        _folder = copy;
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public async Task<StationKey> AddStationAsync(string id = "CS-1") =>
        (await Stations.AddAsync(new NewStation { Id = id, SecurityProfile = 0 }, default))!.Station.Key;

    public async Task<Transaction> TransactionAsync(int id) => (await Ledger.FindAsync(id, default))!;

    public async Task<List<Reading>> ReadingsAsync(int transaction)
    {
        var readings = new List<Reading>();
        await foreach (var reading in Ledger.ReadingsAsync(transaction, default))
            readings.Add(reading);
        return readings;
    }

    public async Task<List<Transaction>> TransactionsAsync(TransactionQuery? query = null) =>
        [.. (await Ledger.ListAsync(query ?? new TransactionQuery(), new PageRequest(1000), default)).Items];

    private async Task StartAsync()
    {
        _database = await Database.OpenAsync(DatabaseOptions, Clock, NullLoggerFactory.Instance, default);
        Events = new EventStream(Clock);
        Timeline = new StationTimeline(_database, Clock);
        Knocks = new Knocks(_database, Events, Clock);
        Stations = new StationRegistry(_database, Knocks, Events, Options.Create(StationOptions), Clock);
        var outbox = new OutboxBook(_database, new Receivers(_database, Clock), _ => "{}", Clock);
        Alarms = new AlarmBook(_database, Events, outbox, Clock);
        DeviceModel = new DeviceModel(_database, Alarms, Clock);
        Tokens = new TokenBook(_database, Clock);
        Authorizer = new Authorizer(_database, Options.Create(TokenOptions), Clock);
        RemoteStarts = new RemoteStarts(_database, Clock);
        Ledger = new TransactionLedger(_database, Authorizer, RemoteStarts, Events, Alarms, outbox, Clock);
        Profiles = new ChargingProfiles(_database, Clock);
        Reservations = new ReservationBook(_database, Events, Clock);
        ApiKeys = new ApiKeys(_database, Options.Create(OperatorOptions), Clock);
        Audit = new AuditTrail(_database, Clock);
        Rules = new RuleBook(_database, Clock);
    }

    private async Task StopAsync()
    {
        await Stations.DisposeAsync();
        await Rules.DisposeAsync();
        await Ledger.DisposeAsync();
        await _database.DisposeAsync();
    }
}
