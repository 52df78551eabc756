using Csms.Domain.Files;
using Csms.Storage;
using Csms.Storage.Operators;

namespace Csms.Domain.Operators;

/// <summary>One line for each thing that an operator did.</summary>
public sealed class AuditTrail(Database database, TimeProvider clock)
{
    /// <summary>Keeps a line, without the passwords of addresses in it; returns after its commit.</summary>
    public ValueTask RecordAsync(string operatorName, string action, string? stationId, string? detail, CancellationToken cancellation)
    {
        var row = new AuditRow
        {
            At = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            OperatorName = operatorName,
            Action = action,
            StationId = stationId,
            Detail = detail is null ? null : UrlSecrets.Hidden(detail),
        };
        return database.WriteAsync(session => OperatorRows.Audit(session, row), cancellation);
    }

    /// <summary>The newest first.</summary>
    public ValueTask<Page<AuditLine>> ListAsync(PageRequest page, CancellationToken cancellation) => database.ReadAsync(
        session => page.Cut(
            [.. OperatorRows.ListAudit(session, page.AfterId, page.Limit + 1)],
            row => $"{row.Id}",
            row => new AuditLine
            {
                At = DateTimeOffset.FromUnixTimeMilliseconds(row.At),
                OperatorName = row.OperatorName,
                Action = row.Action,
                StationId = row.StationId,
                Detail = row.Detail,
            }),
        cancellation);
}
