using Csms.Domain.Operators;
using Csms.Storage;
using Csms.Storage.Engine;
using Csms.Storage.Outbox;

namespace Csms.Domain.Outbox;

/// <summary>Those who are told what happens: found, listed, added, changed, removed.</summary>
public sealed class Receivers(Database database, TimeProvider clock)
{
    /// <summary>Each may have a delivery under way, and each alarm is held against all of them.</summary>
    public const int Most = 50;

    /// <summary>How long what is sent is signed with the secret before, too.</summary>
    public static readonly TimeSpan OldSecretCounts = TimeSpan.FromDays(1);

    private volatile IReadOnlyList<Receiver>? _known;

    /// <summary>Raised after any change.</summary>
    public event Action? Changed;

    public ValueTask<IReadOnlyList<Receiver>> ListAsync(ReceiverKind kind, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<Receiver>>(session => [.. All(session).Where(receiver => receiver.Kind == kind)], cancellation);

    public ValueTask<Receiver?> FindAsync(ReceiverKind kind, string id, CancellationToken cancellation) =>
        database.ReadAsync(session => ReceiverRows.Find(session, (int)kind, id) is { } row ? ToReceiver(row) : null, cancellation);

    public ValueTask<Receiver?> FindAsync(long number, CancellationToken cancellation) =>
        database.ReadAsync(session => ReceiverRows.Find(session, number) is { } row ? ToReceiver(row) : null, cancellation);

    /// <summary>Adds a receiver or replaces the one of its id. A new web hook gets a secret, which is shown this once.</summary>
    /// <exception cref="ArgumentException">There are as many as there may be.</exception>
    public async ValueTask<PutReceiver> PutAsync(Receiver receiver, CancellationToken cancellation)
    {
        var now = Now();
        var secret = receiver.Kind == ReceiverKind.WebHook ? RandomSecret.New() : "";
        var put = await database.WriteAsync(
            session =>
            {
                var before = ReceiverRows.Find(session, (int)receiver.Kind, receiver.Id);
                if (before is null && ReceiverRows.All(session).Count() >= Most)
                    throw new ArgumentException($"There may be {Most} web hooks and mail recipients in all.");
                var row = before ?? new ReceiverRow { Kind = (int)receiver.Kind, Id = receiver.Id, Secret = secret, CreatedAt = now };
                (row.Address, row.Events, row.AlarmKind, row.MaxSeverity) = (receiver.Address, string.Join(' ', receiver.Events), receiver.AlarmKind, receiver.MaxSeverity);
                (row.Station, row.Language, row.TellsEnd, row.Enabled) = (receiver.Station, receiver.Language, receiver.TellsEnd, receiver.Enabled);
                (row.ChangedAt, row.StoppedBecause) = (now, receiver.Enabled ? null : row.StoppedBecause);
                if (before is null)
                    ReceiverRows.Insert(session, row);
                else
                    ReceiverRows.Update(session, row);
                return new PutReceiver(ToReceiver(row), before is null && secret.Length > 0 ? secret : null, before is null);
            },
            cancellation);
        Touch();
        return put;
    }

    /// <summary>Removes it with all that waits for it, and its dead letters.</summary>
    /// <returns>False when there is none.</returns>
    public async ValueTask<bool> RemoveAsync(ReceiverKind kind, string id, CancellationToken cancellation)
    {
        var isRemoved = await database.WriteAsync(
            session =>
            {
                if (ReceiverRows.Find(session, (int)kind, id) is not { } row)
                    return false;
                ReceiverRows.Remove(session, row.Number);
                return true;
            },
            cancellation);
        Touch();
        return isRemoved;
    }

    /// <summary>Gives a web hook a new secret; what is sent is signed with the one before, too, for <see cref="OldSecretCounts"/>.</summary>
    /// <returns>The secret, shown this once; null when there is no such hook.</returns>
    public ValueTask<string?> NewSecretAsync(string id, CancellationToken cancellation)
    {
        var now = Now();
        var secret = RandomSecret.New();
        return database.WriteAsync(
            session =>
            {
                if (ReceiverRows.Find(session, ReceiverRow.WebHook, id) is not { } row)
                    return null;
                (row.OldSecret, row.OldSecretUntil, row.Secret, row.ChangedAt) = (row.Secret, now + (long)OldSecretCounts.TotalMilliseconds, secret, now);
                ReceiverRows.Update(session, row);
                return secret;
            },
            cancellation);
    }

    /// <summary>The secrets that a hook's deliveries are signed with now, the newest first.</summary>
    public ValueTask<IReadOnlyList<string>> SecretsAsync(long number, CancellationToken cancellation)
    {
        var now = Now();
        return database.ReadAsync<IReadOnlyList<string>>(
            session => ReceiverRows.Find(session, number) is { } row ? row.OldSecretUntil > now ? [row.Secret, row.OldSecret!] : [row.Secret] : [], cancellation);
    }

    /// <summary>Switches a receiver off that says that it is no more.</summary>
    public async ValueTask StopAsync(long number, string because, CancellationToken cancellation)
    {
        var now = Now();
        await database.WriteAsync(
            session =>
            {
                if (ReceiverRows.Find(session, number) is not { } row)
                    return;
                (row.Enabled, row.StoppedBecause, row.ChangedAt) = (false, because, now);
                ReceiverRows.Update(session, row);
            },
            cancellation);
        Touch();
    }

    /// <summary>All of them, from memory.</summary>
    public async ValueTask<IReadOnlyList<Receiver>> KnownAsync(CancellationToken cancellation) =>
        _known ??= await database.ReadAsync<IReadOnlyList<Receiver>>(session => [.. All(session)], cancellation);

    internal IReadOnlyList<Receiver> Known(Session session) => _known ??= [.. All(session)];

    internal static IEnumerable<Receiver> All(Session session) => ReceiverRows.All(session).Select(ToReceiver);

    private static Receiver ToReceiver(ReceiverRow row) => new()
    {
        Number = row.Number,
        Kind = (ReceiverKind)row.Kind,
        Id = row.Id,
        Address = row.Address,
        Events = row.Events.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        AlarmKind = row.AlarmKind,
        MaxSeverity = row.MaxSeverity,
        Station = row.Station,
        Language = row.Language,
        TellsEnd = row.TellsEnd,
        Enabled = row.Enabled,
        StoppedBecause = row.StoppedBecause,
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt),
        ChangedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.ChangedAt),
    };

    private void Touch()
    {
        _known = null;
        Changed?.Invoke();
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}

/// <summary>A receiver as it was kept.</summary>
/// <param name="Secret">Of a new web hook; null otherwise.</param>
public sealed record PutReceiver(Receiver Receiver, string? Secret, bool IsNew);
