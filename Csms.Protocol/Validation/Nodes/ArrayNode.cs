using System.Text.Json;

namespace Csms.Protocol.Validation.Nodes;

internal sealed class ArrayNode(SchemaNode items, int minItems, int maxItems) : SchemaNode
{
    public override IReadOnlyList<string> Keywords =>
        ["type", .. minItems > 0 ? new[] { "minItems" } : [], .. maxItems < int.MaxValue ? new[] { "maxItems" } : []];

    public override IEnumerable<(string Part, SchemaNode Node, bool Required)> Inside => [("[0]", items, false)];

    public override bool Check(ref Utf8JsonReader reader, ref Walk walk)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return WrongType(ref walk, reader.TokenType, "An array");

        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!items.Check(ref reader, ref walk))
                return walk.In(count);
            count++;
        }
        if (count < minItems)
            return walk.Fail("minItems", $"At least {minItems} element(s) are required.", this);
        return count <= maxItems || walk.Fail("maxItems", $"At most {maxItems} element(s) are allowed.", this);
    }
}
