using Csms.Protocol.Ocpp201;
using Csms.Simulator.Tokens;

namespace Csms.Simulator.Ocpp201;

internal static class AuthorizeSender
{
    public static void Send(SimulatedStation station, Token token, Action<Verdict?> answered)
    {
        // C02.FR.01: a start button needs no authorization.
        if (token.Type == IdTokenType.NoAuthorization)
        {
            answered(new Verdict(true));
            return;
        }
        station.Calls.Send(
            new AuthorizeRequest { IdToken = Translation.Of(token), Certificate = token.Type == IdTokenType.EMAID ? station.Options.Contract?.Chain : null },
            response => answered(Translation.Of(response.IdTokenInfo)),
            _ => answered(null));
    }
}
