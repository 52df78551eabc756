using Csms.Simulator.Tokens;

namespace Csms.Simulator.Reservations;

/// <summary>An EVSE kept free for a token.</summary>
/// <param name="EvseId">0 means any EVSE.</param>
internal sealed record Reservation(int Id, int EvseId, Token Token, string? Group, DateTimeOffset Expires)
{
    public Appointment? Expiry { get; set; }

    public bool For(Token token, string? group) =>
        Token.Equals(token) || (Group is not null && string.Equals(Group, group ?? token.Value, StringComparison.OrdinalIgnoreCase));
}
