using System.Text.Json;

namespace Csms.Protocol.Validation.Nodes;

/// <summary>A number without fraction and exponent, as NJsonSchema sees an integer: <c>12.0</c> is none.</summary>
internal sealed class IntegerNode(long minimum, long maximum) : SchemaNode
{
    public override IReadOnlyList<string> Keywords => ["type", "minimum", "maximum"];

    public override bool Check(ref Utf8JsonReader reader, ref Walk walk)
    {
        if (reader.TokenType != JsonTokenType.Number)
            return WrongType(ref walk, reader.TokenType, "An integer");

        if (!reader.TryGetInt64(out var value))
        {
            if (reader.ValueSpan.IndexOfAny("."u8[0], "e"u8[0], "E"u8[0]) >= 0)
                return walk.Fail("type", "An integer is expected, there is a number with a fraction or an exponent.", this);
            value = reader.ValueSpan[0] == (byte)'-' ? long.MinValue : long.MaxValue;
            return value < 0 ? TooSmall(ref walk) : TooLarge(ref walk);
        }
        if (value < minimum)
            return TooSmall(ref walk);
        return value <= maximum || TooLarge(ref walk);
    }

    private bool TooSmall(ref Walk walk) => walk.Fail("minimum", $"Less than {minimum}.", this);

    private bool TooLarge(ref Walk walk) => walk.Fail("maximum", $"More than {maximum}.", this);
}
