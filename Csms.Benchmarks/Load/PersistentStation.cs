namespace Csms.Benchmarks.Load;

/// <summary>
/// A station that goes on charging whatever happens to the server, and keeps what it was answered. A message that got no answer is sent again,
/// byte for byte, over the next connection.
/// </summary>
internal sealed class PersistentStation(Target target, int number) : IDisposable
{
    private const int ReadingsPerTransaction = 20;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(100);

    private readonly Station _station = new(target, number, $"KILL{number:d3}");
    private readonly SemaphoreSlim _handshake = new(1);
    private readonly List<AnsweredTransaction> _transactions = [];
    private bool _isConnected;
    private bool _isBooted;
    private long _energyWh = 1_000_000;
    private int _sequence;

    public string Id => _station.Id;

    public IReadOnlyList<AnsweredTransaction> Transactions => _transactions;

    /// <summary>Transaction messages that were answered.</summary>
    public int Answered { get; private set; }

    /// <summary>Messages that were sent more than once, because the answer to the first did not come.</summary>
    public int SentAgain { get; private set; }

    /// <summary>Charges one transaction after the other; when told to stop, ends the running one first.</summary>
    public async Task ChargeAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var idTag = $"TAG{number}";
            var meterStartWh = _energyWh;
            var started = await AnsweredAsync("StartTransaction", StationPayloads.Start(idTag, meterStartWh, WireClock.Now));
            var transaction = new AnsweredTransaction { Id = StationPayloads.TransactionId(started), MeterStartWh = meterStartWh };
            _transactions.Add(transaction);
            for (var i = 0; i < ReadingsPerTransaction; i++)
            {
                await AnsweredAsync("MeterValues", MeterValuesPayload.Transaction(transaction.Id, [(WireClock.Now, ++_energyWh)]));
                transaction.EnergiesWh.Add(_energyWh);
            }
            await AnsweredAsync("StopTransaction", StationPayloads.Stop(transaction.Id, ++_energyWh, WireClock.Now));
            transaction.MeterStopWh = _energyWh;
        }
    }

    public void Dispose()
    {
        _station.Dispose();
        _handshake.Dispose();
    }

    private async Task<string> AnsweredAsync(string action, string payload)
    {
        var frame = $"[2,\"{number:x8}-0000-4000-a000-{++_sequence:d12}\",\"{action}\",{payload}]";
        for (var wasSent = false; ; )
        {
            try
            {
                await EnsureConnectedAsync();
                SentAgain += wasSent ? 1 : 0;
                wasSent = true;
                var answer = await _station.CallAsync(frame);
                Answered++;
                return answer;
            }
            catch (Exception lost) when (lost is ConnectionLostException or HandshakeRefusedException { Status: >= 500 })
            {
                _isConnected = false;
                await Task.Delay(BetweenAttempts);
            }
        }
    }

    // One BootNotification: a station that only lost its connection does not send another.
    private async Task EnsureConnectedAsync()
    {
        if (_isConnected)
            return;
        await _station.ConnectAsync(_handshake, CancellationToken.None);
        if (!_isBooted)
            await _station.BootAsync();
        _isBooted = true;
        _isConnected = true;
    }
}

/// <summary>What a station was answered about one transaction.</summary>
internal sealed class AnsweredTransaction
{
    public required int Id { get; init; }

    public required long MeterStartWh { get; init; }

    /// <summary>The energy register of each MeterValues, every one different.</summary>
    public List<long> EnergiesWh { get; } = [];

    public long? MeterStopWh { get; set; }
}
