using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Csms.Protocol.Json;
using Csms.Protocol.Validation;

namespace Csms.Protocol.Leniency;

/// <summary>A payload as a tree that can be mended. Numbers keep their digits.</summary>
internal sealed class LenientTree
{
    private static readonly JsonWriterOptions Options = new() { Encoder = OcppJson.Options.Encoder };

    private LenientTree()
    {
    }

    public JsonNode? Root { get; set; }

    /// <summary>The paths of members that were there more than once; the tree holds the last.</summary>
    public List<string> Duplicates { get; } = [];

    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static LenientTree Parse(ReadOnlySpan<byte> text)
    {
        var tree = new LenientTree();
        var reader = new Utf8JsonReader(text);
        reader.Read();
        tree.Root = tree.Value(ref reader, "");
        reader.Read();
        return tree;
    }

    public ReadOnlyMemory<byte> Write()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, Options);
        if (Root is null)
            writer.WriteNullValue();
        else
            Root.WriteTo(writer);
        writer.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>The place that a path names, or null if the way there does not exist. What is at the place may be missing.</summary>
    public Place? Find(string path)
    {
        var parts = SchemaPath.Split(path);
        JsonNode? parent = null;
        var node = Root;
        for (var i = 0; i < parts.Count; i++)
        {
            parent = node;
            if (!Place.CanHold(parent, parts[i]))
                return null;
            node = new Place(this, parent, parts[i]).Node;
        }
        return new Place(this, parent, parts.Count == 0 ? null : parts[^1]);
    }

    /// <summary>
    /// The places that differ from a path in nothing but the indexes, the path's own among them, last to first: what is taken out of a list
    /// moves none that is still to come.
    /// </summary>
    public IReadOnlyList<(string Path, Place Place)> Like(string path)
    {
        var found = new List<(string, Place)>();
        var parts = SchemaPath.Split(path);
        if (parts.Count == 0)
            found.Add(("", new Place(this, parent: null, key: null)));
        else
            Collect(Root, parts, 0, "", found);
        return found;
    }

    private void Collect(JsonNode? parent, IReadOnlyList<object> parts, int depth, string path, List<(string, Place)> found)
    {
        if (!Place.CanHold(parent, parts[depth]))
            return;
        var last = parent is JsonArray list ? list.Count - 1 : 0;
        for (var index = last; index >= 0; index--)
        {
            var key = parent is JsonArray ? index : parts[depth];
            var here = SchemaPath.Join(path, parent is JsonArray ? $"[{index}]" : SchemaPath.Member((string)key));
            var place = new Place(this, parent, key);
            if (depth == parts.Count - 1)
                found.Add((here, place));
            else
                Collect(place.Node, parts, depth + 1, here, found);
        }
    }

    private JsonNode? Value(ref Utf8JsonReader reader, string path)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new JsonObject();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    var memberPath = SchemaPath.Join(path, SchemaPath.Member(name));
                    if (members.Remove(name))
                        Duplicates.Add(memberPath);
                    reader.Read();
                    members[name] = Value(ref reader, memberPath);
                }
                return members;
            case JsonTokenType.StartArray:
                var items = new JsonArray();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(Value(ref reader, SchemaPath.Join(path, $"[{items.Count}]")));
                return items;
            case JsonTokenType.String:
                return JsonValue.Create(reader.GetString());
            case JsonTokenType.Null:
                return null;
            default:
                return JsonValue.Create(JsonElement.ParseValue(ref reader));
        }
    }
}
