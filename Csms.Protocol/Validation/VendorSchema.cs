using NJsonSchema;

namespace Csms.Protocol.Validation;

/// <summary>
/// A JSON Schema of a vendor's own data. Unlike the schemas of OCPP it comes from outside: it may refer to parts of itself only, and must come to an end on
/// every value. Safe for use by many threads.
/// </summary>
public sealed class VendorSchema
{
    private readonly JsonSchema _model;

    private VendorSchema(JsonSchema model) => _model = model;

    /// <exception cref="FormatException">It is no schema that can be used; the message says why.</exception>
    public static VendorSchema Parse(string json)
    {
        JsonSchema model;
        try
        {
            model = JsonSchema.FromJsonAsync(json, null, schema => new OwnReferences(new JsonSchemaAppender(schema, new DefaultTypeNameGenerator()))).GetAwaiter().GetResult();
            MustEnd(model, [], []);
        }
        // NJsonSchema has no exception of its own: what it does not understand shows itself as any kind.
        catch (Exception fault) when (fault is not (FormatException or OutOfMemoryException))
        {
            if (fault.GetBaseException() is FormatException own)
                throw own;
            throw new FormatException($"It is no JSON Schema that can be read: {fault.Message.ReplaceLineEndings(" ")}", fault);
        }
        return new VendorSchema(model);
    }

    /// <summary>Where the data breaks the schema; empty for data that keeps to it.</summary>
    /// <param name="json">JSON in UTF-8.</param>
    public IReadOnlyList<Violation> Check(ReadOnlySpan<byte> json) => Explanation.Of(_model, json);

    // What applies to the same value again and again would overflow the stack, and with it end the process.
    private static void MustEnd(JsonSchema schema, HashSet<JsonSchema> onWay, HashSet<JsonSchema> seen)
    {
        if (!onWay.Add(schema))
            throw new FormatException("The schema refers to itself without going into the value: no value could ever be checked.");
        foreach (var same in OfSameValue(schema))
            MustEnd(same, onWay, seen);
        onWay.Remove(schema);
        if (!seen.Add(schema))
            return;
        foreach (var part in OfParts(schema))
            MustEnd(part, [], seen);
    }

    private static IEnumerable<JsonSchema> OfSameValue(JsonSchema schema) =>
        new[] { schema.Reference, schema.Not }.OfType<JsonSchema>().Concat(schema.AllOf).Concat(schema.AnyOf).Concat(schema.OneOf);

    private static IEnumerable<JsonSchema> OfParts(JsonSchema schema) =>
        new[] { schema.Item, schema.AdditionalItemsSchema, schema.AdditionalPropertiesSchema }.OfType<JsonSchema>()
            .Concat(schema.Items).Concat(schema.Properties.Values).Concat(schema.PatternProperties.Values).Concat(schema.Definitions.Values);

    /// <summary>Reads no file and calls nobody.</summary>
    private sealed class OwnReferences(JsonSchemaAppender appender) : JsonReferenceResolver(appender)
    {
        public override Task<NJsonSchema.References.IJsonReference> ResolveFileReferenceAsync(string filePath, CancellationToken cancellationToken = default) => throw NotOwn(filePath);

        public override Task<NJsonSchema.References.IJsonReference> ResolveUrlReferenceAsync(string url, CancellationToken cancellationToken = default) => throw NotOwn(url);

        private static FormatException NotOwn(string reference) => new($"The schema refers to '{reference}': only references within it (#/...) are followed.");
    }
}
