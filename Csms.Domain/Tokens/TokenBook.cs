namespace Csms.Domain.Tokens;

/// <summary>The tokens that the operator knows.</summary>
public sealed class TokenBook
{
    /// <summary>The token; null when it is not registered.</summary>
    public ValueTask<Token?> FindAsync(string idToken, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>All tokens by id.</summary>
    public ValueTask<Page<Token>> ListAsync(PageRequest page, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Registers a token or replaces the one of the same id; true when it is new.</summary>
    /// <exception cref="ArgumentException">The id is empty or longer than 36 characters.</exception>
    public ValueTask<bool> PutAsync(Token token, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>False when it is not registered.</summary>
    public ValueTask<bool> RemoveAsync(string idToken, CancellationToken cancellation) => throw new NotImplementedException();
}
