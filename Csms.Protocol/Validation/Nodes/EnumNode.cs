using System.Text.Json;

namespace Csms.Protocol.Validation.Nodes;

/// <summary>One of a closed set of texts, upper and lower case told apart.</summary>
internal sealed class EnumNode(IReadOnlyList<string> values) : SchemaNode
{
    private readonly NameTable _values = new([.. values]);

    public IReadOnlyList<string> Words => values;

    public override IReadOnlyList<string> Keywords => ["type", "enum"];

    public override bool Check(ref Utf8JsonReader reader, ref Walk walk)
    {
        if (reader.TokenType != JsonTokenType.String)
            return WrongType(ref walk, reader.TokenType, "A string");
        return _values.Find(ref reader) >= 0 || walk.Fail("enum", $"Not one of: {string.Join(", ", values)}.", this);
    }
}
