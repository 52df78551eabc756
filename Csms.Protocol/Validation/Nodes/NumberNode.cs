using System.Text.Json;

namespace Csms.Protocol.Validation.Nodes;

/// <summary>A number, in decimal arithmetic: 8.1 is a multiple of 0.1, which it is not as a binary fraction.</summary>
internal sealed class NumberNode(decimal minimum, decimal maximum, decimal? multipleOf) : SchemaNode
{
    public override IReadOnlyList<string> Keywords => ["type", "minimum", "maximum", "multipleOf"];

    public override bool Check(ref Utf8JsonReader reader, ref Walk walk)
    {
        if (reader.TokenType != JsonTokenType.Number)
            return WrongType(ref walk, reader.TokenType, "A number");

        // What a decimal cannot hold is beyond every range that a schema of ours states.
        if (!reader.TryGetDecimal(out var value))
            value = reader.ValueSpan[0] == (byte)'-' ? decimal.MinValue : decimal.MaxValue;
        if (value < minimum)
            return walk.Fail("minimum", $"Less than {minimum}.", this);
        if (value > maximum)
            return walk.Fail("maximum", $"More than {maximum}.", this);
        return multipleOf is null || value % multipleOf.Value == 0 || walk.Fail("multipleOf", $"Not a multiple of {multipleOf}.", this);
    }
}
