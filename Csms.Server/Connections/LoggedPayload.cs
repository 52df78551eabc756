using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Csms.Domain.Configuration;
using Csms.Domain.Files;
using Csms.Protocol;

namespace Csms.Server.Connections;

/// <summary>
/// A payload as the message log may keep it: passwords (OCPP 2.0.1 A01.FR.09), those in addresses too, key codes (C04.FR.04) and customers are blanked.
/// </summary>
internal static class LoggedPayload
{
    private const string Blank = "***";

    // The actions that may carry a secret, in either direction.
    private static readonly HashSet<string> Actions =
    [
        ActionOf.Request<Protocol.Ocpp16.ChangeConfigurationRequest>(), ActionOf.Request<Protocol.Ocpp16.GetConfigurationRequest>(),
        ActionOf.Request<Protocol.Ocpp201.SetVariablesRequest>(), ActionOf.Request<Protocol.Ocpp201.GetVariablesRequest>(),
        ActionOf.Request<Protocol.Ocpp201.SetNetworkProfileRequest>(), ActionOf.Request<Protocol.Ocpp201.AuthorizeRequest>(),
        ActionOf.Request<Protocol.Ocpp201.TransactionEventRequest>(), ActionOf.Request<Protocol.Ocpp201.RequestStartTransactionRequest>(),
        ActionOf.Request<Protocol.Ocpp201.SendLocalListRequest>(), ActionOf.Request<Protocol.Ocpp201.NotifyReportRequest>(),
        ActionOf.Request<Protocol.Ocpp201.NotifyEventRequest>(), ActionOf.Request<Protocol.Ocpp201.ReserveNowRequest>(),
    ];

    // OCPP 2.0.1 N09, N10: what stations say of customers is kept for whoever asked, and not for as long as the log.
    private static readonly HashSet<string> PersonalActions =
        [ActionOf.Request<Protocol.Ocpp201.CustomerInformationRequest>(), ActionOf.Request<Protocol.Ocpp201.NotifyCustomerInformationRequest>()];

    private static readonly string[] PersonalMembers = ["data", "idToken", "customerIdentifier", "customerCertificate"];

    private static readonly HashSet<string> SecretMembers = ["basicAuthPassword", "apnPassword", "password", "simPin"];

    public static ReadOnlyMemory<byte> Of(string action, ReadOnlyMemory<byte> payload) => WithoutUrlSecrets(WithoutSecrets(action, payload));

    /// <summary>The same of what broke the rules, and may be no JSON at all.</summary>
    public static ReadOnlyMemory<byte> OfDoubtful(string action, ReadOnlyMemory<byte> payload) =>
        IsJson(payload.Span) ? Of(action, payload) : LoggedBroken.Of(payload.Span);

    private static bool IsJson(ReadOnlySpan<byte> payload)
    {
        var reader = new Utf8JsonReader(payload);
        try
        {
            while (reader.Read())
            {
                // To its end.
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // In any action: stations tell addresses that they were given in whatever text they like.
    private static ReadOnlyMemory<byte> WithoutUrlSecrets(ReadOnlyMemory<byte> payload)
    {
        if (payload.Span.IndexOf(":/"u8) < 0 && payload.Span.IndexOf(":\\/"u8) < 0)
            return payload;
        var text = Encoding.UTF8.GetString(payload.Span);
        var hidden = UrlSecrets.Hidden(text);
        return ReferenceEquals(hidden, text) ? payload : Encoding.UTF8.GetBytes(hidden);
    }

    private static ReadOnlyMemory<byte> WithoutSecrets(string action, ReadOnlyMemory<byte> payload)
    {
        var isPersonal = PersonalActions.Contains(action);
        // What answers nothing that is known may answer anything.
        var mayBeSecret = action.Length == 0 || Actions.Contains(action);
        if (payload.IsEmpty || (!isPersonal && (!mayBeSecret || !MayHoldSecret(payload.Span))))
            return payload;
        try
        {
            var node = JsonNode.Parse(payload.Span);
            return (isPersonal ? Blanked(node) : Clean(node)) ? JsonSerializer.SerializeToUtf8Bytes(node) : payload;
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or InvalidOperationException)
        {
            // Broken text, a member twice, half a character: what cannot be cleaned is not kept.
            return "\"***\""u8.ToArray();
        }
    }

    private static bool MayHoldSecret(ReadOnlySpan<byte> payload) =>
        payload.IndexOf("assword"u8) >= 0 || payload.IndexOf("uthorizationKey"u8) >= 0 || payload.IndexOf("KeyCode"u8) >= 0
        || payload.IndexOf("simPin"u8) >= 0 || payload.IndexOf("WriteOnly"u8) >= 0;

    private static bool Blanked(JsonNode? node)
    {
        if (node is not JsonObject members)
            return false;
        var found = PersonalMembers.Where(members.ContainsKey).ToList();
        foreach (var name in found)
            members[name] = Blank;
        return found.Count > 0;
    }

    /// <param name="isSecretVariable">Whether it belongs to a variable that holds a secret: a report names it one level above its values.</param>
    private static bool Clean(JsonNode? node, bool isSecretVariable = false) => node switch
    {
        JsonObject members => CleanMembers(members, isSecretVariable),
        JsonArray elements => elements.Aggregate(false, (found, element) => Clean(element, isSecretVariable) | found),
        _ => false,
    };

    private static bool CleanMembers(JsonObject members, bool isSecretVariable)
    {
        // 1.6 names the key beside its value, 2.0.1 the variable beside it, and the type beside a token.
        var variable = Text(members["key"]) ?? Text((members["variable"] as JsonObject)?["name"]);
        isSecretVariable |= Text(members["mutability"]) == "WriteOnly" || (variable is not null && SettingKey.Flat(variable).IsSecret);
        var isKeyCode = Text(members["type"]) == "KeyCode";
        var found = false;
        foreach (var (name, value) in members.ToList())
        {
            var isSecret = value is JsonValue
                && (SecretMembers.Contains(name)
                    || (name is "value" or "attributeValue" or "actualValue" && isSecretVariable)
                    // A private network's shared secret.
                    || (name == "key" && members.ContainsKey("server"))
                    || (name == "idToken" && isKeyCode));
            if (isSecret)
                members[name] = Blank;
            found |= isSecret || Clean(value, isSecretVariable);
        }
        return found;
    }

    private static string? Text(JsonNode? node) => (node as JsonValue)?.ToString();
}
