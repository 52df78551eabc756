using System.Text.Json;

namespace Csms.Protocol.Validation.Nodes;

internal sealed class BooleanNode : SchemaNode
{
    public override IReadOnlyList<string> Keywords => ["type"];

    public override bool Check(ref Utf8JsonReader reader, ref Walk walk) =>
        reader.TokenType is JsonTokenType.True or JsonTokenType.False || WrongType(ref walk, reader.TokenType, "A boolean");
}
