using Csms.Protocol.Validation.Nodes;
using NJsonSchema;

namespace Csms.Protocol.Validation;

/// <summary>Turns NJsonSchema's model of a message into nodes. Knows the keywords that OCPP uses and refuses any other.</summary>
internal static class SchemaCompiler
{
    public static SchemaNode Compile(JsonSchema schema)
    {
        schema = schema.ActualSchema;
        return schema.Type switch
        {
            JsonObjectType.None when schema.IsAnyType => new AnyNode(),
            JsonObjectType.Object => new ObjectNode(
                [.. schema.Properties.Select(member => (member.Key, Compile(member.Value), member.Value.IsRequired))], schema.AllowAdditionalProperties),
            JsonObjectType.Array => new ArrayNode(Compile(schema.Item!), schema.MinItems, schema.MaxItems == 0 ? int.MaxValue : schema.MaxItems),
            JsonObjectType.String when schema.Enumeration.Count > 0 => new EnumNode([.. schema.Enumeration.Select(value => (string)value!)]),
            JsonObjectType.String => new StringNode(schema.MaxLength ?? int.MaxValue, schema.Format),
            JsonObjectType.Integer => new IntegerNode((long)schema.Minimum!, (long)schema.Maximum!),
            JsonObjectType.Number => new NumberNode(schema.Minimum!.Value, schema.Maximum!.Value, schema.MultipleOf),
            JsonObjectType.Boolean => new BooleanNode(),
            _ => throw new NotSupportedException($"A schema of type '{schema.Type}' is not known here."),
        };
    }
}
