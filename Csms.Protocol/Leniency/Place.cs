using System.Text.Json;
using System.Text.Json.Nodes;

namespace Csms.Protocol.Leniency;

/// <summary>A member of an object, an element of an array, or the root of a tree.</summary>
internal readonly struct Place(LenientTree tree, JsonNode? parent, object? key)
{
    public bool IsRoot => key is null;

    public JsonNode? Parent => parent;

    /// <summary>Whether something is there, be it null.</summary>
    public bool Exists => key switch
    {
        string name => ((JsonObject)parent!).ContainsKey(name),
        int index => index < ((JsonArray)parent!).Count,
        _ => true,
    };

    /// <summary>What is there; null for nothing and for JSON's null.</summary>
    public JsonNode? Node => key switch
    {
        string name => ((JsonObject)parent!)[name],
        int index => index < ((JsonArray)parent!).Count ? ((JsonArray)parent)[index] : null,
        _ => tree.Root,
    };

    public string? Text => Node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static bool CanHold(JsonNode? parent, object key) => key is string ? parent is JsonObject : parent is JsonArray;

    public void Set(JsonNode? value)
    {
        switch (key)
        {
            case string name:
                ((JsonObject)parent!)[name] = value;
                break;
            case int index:
                ((JsonArray)parent!)[index] = value;
                break;
            default:
                tree.Root = value;
                break;
        }
    }

    /// <summary>Takes out what is there; false if nothing is, or if it is the root.</summary>
    public bool Remove()
    {
        if (IsRoot || !Exists)
            return false;
        if (key is string name)
            return ((JsonObject)parent!).Remove(name);
        ((JsonArray)parent!).RemoveAt((int)key!);
        return true;
    }
}
