using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Security;

/// <summary>How an operator gives a station a new password, in both versions.</summary>
internal static class Passwords
{
    /// <summary>The body of <c>POST configuration</c>.</summary>
    public static string Change(string subprotocol, string password) =>
        $$"""{"key":"{{(subprotocol == "ocpp1.6" ? "AuthorizationKey" : "SecurityCtrlr/BasicAuthPassword")}}","value":"{{password}}"}""";

    /// <summary>Gives a connected station a new password, which it answers with <paramref name="status"/>.</summary>
    public static async Task SetPasswordAsync(this TestServer server, RawStation station, string stationId, string subprotocol, string password, string status)
    {
        var answer = server.SendForAsync(200, "POST", $"stations/{stationId}/configuration", Change(subprotocol, password));
        if (subprotocol == "ocpp1.6")
            await station.AnswerCallAsync("ChangeConfiguration", $$"""{"status":"{{status}}"}""");
        else
        {
            await station.AnswerCallAsync(
                "SetVariables",
                $$$"""{"setVariableResult":[{"attributeStatus":"{{{status}}}","component":{"name":"SecurityCtrlr"},"variable":{"name":"BasicAuthPassword"}}]}""");
        }
        await answer;
    }
}
