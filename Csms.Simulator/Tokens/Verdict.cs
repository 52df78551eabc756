namespace Csms.Simulator.Tokens;

/// <summary>What the CSMS, or a list that it sent, says about a token.</summary>
/// <param name="Accepted">Whether the token may charge.</param>
/// <param name="Expires">Until when this holds; null means no end.</param>
/// <param name="Group">Tokens of one group may stop each other's transactions.</param>
internal sealed record Verdict(bool Accepted, DateTimeOffset? Expires = null, string? Group = null)
{
    public bool HoldsAt(DateTimeOffset now) => Accepted && !(Expires <= now);
}
