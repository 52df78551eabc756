using Csms.Domain.Readings;
using Csms.Domain.Stations;
using Csms.Domain.Tokens;
using Csms.Domain.Transactions;

namespace Csms.Tests.Domain;

/// <summary>A world with one station, and short words for what stations say.</summary>
internal abstract class LedgerTest
{
    protected World World { get; private set; } = null!;

    protected StationKey Station { get; private set; } = null!;

    protected DateTimeOffset Now => World.Now;

    [SetUp]
    public async Task OpenWorld()
    {
        World = await World.OpenAsync();
        Station = await World.AddStationAsync();
    }

    [TearDown]
    public ValueTask CloseWorld() => World.DisposeAsync();

    protected StartReport Start(DateTimeOffset? at = null, long meterWh = 1_000, string token = "TAG-1", int evse = 1, StationKey? station = null) => new()
    {
        Station = station ?? Station,
        Evse = evse,
        Connector = 1,
        Token = new PresentedToken(token),
        MeterStartWh = meterWh,
        At = at ?? Now,
    };

    protected StopReport Stop(long transaction, DateTimeOffset? at = null, long meterWh = 5_000, string? token = null, StationKey? station = null) => new()
    {
        Station = station ?? Station,
        TransactionId = transaction,
        MeterStopWh = meterWh,
        At = at ?? Now,
        Token = token is null ? null : new PresentedToken(token),
    };

    protected TransactionEventReport Event(TransactionPhase phase, int seqNo, string id = "tx-1", params MeterValue[] values) => new()
    {
        Station = Station,
        Phase = phase,
        OcppTransactionId = id,
        SeqNo = seqNo,
        At = Now,
        Trigger = "Trigger",
        Evse = phase == TransactionPhase.Started ? 1 : null,
        Values = values,
    };

    protected async Task<int> StartAsync(StartReport? start = null) => (await World.Ledger.StartAsync(start ?? Start(), default)).TransactionId;

    protected async Task<Transaction> StopAsync(StopReport stop) =>
        await World.TransactionAsync((await World.Ledger.StopAsync(stop, default)).TransactionId);

    protected async Task<Transaction> RecordAsync(TransactionEventReport report) =>
        await World.TransactionAsync((await World.Ledger.RecordAsync(report, default)).TransactionId);

    protected Task MeterAsync(long? transaction, params MeterValue[] values) =>
        World.Ledger.RecordAsync(Station, new MeterReport { Evse = 1, Connector = 1, TransactionId = transaction, Values = values }, default).AsTask();

    protected static MeterValue Register(DateTimeOffset at, string value, string? unit = "Wh", string? context = null) =>
        new(at, [new Sample { Value = value, Unit = unit, Context = context }]);
}
