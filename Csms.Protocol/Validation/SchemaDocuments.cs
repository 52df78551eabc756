using System.Text.Json.Nodes;

namespace Csms.Protocol.Validation;

/// <summary>Reads the embedded schemas of one version and makes one self-contained document per message of them.</summary>
internal sealed class SchemaDocuments
{
    private readonly OcppVersion _version;
    private readonly JsonObject _types;

    public SchemaDocuments(OcppVersion version)
    {
        _version = version;
        _types = Read("types");
        var prefix = Resource("");
        Actions = [.. typeof(SchemaDocuments).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix[..^".json".Length], StringComparison.Ordinal))
            .Select(name => name[(prefix.Length - ".json".Length)..^".json".Length])
            .Where(name => name != "types")
            .Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> Actions { get; }

    /// <summary>The schema of a message with every reference replaced by what it refers to.</summary>
    /// <param name="part"><c>request</c> or <c>response</c>.</param>
    public JsonObject Resolve(string action, string part)
    {
        var document = Read(action);
        return (JsonObject)Resolve(document["definitions"]![part]!, document, name: "");
    }

    private JsonNode Resolve(JsonNode schema, JsonObject document, string name)
    {
        if (schema is JsonArray array)
            return new JsonArray([.. array.Select(item => item!.DeepClone())]);
        if (schema is not JsonObject members)
            return schema.DeepClone();
        if (members["$ref"] is JsonValue reference)
        {
            // "types.json#/definitions/IdToken", or "#/definitions/Reason" within the same file.
            var parts = reference.GetValue<string>().Split("#/definitions/");
            var target = parts[0].Length == 0 ? document : _types;
            return Resolve(target["definitions"]![parts[1]]!, target, name);
        }
        var resolved = new JsonObject();
        foreach (var (key, value) in members)
            resolved[key] = key == "properties" ? Properties((JsonObject)value!, document) : Resolve(value!, document, name);
        if (members["type"] is JsonValue type)
            NumberRange.State(resolved, type.GetValue<string>(), name);
        return resolved;
    }

    private JsonObject Properties(JsonObject properties, JsonObject document)
    {
        var resolved = new JsonObject();
        foreach (var (name, schema) in properties)
            resolved[name] = Resolve(schema!, document, name);
        return resolved;
    }

    private JsonObject Read(string name)
    {
        using var stream = typeof(SchemaDocuments).Assembly.GetManifestResourceStream(Resource(name))
            ?? throw new ArgumentException($"OCPP {_version.Number} has no action '{name}'.", nameof(name));
        return (JsonObject)JsonNode.Parse(stream)!;
    }

    private string Resource(string name) => $"schemas/{_version.Subprotocol}/{name}.json";
}
