using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Csms.Tests.Support;

/// <summary>
/// Makes payloads of a message's schema: the smallest, the fullest, random ones, and broken ones. Reads only the schema's text, so that it
/// can be used to judge validators. The same seed gives the same payloads.
/// </summary>
internal sealed class PayloadGenerator(string schema, int seed)
{
    private readonly JsonObject _schema = (JsonObject)JsonNode.Parse(schema)!;
    private readonly Random _random = new(seed);

    /// <summary>Only what is required.</summary>
    public JsonNode Minimal() => Make(_schema, name: "", Extent.Minimal, variant: 0)!;

    /// <summary>Every member, lists with more than one element. The variant chooses among enum values, so that all can be gone through.</summary>
    public JsonNode Fullest(int variant = 0) => Make(_schema, name: "", Extent.Full, variant)!;

    /// <summary>A valid payload with some of the optional members and random values.</summary>
    public JsonNode Valid() => Make(_schema, name: "", Extent.Random, variant: 0)!;

    /// <summary>A payload that was valid until one to three places of it were changed; what comes out may by chance be valid still.</summary>
    public string Mutated()
    {
        JsonNode? payload = _random.Next(3) == 0 ? Fullest(_random.Next(100)) : Valid();
        for (var changes = _random.Next(1, 4); changes > 0; changes--)
            payload = Mutate(payload);
        return payload?.ToJsonString() ?? "null";
    }

    private JsonNode? Mutate(JsonNode? root)
    {
        var places = Places(root).ToList();
        if (places.Count == 0 || _random.Next(20) == 0)
            return _random.Next(4) == 0 ? Junk() : AddMember(root);
        var (parent, key) = places[_random.Next(places.Count)];
        var value = key is string name ? parent[name] : parent[(int)key];
        switch (_random.Next(8))
        {
            case 0:
                Remove(parent, key);
                break;
            case 1:
                AddMember(value is JsonObject ? value : parent);
                break;
            case 2 when value is JsonArray list:
                if (list.Count > 0)
                    list.Add(list[0]?.DeepClone());
                break;
            case 3 when value is JsonArray list:
                list.Clear();
                break;
            case 4 or 5:
                Set(parent, key, Near(value));
                break;
            default:
                Set(parent, key, Junk());
                break;
        }
        return root;
    }

    /// <summary>A value of the same type that may be out of bounds.</summary>
    private JsonNode? Near(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.String => _random.Next(5) switch
        {
            0 => value.GetValue<string>() + "x",
            1 => value.GetValue<string>().ToUpperInvariant(),
            2 => "",
            3 => new string('ä', _random.Next(1, 60)),
            // NJsonSchema takes any character in a URI; the validator follows RFC 3986.
            _ when value.GetValue<string>().Contains("://", StringComparison.Ordinal) => "no-uri",
            // Once is long enough for every limit; what was lengthened before is left as it is.
            _ => value.GetValue<string>() is { Length: > 1000 } text ? text : string.Concat(Enumerable.Repeat(value.GetValue<string>() + "😀\"\\", 300)),
        },
        JsonValueKind.Number => _random.Next(6) switch
        {
            0 => JsonNode.Parse("-1"),
            1 => JsonNode.Parse("8.1"),
            2 => JsonNode.Parse("0.05"),
            3 => JsonNode.Parse("101"),
            4 => JsonNode.Parse("12.0"),
            _ => JsonNode.Parse("1e3"),
        },
        _ => Junk(),
    };

    private JsonNode? Junk() => _random.Next(9) switch
    {
        0 => null,
        1 => JsonNode.Parse("true"),
        2 => JsonNode.Parse("7"),
        3 => JsonNode.Parse("-7.25"),
        4 => JsonValue.Create("Junk"),
        5 => new JsonArray(),
        6 => new JsonArray(JsonValue.Create(1), JsonValue.Create("x"), null),
        7 => new JsonObject(),
        _ => new JsonObject { ["vendorId"] = "v", ["a"] = new JsonArray(new JsonObject { ["b"] = 1.5 }) },
    };

    private JsonNode? AddMember(JsonNode? node)
    {
        if (node is JsonObject members)
            members["extra" + _random.Next(3).ToString(CultureInfo.InvariantCulture)] = Junk();
        return node;
    }

    private static IEnumerable<(JsonNode Parent, object Key)> Places(JsonNode? node)
    {
        var keys = node switch
        {
            JsonObject members => members.Select(member => (object)member.Key),
            JsonArray items => Enumerable.Range(0, items.Count).Select(index => (object)index),
            _ => [],
        };
        foreach (var key in keys)
        {
            yield return (node!, key);
            foreach (var inner in Places(key is string name ? node![name] : node![(int)key]))
                yield return inner;
        }
    }

    private static void Remove(JsonNode parent, object key)
    {
        if (key is string name)
            ((JsonObject)parent).Remove(name);
        else
            ((JsonArray)parent).RemoveAt((int)key);
    }

    private static void Set(JsonNode parent, object key, JsonNode? value)
    {
        if (key is string name)
            parent[name] = value;
        else
            parent[(int)key] = value;
    }

    private JsonNode? Make(JsonObject schema, string name, Extent extent, int variant)
    {
        if (schema["enum"] is JsonArray values)
            return values[extent == Extent.Random ? _random.Next(values.Count) : variant % values.Count]!.DeepClone();
        return (string?)schema["type"] switch
        {
            "object" => MakeObject(schema, extent, variant),
            "array" => MakeArray(schema, name, extent, variant),
            "string" => MakeString(schema, name, extent),
            "integer" => JsonNode.Parse(Whole(schema, extent).ToString(CultureInfo.InvariantCulture)),
            "number" => JsonNode.Parse(Fraction(extent).ToString(CultureInfo.InvariantCulture)),
            "boolean" => JsonValue.Create(extent != Extent.Random || _random.Next(2) == 0),
            _ => new JsonObject { ["any"] = "thing", ["list"] = new JsonArray(1, 2.5, true) },
        };
    }

    private JsonObject MakeObject(JsonObject schema, Extent extent, int variant)
    {
        var made = new JsonObject();
        var required = schema["required"]?.AsArray().Select(member => (string)member!).ToHashSet() ?? [];
        foreach (var (name, member) in schema["properties"] as JsonObject ?? [])
        {
            if (required.Contains(name) || extent == Extent.Full || (extent == Extent.Random && _random.Next(3) == 0))
                made[name] = Make((JsonObject)member!, name, extent, variant);
        }
        if (schema["additionalProperties"] is not JsonValue && extent != Extent.Minimal)
            made["vendorMember"] = new JsonObject { ["deep"] = new JsonArray("x", 1) };
        return made;
    }

    private JsonArray MakeArray(JsonObject schema, string name, Extent extent, int variant)
    {
        var least = (int?)schema["minItems"] ?? 0;
        var most = Math.Min((int?)schema["maxItems"] ?? 3, 3);
        var count = extent switch
        {
            Extent.Minimal => least,
            Extent.Full => Math.Max(least, Math.Min(2, most)),
            _ => _random.Next(least, most + 1),
        };
        var made = new JsonArray();
        for (var i = 0; i < count; i++)
            made.Add(Make((JsonObject)schema["items"]!, name, extent, variant + i));
        return made;
    }

    private JsonValue MakeString(JsonObject schema, string name, Extent extent)
    {
        switch ((string?)schema["format"])
        {
            case "date-time":
                var time = new DateTime(2026, 2, 28, 23, 59, 58, 123, DateTimeKind.Utc).AddMinutes(extent == Extent.Random ? _random.Next(1_000_000) : 0);
                string[] shapes = ["yyyy-MM-dd'T'HH:mm:ss.fff'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.fffffff'+02:00'", "yyyy-MM-dd'T'HH:mm:ss'-11:30'"];
                return JsonValue.Create(time.ToString(shapes[extent == Extent.Random ? _random.Next(shapes.Length) : 0], CultureInfo.InvariantCulture));
            case "uri":
                return JsonValue.Create("https://csms.example/files/1?x=%20y");
        }
        var longest = (int?)schema["maxLength"] ?? 100;
        if (extent == Extent.Full)
            return JsonValue.Create((name + new string('z', longest))[..longest]);
        return JsonValue.Create(_random.Next(8) switch
        {
            0 => "",
            1 => new string('é', longest),
            2 => string.Concat(Enumerable.Repeat("\"", longest)),
            3 => string.Concat(Enumerable.Repeat("😀", longest / 2)),
            _ => (name + "-x")[..Math.Min(longest, name.Length + 2)],
        });
    }

    private long Whole(JsonObject schema, Extent extent)
    {
        var least = (decimal?)schema["minimum"] ?? -1000;
        var most = (decimal?)schema["maximum"] ?? 1000;
        if (extent != Extent.Random)
            return (long)Math.Min(most, 12);
        return _random.Next(6) switch
        {
            0 => (long)least,
            1 => (long)most,
            _ => (long)Math.Clamp(_random.Next(-5, 10_000), least, most),
        };
    }

    private decimal Fraction(Extent extent) => extent == Extent.Random ? _random.Next(-100, 4001) / 10m : 8.1m;

    private enum Extent
    {
        Minimal,
        Random,
        Full,
    }
}
