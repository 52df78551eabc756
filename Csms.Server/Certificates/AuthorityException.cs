namespace Csms.Server.Certificates;

/// <summary>An authority did not sign. The message says why, in words for an operator.</summary>
/// <param name="isFinal">It will not, however often it is asked.</param>
internal sealed class AuthorityException(string message, bool isFinal, Exception? cause = null) : Exception(message, cause)
{
    public bool IsFinal { get; } = isFinal;
}
