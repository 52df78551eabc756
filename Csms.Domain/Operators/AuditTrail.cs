namespace Csms.Domain.Operators;

/// <summary>One line for each thing that an operator did.</summary>
public sealed class AuditTrail
{
    /// <summary>Keeps a line; returns after its commit.</summary>
    public ValueTask RecordAsync(string operatorName, string action, string? stationId, string? detail, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>The newest first.</summary>
    public ValueTask<Page<AuditLine>> ListAsync(PageRequest page, CancellationToken cancellation) => throw new NotImplementedException();
}
