using System.Text.Json;
using System.Text.Json.Serialization;

namespace Csms.Protocol.Leniency;

/// <summary>Rules as text, for the database.</summary>
public static class StoredRules
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write(IReadOnlyList<LeniencyRule> rules) => JsonSerializer.Serialize(rules, Options);

    /// <exception cref="JsonException">The text is not what <see cref="Write"/> wrote.</exception>
    public static IReadOnlyList<LeniencyRule> Read(string json) => JsonSerializer.Deserialize<List<LeniencyRule>>(json, Options) ?? [];
}
