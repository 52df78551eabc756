using System.Text.Json;
using System.Text.Json.Serialization;

namespace Csms.Domain.Profiles;

/// <summary>How profiles, schedules and needs are kept as text.</summary>
public static class ProfileJson
{
    // Rows outlive this version: a member that another version knows does no harm.
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;
}
