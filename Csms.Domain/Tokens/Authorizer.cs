namespace Csms.Domain.Tokens;

/// <summary>Decides what a presented token may do.</summary>
public sealed class Authorizer
{
    /// <summary>Answers an Authorize. ConcurrentTx is decided only when a transaction starts, by the ledger.</summary>
    public ValueTask<Authorization> AuthorizeAsync(PresentedToken token, CancellationToken cancellation) => throw new NotImplementedException();
}
