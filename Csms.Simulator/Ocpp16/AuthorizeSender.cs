using Csms.Protocol.Ocpp16;
using Csms.Simulator.Tokens;

namespace Csms.Simulator.Ocpp16;

internal static class AuthorizeSender
{
    public static void Send(SimulatedStation station, Token token, Action<Verdict?> answered) =>
        station.Calls.Send(new AuthorizeRequest { IdTag = token.Value }, response => answered(Translation.Of(response.IdTagInfo)), _ => answered(null));
}
