namespace Csms.Domain;

/// <summary>What happens to a station or a token that nobody has registered.</summary>
public enum UnknownPolicy
{
    Reject,
    Accept,
}
