using System.Text.Json;

namespace Csms.Protocol.Validation.Nodes;

/// <summary>Any JSON value (2.0.1 DataTransfer.data, what a vendor adds to customData). Only duplicate members are refused.</summary>
internal sealed class AnyNode : SchemaNode
{
    public override IReadOnlyList<string> Keywords => ["duplicate"];

    public override bool Check(ref Utf8JsonReader reader, ref Walk walk) => CheckValue(ref reader, ref walk);

    /// <summary>Checks the member whose name the reader is on.</summary>
    public static bool CheckMember(ref Utf8JsonReader reader, ref Walk walk)
    {
        var nameStart = reader;
        reader.Read();
        return CheckValue(ref reader, ref walk) || walk.In(nameStart.GetString()!);
    }

    // The reader's own depth limit bounds the recursion.
    private static bool CheckValue(ref Utf8JsonReader reader, ref Walk walk)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var names = default(NameSet);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    if (!names.Add(ref reader, walk.Payload))
                        return ObjectNode.Duplicate(ref walk, reader.GetString()!);
                    if (!CheckMember(ref reader, ref walk))
                        return false;
                }
                return true;
            case JsonTokenType.StartArray:
                for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
                {
                    if (!CheckValue(ref reader, ref walk))
                        return walk.In(index);
                }
                return true;
            case JsonTokenType.String when reader.ValueIsEscaped:
                return JsonText.TryCountChars(reader.ValueSpan, out _) || walk.Fail("json", JsonText.BadEscape);
            default:
                return true;
        }
    }
}
