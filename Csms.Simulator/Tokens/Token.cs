using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Tokens;

/// <summary>What identifies a driver. Values are compared without regard to case (1.6 CiString, 2.0.1 C01.FR.25).</summary>
internal sealed record Token(string Value, IdTokenType Type)
{
    public static Token Card(string value) => new(value, IdTokenType.ISO14443);

    /// <summary>A card, or the contract when it has the contract's id.</summary>
    public static Token Shown(string value, Contract? contract) => contract?.Id == value ? new(value, IdTokenType.EMAID) : Card(value);

    public bool Equals(Token? other) => other is not null && string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);
}
