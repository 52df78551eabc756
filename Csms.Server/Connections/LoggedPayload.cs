using System.Text.Json;
using System.Text.Json.Nodes;

namespace Csms.Server.Connections;

/// <summary>A payload as the message log may keep it: passwords are blanked (OCPP 2.0.1 A01.FR.09).</summary>
internal static class LoggedPayload
{
    private const string Blank = "***";

    // The actions that carry a password, in either direction.
    private static readonly HashSet<string> Actions =
        ["ChangeConfiguration", "GetConfiguration", "SetVariables", "GetVariables", "SetNetworkProfile"];

    private static readonly HashSet<string> SecretNames = new(StringComparer.OrdinalIgnoreCase) { "AuthorizationKey", "BasicAuthPassword" };

    public static ReadOnlyMemory<byte> Of(string action, ReadOnlyMemory<byte> payload)
    {
        if (!Actions.Contains(action) || payload.IsEmpty)
            return payload;
        try
        {
            var node = JsonNode.Parse(payload.Span);
            return Clean(node) ? JsonSerializer.SerializeToUtf8Bytes(node) : payload;
        }
        catch (JsonException)
        {
            // What is no JSON holds no password of ours.
            return payload;
        }
    }

    private static bool Clean(JsonNode? node) => node switch
    {
        JsonObject members => CleanMembers(members),
        JsonArray elements => elements.Aggregate(false, (found, element) => Clean(element) | found),
        _ => false,
    };

    private static bool CleanMembers(JsonObject members)
    {
        var found = false;
        // 1.6 names the key beside its value, 2.0.1 the variable beside it; the rest are members of their own.
        var named = (members["key"] as JsonValue)?.ToString() ?? ((members["variable"] as JsonObject)?["name"] as JsonValue)?.ToString();
        foreach (var (name, value) in members.ToList())
        {
            var isSecret = name is "basicAuthPassword" or "apnPassword"
                || (name is "password" && value is JsonValue)
                || (name is "value" or "attributeValue" && named is not null && SecretNames.Contains(named));
            if (isSecret)
                members[name] = Blank;
            found |= isSecret || Clean(value);
        }
        return found;
    }
}
