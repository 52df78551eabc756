using System.Collections.Concurrent;
using Csms.Domain.Operators;
using Csms.Server.Connections;

namespace Csms.Server.Operators;

/// <summary>Looks API keys up. An address from which too many wrong ones come is asked to wait, and its next keys are not looked at, right or wrong.</summary>
internal sealed partial class KeyDesk(ApiKeys keys, AuditTrail audit, TimeProvider clock, ILogger<KeyDesk> logger)
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private const int MaxFailuresPerAddress = 20;
    private const int MostProven = 10_000;

    private readonly WindowedCounter _failures = new(Window, clock);

    // A key that was right from an address goes on to be: one program with an old key does not shut its neighbours out.
    private readonly ConcurrentDictionary<(int KeyId, string Address), bool> _proven = [];

    /// <summary>The key; null when it is unknown, revoked or over, and when too many such came from the address.</summary>
    public async ValueTask<(ApiKey? Key, bool IsTooMuch)> LookUpAsync(string key, string address, CancellationToken cancellation)
    {
        var known = keys.Find(key);
        if (_failures.Count(address) >= MaxFailuresPerAddress && (known is null || !_proven.ContainsKey((known.Id, address))))
            return (null, true);
        if (known is not null)
        {
            if (_proven.Count >= MostProven)
                _proven.Clear();
            _proven.TryAdd((known.Id, address), true);
            return (known, false);
        }
        if (_failures.Add(address) == MaxFailuresPerAddress)
        {
            TooManyKeys(address, MaxFailuresPerAddress);
            await audit.RecordAsync(
                new Deed { OperatorName = "", Action = "API keys refused", Detail = $"{MaxFailuresPerAddress} wrong ones within a minute", Address = address }, cancellation);
        }
        return (null, false);
    }

    [LoggerMessage(1, LogLevel.Warning, "{Count} wrong API keys came from {Address} within a minute; it has to wait")]
    private partial void TooManyKeys(string address, int count);
}
