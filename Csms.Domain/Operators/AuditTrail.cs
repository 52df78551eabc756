using Csms.Domain.Files;
using Csms.Storage;
using Csms.Storage.Operators;

namespace Csms.Domain.Operators;

/// <summary>One line for each thing that an operator did.</summary>
public sealed class AuditTrail(Database database, TimeProvider clock)
{
    /// <summary>Keeps a line, without the passwords of addresses in its detail; returns after its commit.</summary>
    public ValueTask RecordAsync(Deed deed, CancellationToken cancellation)
    {
        var row = new AuditRow
        {
            At = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            OperatorName = deed.OperatorName,
            Action = deed.Action,
            StationId = deed.StationId,
            Detail = deed.Detail is null ? null : UrlSecrets.Hidden(deed.Detail),
            Address = deed.Address,
            BeforeJson = deed.BeforeJson,
            AfterJson = deed.AfterJson,
        };
        return database.WriteAsync(session => AuditRows.Insert(session, row), cancellation);
    }

    /// <summary>The newest first.</summary>
    public ValueTask<Page<AuditLine>> ListAsync(AuditQuery query, PageRequest page, CancellationToken cancellation) => database.ReadAsync(
        session => page.Cut(
            [
                .. AuditRows.List(
                    session, query.OperatorName, query.StationId, query.Text, query.From?.ToUnixTimeMilliseconds(), query.To?.ToUnixTimeMilliseconds(),
                    page.AfterId, page.Limit + 1),
            ],
            row => $"{row.Id}",
            row => new AuditLine
            {
                At = DateTimeOffset.FromUnixTimeMilliseconds(row.At),
                OperatorName = row.OperatorName,
                Action = row.Action,
                StationId = row.StationId,
                Detail = row.Detail,
                Address = row.Address,
                BeforeJson = row.BeforeJson,
                AfterJson = row.AfterJson,
            }),
        cancellation);
}
